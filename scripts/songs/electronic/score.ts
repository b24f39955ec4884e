import { type BandClock, type Habits, Musician } from "../synthesis/musician";

/** The song's bars, chords and tunes. Positions are in sixteenths; keys are MIDI numbers. */
export const TEMPO_BPM = 125;
export const BARS = 16;
export const DROP_BAR = 8;
export const FRAMES_PER_BAR = 92_160;
export const LOOP_FRAMES = BARS * FRAMES_PER_BAR;

interface Chord {
  readonly name: string;
  /** Of the 808, which alone goes this low. */
  readonly root: number;
  /** Four voices that move by step from chord to chord. */
  readonly voices: readonly number[];
}

const FM9: Chord = { name: "Fm9", root: 29, voices: [56, 60, 63, 67] };
const DB9: Chord = { name: "D♭maj9", root: 37, voices: [56, 60, 63, 65] };
const BBM9: Chord = { name: "B♭m9", root: 34, voices: [56, 60, 61, 65] };
const EB9: Chord = { name: "E♭9", root: 39, voices: [55, 58, 61, 65] };
const C7: Chord = { name: "C7♭9", root: 36, voices: [55, 58, 61, 64] };

const CHART: readonly Chord[] = [
  ...[FM9, DB9, BBM9, C7, FM9, DB9, BBM9, C7],
  ...[FM9, DB9, BBM9, C7, FM9, DB9, EB9, C7],
];

export const chordAt = (bar: number): Chord => CHART[((bar % BARS) + BARS) % BARS]!;
export const isDrop = (bar: number) => bar >= DROP_BAR;

/** A sequencer's: it does not drift. What breathes is played on top of it. */
const clock: BandClock = {
  sixteenths: BARS * 16,
  secondsPerSixteenth: 15 / TEMPO_BPM,
  drift: new Float64Array(BARS * 16),
};

export const player = (habits: Habits, seed: number): Musician => new Musician(clock, habits, seed);

/** Share of a sixteenth by which every second one is late; the half-time part leans back further. */
export const swung = (bar: number, sixteenth: number): number =>
  bar * 16 + sixteenth + (Math.abs(sixteenth % 2) === 1 ? (isDrop(bar) ? 0.16 : 0.11) : 0);

/** Bar, sixteenth, velocity 0…1. */
export type Stroke = readonly [bar: number, sixteenth: number, velocity: number];
/** Bar, sixteenth, length, key, effort 0…1. */
export type Note = readonly [bar: number, sixteenth: number, length: number, key: number, effort: number];

const bars = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);

/** Four to the floor until the build takes it away; then half time. */
export const KICKS: readonly Stroke[] = [
  ...bars(0, 7).flatMap((bar) => [0, 4, 8, 12].map((s): Stroke => [bar, s, s === 0 ? 1 : 0.93])),
  ...[[3, 15, 0.7] as const, [7, 0, 1] as const, [7, 4, 0.9] as const],
  ...bars(8, 16, 2).flatMap((bar): Stroke[] => [
    [bar, 0, 1],
    [bar, 6, 0.82],
    [bar, 10, 0.94],
    [bar + 1, 0, 1],
    [bar + 1, 3, 0.8],
    [bar + 1, 10, 0.92],
  ]),
  ...[[9, 15, 0.7] as const, [11, 14, 0.85] as const, [13, 7, 0.75] as const],
];

/** The 808: with the kick, but held, cut short, and slid. Its key may slide to a second one at the end. */
export const SUB: readonly (readonly [...Note, slideTo?: number])[] = [
  [8, 0, 5.5, 29, 1],
  [8, 6, 3.5, 29, 0.85],
  [8, 10, 5.5, 29, 0.95, 41],
  [9, 0, 2.8, 37, 1],
  [9, 3, 5, 37, 0.85],
  [9, 10, 5, 37, 0.95],
  [9, 15, 1, 32, 0.8],
  [10, 0, 5.5, 34, 1],
  [10, 6, 3.5, 34, 0.85],
  [10, 10, 5.5, 34, 0.95],
  [11, 0, 2.8, 36, 1],
  [11, 3, 6, 36, 0.85],
  [11, 10, 3.5, 36, 0.95],
  [11, 14, 2, 31, 0.9, 29],
  [12, 0, 5.5, 29, 1],
  [12, 6, 3.5, 29, 0.85],
  [12, 10, 5.5, 29, 0.95, 41],
  [13, 0, 2.8, 37, 1],
  [13, 3, 3.8, 37, 0.85],
  [13, 7, 2.5, 37, 0.8],
  [13, 10, 5.5, 37, 0.95],
  [14, 0, 5.5, 39, 1],
  [14, 6, 3.5, 39, 0.85],
  [14, 10, 5.5, 39, 0.95],
  [15, 0, 2.8, 36, 1],
  [15, 3, 6, 36, 0.85],
  [15, 10, 5, 36, 0.95, 24],
];

/** Bass of the verse: off the kick's beats, with small runs into the next chord. It answers in the drop. */
export const BASS: readonly Note[] = [
  ...bars(0, 8).flatMap((bar): Note[] => {
    const low = chordAt(bar).root < 32 ? chordAt(bar).root + 12 : chordAt(bar).root;
    const next = chordAt(bar + 1).root < 32 ? chordAt(bar + 1).root + 12 : chordAt(bar + 1).root;
    const off: Note[] = [
      [bar, 2, 1.6, low, 0.8],
      [bar, 3, 0.8, low, 0.5],
      [bar, 6, 1.6, low, 0.85],
      [bar, 9, 0.8, low + 12, 0.7],
      [bar, 10, 1.6, low, 0.8],
    ];
    if (bar === 7) return off.slice(0, 3);
    return bar % 2 === 0
      ? [...off, [bar, 14, 1.6, low + 7, 0.7]]
      : [
          ...off,
          [bar, 13, 0.8, low + 7, 0.65],
          [bar, 14, 0.8, low, 0.6],
          [bar, 15, 0.9, next + (next > low ? -1 : 1), 0.75],
        ];
  }),
  [9, 6, 1.5, 49, 0.9],
  [9, 8, 1, 48, 0.7],
  [11, 6, 2.5, 48, 0.95],
  [11, 9, 1, 46, 0.7],
  [13, 5, 1, 49, 0.9],
  [13, 6, 1, 48, 0.8],
  [13, 8, 2, 44, 0.85],
  [15, 5, 1, 48, 0.9],
  [15, 6, 1.5, 49, 0.8],
  [15, 8, 2, 48, 1],
];

/** Lead: a shadow of the hook before the build, then the hook: up, hang, fall; the second time it reaches the top. */
export const LEAD: readonly Note[] = [
  [4, 6, 4, 72, 0.35],
  [4, 12, 2, 75, 0.38],
  [4, 14, 5, 77, 0.42],
  [6, 0, 3, 70, 0.4],
  [6, 3, 3, 73, 0.45],
  [6, 6, 8, 77, 0.5],
  [8, 0, 3, 72, 0.9],
  [8, 3, 3, 75, 0.86],
  [8, 6, 5, 77, 0.92],
  [8, 12, 2, 75, 0.8],
  [8, 14, 2, 72, 0.76],
  [9, 0, 3, 72, 0.86],
  [9, 3, 2, 70, 0.8],
  [9, 5, 6, 68, 0.8],
  [10, 0, 3, 70, 0.88],
  [10, 3, 3, 73, 0.86],
  [10, 6, 5, 77, 0.92],
  [10, 12, 2, 75, 0.82],
  [10, 14, 2, 73, 0.8],
  [11, 0, 4, 76, 0.94],
  [11, 4, 2, 79, 0.88],
  [11, 6, 4, 73, 0.84],
  [12, 0, 3, 72, 0.9],
  [12, 3, 3, 75, 0.88],
  [12, 6, 4, 80, 1],
  [12, 10, 2, 79, 0.92],
  [12, 12, 2, 77, 0.86],
  [12, 14, 2, 75, 0.82],
  [13, 0, 3, 77, 0.9],
  [13, 3, 2, 75, 0.84],
  [13, 5, 6, 72, 0.82],
  [14, 0, 3, 70, 0.86],
  [14, 3, 3, 73, 0.88],
  [14, 6, 5, 79, 0.96],
  [14, 12, 3, 77, 0.88],
  [15, 0, 5, 76, 0.95],
  [15, 5, 5, 73, 0.82],
];
