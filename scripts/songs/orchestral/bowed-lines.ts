import type { Note } from "./score";

/** Celli have the tune first, as a question that climbs; from bar 5 they carry the harmony, then double the theme. */
export const CELLI: readonly Note[] = [
  [0, 4, 6, 57],
  [0, 10, 2, 62],
  [0, 12, 4, 60],
  [1, 0, 6, 58],
  [1, 6, 2, 57],
  [1, 8, 7, 53],
  [2, 2, 2, 55],
  [2, 4, 4, 58],
  [2, 8, 3, 62],
  [2, 11, 1, 60],
  [2, 12, 4, 58],
  [3, 0, 4, 62],
  [3, 4, 4, 61],
  [3, 8, 7, 57],
  ...([
    [4, 0, 8, 53, -8],
    [4, 8, 8, 57, -8],
    [5, 0, 8, 52, -6],
    [5, 8, 7, 55, -6],
  ] as const),
  ...([
    [6, 0, 4, 50],
    [6, 4, 4, 57],
    [6, 8, 4, 58],
    [6, 12, 4, 55],
  ] as const),
  ...([
    [7, 0, 4, 51],
    [7, 4, 4, 55],
    [7, 8, 4, 57],
    [7, 12, 2, 61],
    [7, 14, 2, 64],
  ] as const),
  ...([
    [8, 0, 6, 66, 4],
    [8, 6, 2, 64],
    [8, 8, 4, 62],
    [8, 12, 4, 59],
  ] as const),
  ...([
    [9, 0, 6, 58, -4],
    [9, 6, 2, 57, -6],
    [9, 8, 7, 54, -8],
  ] as const),
];

/** Plucked under the opening, bowed from bar 5. */
export const BASSES_PLUCKED: readonly Note[] = [
  ...([
    [0, 0, 3, 38],
    [0, 8, 3, 45, -8],
    [1, 0, 3, 34],
    [1, 8, 3, 41, -8],
  ] as const),
  ...([
    [2, 0, 3, 43],
    [2, 8, 3, 38, -6],
    [3, 0, 3, 45],
    [3, 8, 3, 33, -4],
    [3, 12, 3, 40, -8],
  ] as const),
];
export const BASSES_BOWED: readonly Note[] = [
  ...([
    [4, 0, 8, 41],
    [4, 8, 8, 41, -4],
    [5, 0, 15, 40],
    [6, 0, 8, 38],
    [6, 8, 8, 34],
  ] as const),
  ...([
    [7, 0, 8, 39],
    [7, 8, 8, 33],
    [8, 0, 8, 38, 4],
    [8, 8, 4, 35],
    [8, 12, 4, 31],
    [9, 0, 15, 38],
  ] as const),
];

/** Violas: a rocking figure in two desks' worth of voices, tremolo towards the climax, then they hold. */
export const VIOLAS: readonly Note[] = [
  ...rocking(0, [57, 62]),
  ...rocking(1, [58, 62]),
  ...rocking(2, [55, 58]),
  ...([
    [3, 0, 8, 62, -6],
    [3, 0, 8, 57, -8],
    [3, 8, 7, 61, -6],
    [3, 8, 7, 55, -8],
  ] as const),
  ...([
    [4, 0, 8, 60, -6],
    [4, 8, 8, 60, -6],
    [4, 8, 8, 65, -8],
    [5, 0, 8, 60, -4],
    [5, 8, 7, 64, -4],
  ] as const),
  ...([
    [8, 0, 8, 62],
    [8, 0, 8, 66],
    [8, 8, 8, 62],
    [8, 8, 8, 67],
  ] as const),
  ...([
    [9, 0, 8, 58, -4],
    [9, 0, 8, 62, -6],
    [9, 8, 7, 57, -8],
    [9, 8, 7, 62, -8],
  ] as const),
];
export const VIOLAS_TREMOLO: readonly Note[] = [
  ...([
    [6, 0, 8, 62],
    [6, 0, 8, 65],
    [6, 8, 8, 62],
    [6, 8, 8, 67],
  ] as const),
  ...([
    [7, 0, 8, 63],
    [7, 0, 8, 67],
    [7, 8, 8, 61],
    [7, 8, 8, 67],
  ] as const),
];

/** Second violins: a silver thread, a counter-melody under the oboe, tremolo, then the theme's third below. */
export const VIOLINS_2: readonly Note[] = [
  ...([
    [0, 8, 8, 69, -10],
    [1, 0, 15, 70, -10],
    [2, 0, 16, 70, -8],
    [3, 0, 8, 69, -6],
    [3, 8, 7, 67, -8],
  ] as const),
  ...([
    [4, 4, 4, 65, -6],
    [4, 8, 4, 69, -4],
    [4, 12, 4, 67, -4],
    [5, 0, 4, 67, -4],
    [5, 4, 4, 65, -4],
    [5, 8, 7, 64, -2],
  ] as const),
  ...([
    [8, 0, 8, 81],
    [8, 8, 4, 79],
    [8, 12, 4, 74],
    [9, 0, 8, 74, -4],
    [9, 8, 7, 69, -8],
  ] as const),
];
export const VIOLINS_2_TREMOLO: readonly Note[] = [
  ...([
    [6, 0, 8, 69],
    [6, 8, 8, 70],
    [7, 0, 8, 70],
    [7, 8, 8, 73],
  ] as const),
];

/** First violins: silent at first; they answer the celli, and take the tune to its top. */
export const VIOLINS_1: readonly Note[] = [
  ...([
    [1, 10, 2, 77, 2],
    [1, 12, 4, 81, 6],
    [2, 0, 4, 79, 2],
  ] as const),
  ...([
    [3, 10, 2, 76, 2],
    [3, 12, 2, 79, 6],
    [3, 14, 2, 81, 6],
  ] as const),
  ...([
    [6, 0, 6, 74],
    [6, 6, 2, 77],
    [6, 8, 4, 82],
    [6, 12, 2, 81],
    [6, 14, 2, 79],
  ] as const),
  ...([
    [7, 0, 4, 79],
    [7, 4, 4, 82],
    [7, 8, 4, 81],
    [7, 12, 2, 85],
    [7, 14, 2, 88],
  ] as const),
  ...([
    [8, 0, 6, 90, 6],
    [8, 6, 2, 88],
    [8, 8, 4, 86],
    [8, 12, 4, 83],
  ] as const),
  ...([
    [9, 0, 6, 82, -2],
    [9, 6, 2, 81, -4],
    [9, 8, 7, 78, -8],
  ] as const),
];

function rocking(bar: number, [low, high]: readonly [number, number]): Note[] {
  return [0, 2, 4, 6, 8, 10, 12, 14].map((s) => [
    bar,
    s,
    2,
    s % 4 === 0 ? low : high,
    s % 8 === 0 ? -4 : -10,
  ]);
}
