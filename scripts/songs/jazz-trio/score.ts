import { type Habits, Musician, makeBandClock } from "../synthesis/musician";
import { Random } from "../synthesis/random";

/** Bars, chords and players. Positions are in sixteenths of a bar; keys are MIDI numbers. */
export const TEMPO_BPM = 120;
export const BARS = 16;
/** Eight bars of tune, eight of solo. */
export const SOLO_BAR = 8;
export const FRAMES_PER_BAR = 96_000;
export const LOOP_FRAMES = BARS * FRAMES_PER_BAR;
export const KEY = "F major";

export interface Chord {
  readonly name: string;
  /** Upright bass: root, third, fifth and seventh or sixth. */
  readonly tones: readonly [number, number, number, number];
  /** The pianist's left hand, without the root. */
  readonly left: readonly [number, number, number];
}

const F: Chord = { name: "Fmaj9", tones: [41, 45, 48, 52], left: [57, 60, 64] };
const D7B9: Chord = { name: "D7♭9", tones: [38, 42, 45, 48], left: [54, 60, 63] };
const GM: Chord = { name: "Gm7", tones: [31, 34, 38, 41], left: [53, 58, 62] };
const C7: Chord = { name: "C13", tones: [36, 40, 43, 46], left: [52, 57, 58] };
const AM: Chord = { name: "Am7", tones: [33, 36, 40, 43], left: [55, 60, 64] };
const DM: Chord = { name: "Dm7", tones: [38, 41, 45, 48], left: [53, 60, 64] };
const D7: Chord = { name: "D7", tones: [38, 42, 45, 48], left: [54, 60, 64] };
const F6: Chord = { name: "F6", tones: [41, 45, 48, 50], left: [57, 60, 62] };
const F7: Chord = { name: "F13", tones: [41, 45, 48, 51], left: [51, 57, 62] };
const BB: Chord = { name: "B♭maj9", tones: [34, 38, 41, 45], left: [50, 57, 60] };
const BBM: Chord = { name: "B♭m6", tones: [34, 37, 41, 43], left: [49, 55, 60] };

const CHART: readonly (readonly [Chord] | readonly [Chord, Chord])[] = [
  ...([[F], [D7B9], [GM], [C7], [AM, D7], [GM, C7], [F6, DM], [GM, C7]] as const),
  ...([[F], [F7], [BB], [BBM], [AM, D7], [GM, C7], [F6, D7], [GM, C7]] as const),
];

/** The chord that sounds at a sixteenth of a bar. */
export function chordAt(bar: number, sixteenth = 0): Chord {
  const chords = CHART[((bar % BARS) + BARS) % BARS]!;
  return (sixteenth >= 8 ? chords[1] : undefined) ?? chords[0];
}

export const isSolo = (bar: number) => bar >= SOLO_BAR;

/** Where the second eighth of a beat falls: 64 against 36. Everybody has their own, hence the argument. */
export function swung(sixteenth: number, share01 = 0.64): number {
  return sixteenth % 4 === 2 ? sixteenth - 2 + 4 * share01 : sixteenth;
}

const clock = makeBandClock(BARS * 16, TEMPO_BPM, new Random(1200));

/** A member of the trio; all share its drift. */
export function player(habits: Habits, seed: number): Musician {
  return new Musician(clock, habits, seed);
}

/** The pianist's right hand, tune and then solo: bar, sixteenth (2 is the swung eighth), length, key, velocity. */
export const MELODY: readonly (readonly [number, number, number, number, number])[] = [
  [0, 2, 2, 72, 66],
  [0, 4, 2, 76, 72],
  [0, 6, 2, 79, 70],
  [0, 8, 5, 81, 82],
  [0, 14, 2, 79, 66],
  [1, 2, 4, 75, 76],
  [1, 6, 5, 72, 70],
  [1, 12, 2, 70, 62],
  [1, 14, 2, 69, 66],
  [2, 0, 6, 70, 76],
  [2, 8, 2, 69, 62],
  [2, 10, 2, 70, 66],
  [2, 12, 2, 74, 72],
  [2, 14, 5, 77, 82],
  [3, 4, 2, 76, 70],
  [3, 6, 5, 74, 74],
  [4, 2, 2, 72, 68],
  [4, 4, 2, 76, 74],
  [4, 6, 2, 79, 74],
  [4, 8, 3, 78, 82],
  [4, 12, 2, 75, 70],
  [4, 14, 2, 74, 72],
  [5, 0, 3, 74, 78],
  [5, 4, 2, 77, 74],
  [5, 6, 2, 76, 66],
  [5, 8, 4, 74, 72],
  [5, 12, 2, 70, 64],
  [5, 14, 2, 69, 66],
  [6, 0, 6, 69, 76],
  [6, 8, 2, 67, 62],
  [6, 10, 7, 65, 72],
  [7, 10, 2, 67, 74],
  [7, 12, 2, 70, 80],
  [7, 14, 2, 72, 84],
  [8, 0, 2, 69, 90],
  [8, 2, 2, 72, 78],
  [8, 4, 2, 76, 88],
  [8, 6, 2, 79, 86],
  [8, 8, 2, 77, 84],
  [8, 10, 2, 76, 76],
  [8, 12, 2, 74, 82],
  [8, 14, 2, 72, 80],
  [9, 0, 2, 75, 92],
  [9, 2, 4, 69, 78],
  [9, 8, 2, 67, 74],
  [9, 10, 2, 69, 78],
  [9, 12, 2, 72, 86],
  [9, 14, 2, 75, 88],
  [10, 0, 2, 77, 94],
  [10, 2, 2, 74, 78],
  [10, 4, 2, 70, 80],
  [10, 6, 6, 69, 88],
  [11, 2, 2, 70, 76],
  [11, 4, 2, 73, 84],
  [11, 6, 2, 77, 86],
  [11, 8, 2, 80, 96],
  [11, 10, 2, 79, 80],
  [11, 12, 2, 77, 84],
  [11, 14, 2, 73, 80],
  [12, 0, 3, 76, 94],
  [12, 4, 2, 72, 78],
  [12, 6, 4, 79, 98],
  [12, 10, 2, 78, 84],
  [12, 12, 2, 75, 86],
  [12, 14, 2, 72, 82],
  [13, 0, 2, 70, 86],
  [13, 2, 2, 74, 80],
  [13, 4, 2, 77, 92],
  [13, 6, 2, 81, 96],
  [13, 8, 2, 82, 102],
  [13, 10, 2, 79, 84],
  [13, 12, 2, 76, 86],
  [13, 14, 2, 73, 84],
  [14, 0, 5, 72, 94],
  [14, 6, 2, 69, 74],
  [14, 8, 2, 67, 76],
  [14, 10, 2, 69, 76],
  [14, 12, 2, 72, 80],
  [14, 14, 2, 74, 78],
  [15, 0, 5, 74, 82],
  [15, 6, 7, 70, 70],
];
