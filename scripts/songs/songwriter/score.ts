import { type Habits, Musician, makeBandClock } from "../synthesis/musician";
import { Random } from "../synthesis/random";

/** Bars, chords and players. Positions are in sixteenths of a bar; keys are MIDI numbers. */
export const TEMPO_BPM = 80;
export const BARS = 12;
/** Four bars of verse, four for the student's own voice, four of chorus. */
export const SLOT_BAR = 4;
export const CHORUS_BAR = 8;
export const FRAMES_PER_BAR = 144_000;
export const LOOP_FRAMES = BARS * FRAMES_PER_BAR;
export const KEY = "D major";

export interface Chord {
  readonly name: string;
  /** Upright bass. */
  readonly root: number;
  /** Strings that sound, from low to high. */
  readonly guitar: readonly number[];
  /** Three voices for piano and choir, led by small steps. */
  readonly voices: readonly [number, number, number];
}

const D: Chord = { name: "D", root: 38, guitar: [50, 57, 62, 66], voices: [62, 66, 69] };
const A_CS: Chord = { name: "A/C♯", root: 37, guitar: [49, 57, 61, 64], voices: [61, 64, 69] };
const BM7: Chord = { name: "Bm7", root: 35, guitar: [47, 54, 57, 62, 66], voices: [62, 66, 69] };
const G: Chord = { name: "G", root: 31, guitar: [43, 50, 55, 59, 67], voices: [62, 67, 71] };
const ASUS: Chord = { name: "Asus4", root: 33, guitar: [45, 52, 57, 62, 64], voices: [62, 64, 69] };
const A: Chord = { name: "A", root: 33, guitar: [45, 52, 57, 61, 64], voices: [61, 64, 69] };
const D_FS: Chord = { name: "D/F♯", root: 30, guitar: [42, 50, 57, 62, 66], voices: [62, 66, 69] };
const EM7: Chord = { name: "Em7", root: 28, guitar: [40, 47, 52, 55, 62, 67], voices: [62, 67, 71] };

const CHART: readonly (readonly [Chord] | readonly [Chord, Chord])[] = [
  ...([[D], [A_CS], [BM7], [G]] as const),
  ...([[D], [A_CS], [G], [ASUS, A]] as const),
  ...([
    [G, A],
    [D_FS, BM7],
    [EM7, G],
    [ASUS, A],
  ] as const),
];

/** The chord that sounds at a sixteenth of a bar. */
export function chordAt(bar: number, sixteenth = 0): Chord {
  const chords = CHART[((bar % BARS) + BARS) % BARS]!;
  return (sixteenth >= 8 ? chords[1] : undefined) ?? chords[0];
}

export const isChorus = (bar: number) => bar >= CHORUS_BAR;

/** Where the left hand slides audibly: bar and sixteenth, just before a change of chord. */
export const SQUEAKS: readonly (readonly [bar: number, sixteenth: number])[] = [
  [0, 15.4],
  [2, 15.3],
  [4, 15.4],
  [6, 15.2],
  [8, 7.4],
  [10, 7.3],
];
/** Where the lead draws breath. */
export const BREATHS: readonly (readonly [bar: number, sixteenth: number])[] = [
  [0, 1.2],
  [1, 14.4],
  [7, 9.2],
  [9, 14.2],
];

const clock = makeBandClock(BARS * 16, TEMPO_BPM, new Random(8080));

/** A member of the band; all share the band's drift. */
export function player(habits: Habits, seed: number): Musician {
  return new Musician(clock, habits, seed);
}

type Phrasing = "tongued" | "slurred" | "scooped" | "falling";
/** The tune: bar, sixteenth, length, key, effort, joint. It whispers, is silent for four bars, and ends at full voice. */
export const TUNE: readonly (readonly [number, number, number, number, number, Phrasing])[] = [
  [0, 4, 2, 69, 0.1, "tongued"],
  [0, 6, 2, 71, 0.13, "slurred"],
  [0, 8, 6, 69, 0.18, "slurred"],
  [0, 14, 2, 66, 0.1, "tongued"],
  [1, 0, 5, 64, 0.16, "slurred"],
  [1, 6, 2, 66, 0.13, "tongued"],
  [1, 8, 5, 61, 0.1, "falling"],
  [2, 2, 2, 66, 0.14, "scooped"],
  [2, 4, 2, 69, 0.2, "slurred"],
  [2, 6, 4, 74, 0.32, "slurred"],
  [2, 10, 1, 73, 0.25, "slurred"],
  [2, 11, 5, 71, 0.24, "slurred"],
  [3, 0, 3, 69, 0.2, "tongued"],
  [3, 3, 1, 67, 0.15, "slurred"],
  [3, 4, 2, 69, 0.18, "slurred"],
  [3, 6, 7, 67, 0.11, "falling"],
  [7, 12, 2, 69, 0.5, "tongued"],
  [7, 14, 2, 73, 0.62, "slurred"],
  [8, 0, 6, 74, 0.8, "scooped"],
  [8, 6, 2, 71, 0.7, "slurred"],
  [8, 8, 4, 73, 0.76, "tongued"],
  [8, 12, 2, 74, 0.78, "slurred"],
  [8, 14, 2, 76, 0.86, "slurred"],
  [9, 0, 6, 78, 0.96, "scooped"],
  [9, 6, 2, 76, 0.85, "slurred"],
  [9, 8, 3, 74, 0.8, "tongued"],
  [9, 11, 1, 73, 0.7, "slurred"],
  [9, 12, 2, 71, 0.66, "falling"],
  [10, 0, 2, 71, 0.72, "tongued"],
  [10, 2, 2, 74, 0.84, "slurred"],
  [10, 4, 4, 79, 1, "slurred"],
  [10, 8, 2, 78, 0.9, "slurred"],
  [10, 10, 2, 76, 0.82, "tongued"],
  [10, 12, 4, 74, 0.7, "slurred"],
  [11, 2, 2, 73, 0.46, "tongued"],
  [11, 4, 2, 74, 0.38, "slurred"],
  [11, 6, 6, 76, 0.3, "slurred"],
  [11, 12, 3, 73, 0.14, "falling"],
];
