import { type Habits, Musician, makeBandClock } from "../synthesis/musician";
import { Random } from "../synthesis/random";

/** The song's bars, chords and tune. Positions are in sixteenths; keys are MIDI numbers. */
export const TEMPO_BPM = 100;
export const BARS = 16;
export const VERSE_BARS = 8;
export const FRAMES_PER_BAR = 115_200;
export const LOOP_FRAMES = BARS * FRAMES_PER_BAR;

export interface Chord {
  readonly name: string;
  /** Bass guitar. */
  readonly root: number;
  /** Guitar strings from low to high. */
  readonly guitar: readonly number[];
  /** Right hand of the keyboards. */
  readonly keys: readonly number[];
}

export const G: Chord = { name: "G", root: 31, guitar: [43, 47, 50, 55, 62, 67], keys: [59, 62, 67] };
export const D_F: Chord = { name: "D/F♯", root: 30, guitar: [42, 45, 50, 57, 62, 66], keys: [57, 62, 66] };
export const EM7: Chord = { name: "Em7", root: 28, guitar: [40, 47, 52, 55, 62, 67], keys: [59, 62, 67] };
export const C9: Chord = { name: "Cadd9", root: 36, guitar: [48, 52, 55, 62, 67], keys: [60, 62, 67] };
export const AM7: Chord = { name: "Am7", root: 33, guitar: [45, 52, 55, 60, 64], keys: [60, 64, 67] };
export const DSUS: Chord = { name: "Dsus4", root: 38, guitar: [50, 57, 62, 67], keys: [62, 67, 69] };
export const D: Chord = { name: "D", root: 38, guitar: [50, 57, 62, 66], keys: [62, 66, 69] };
export const G_B: Chord = { name: "G/B", root: 35, guitar: [47, 50, 55, 62, 67], keys: [59, 62, 67] };

/** A bar's chord, or one for each half. */
export type ChordsOfBar = readonly [Chord] | readonly [Chord, Chord];

export const CHART: readonly ChordsOfBar[] = [
  ...([[G], [D_F], [EM7], [C9], [G], [D_F], [AM7], [DSUS, D]] as const),
  ...([[C9], [D], [EM7], [G_B], [C9], [D], [EM7], [DSUS, D]] as const),
];

/** The chord that sounds at a sixteenth of a bar. */
export type ChordAt = (bar: number, sixteenth?: number) => Chord;

/** Reads a chart round and round. */
export const chordsOf =
  (chart: readonly ChordsOfBar[]): ChordAt =>
  (bar, sixteenth = 0) => {
    const chords = chart[bar % chart.length]!;
    return (sixteenth >= 8 ? chords[1] : undefined) ?? chords[0];
  };

export const chordAt = chordsOf(CHART);

export const isChorus = (bar: number) => bar >= VERSE_BARS;

const clock = makeBandClock(BARS * 16, TEMPO_BPM, new Random(20261));

/** Who plays: push or lag, steadiness, evenness. */
export const HABITS = {
  drums: { offsetSeconds: 0, driftSeconds: 0.0025, jitterSeconds: 0.0018, velocityNoise: 5 },
  percussion: { offsetSeconds: -0.003, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 6 },
  bass: { offsetSeconds: 0.004, driftSeconds: 0.004, jitterSeconds: 0.0025, velocityNoise: 5 },
  acousticGuitar: { offsetSeconds: -0.002, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 6 },
  piano: { offsetSeconds: 0.001, driftSeconds: 0.004, jitterSeconds: 0.0025, velocityNoise: 5 },
  strings: { offsetSeconds: -0.02, driftSeconds: 0.006, jitterSeconds: 0.005, velocityNoise: 4 },
  organ: { offsetSeconds: 0.002, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 2 },
  lead: { offsetSeconds: 0.01, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 0 },
} as const satisfies Record<string, Habits>;

/** A member of the band; all share the band's drift. */
export function player(who: keyof typeof HABITS, seed: number): Musician {
  return new Musician(clock, HABITS[who], seed);
}

export type Phrasing = "tongued" | "slurred" | "scooped" | "falling";
/** Bar, sixteenth, length, key, effort 0…1, and how the note is joined to its neighbours. */
export type TuneNote = readonly [number, number, number, number, number, Phrasing];
export const TUNE: readonly TuneNote[] = [
  // Verse: two bars of question, two of answer, with room between; the third phrase climbs.
  [0, 6, 2, 62, 0.5, "scooped"],
  [0, 8, 2, 64, 0.52, "slurred"],
  [0, 10, 2, 67, 0.58, "tongued"],
  [0, 12, 6, 71, 0.66, "slurred"],
  [1, 2, 5, 69, 0.6, "slurred"],
  [1, 8, 2, 66, 0.5, "tongued"],
  [1, 10, 4, 62, 0.46, "falling"],
  [2, 6, 2, 62, 0.5, "tongued"],
  [2, 8, 2, 64, 0.54, "slurred"],
  [2, 10, 2, 67, 0.58, "tongued"],
  [2, 12, 4, 71, 0.66, "slurred"],
  [3, 0, 2, 69, 0.6, "slurred"],
  [3, 2, 5, 67, 0.56, "slurred"],
  [3, 8, 5, 64, 0.48, "tongued"],
  [4, 6, 2, 62, 0.54, "scooped"],
  [4, 8, 2, 67, 0.6, "tongued"],
  [4, 10, 2, 69, 0.64, "slurred"],
  [4, 12, 4, 71, 0.7, "slurred"],
  [5, 0, 4, 74, 0.78, "scooped"],
  [5, 4, 2, 71, 0.68, "slurred"],
  [5, 6, 6, 69, 0.62, "slurred"],
  [6, 4, 3, 72, 0.68, "scooped"],
  [6, 7, 1, 71, 0.62, "slurred"],
  [6, 8, 2, 69, 0.62, "tongued"],
  [6, 10, 2, 67, 0.6, "slurred"],
  [6, 12, 4, 69, 0.66, "tongued"],
  [7, 0, 6, 67, 0.68, "slurred"],
  [7, 6, 5, 66, 0.64, "slurred"],
  [7, 12, 2, 67, 0.76, "tongued"],
  [7, 14, 2, 69, 0.82, "tongued"],
  // Chorus: the hook falls in dotted steps, comes back, and the third time climbs to the top of the horn.
  [8, 0, 3, 74, 0.92, "scooped"],
  [8, 3, 3, 72, 0.84, "tongued"],
  [8, 6, 2, 71, 0.8, "slurred"],
  [8, 8, 6, 67, 0.8, "tongued"],
  [9, 0, 3, 69, 0.84, "tongued"],
  [9, 3, 3, 71, 0.82, "tongued"],
  [9, 6, 6, 69, 0.8, "slurred"],
  [9, 14, 2, 71, 0.8, "tongued"],
  [10, 0, 3, 74, 0.92, "slurred"],
  [10, 3, 3, 71, 0.84, "tongued"],
  [10, 6, 2, 69, 0.78, "slurred"],
  [10, 8, 6, 67, 0.8, "tongued"],
  [11, 0, 2, 69, 0.78, "tongued"],
  [11, 2, 2, 67, 0.74, "slurred"],
  [11, 4, 2, 69, 0.78, "tongued"],
  [11, 6, 6, 71, 0.84, "falling"],
  [12, 0, 3, 74, 0.94, "scooped"],
  [12, 3, 3, 72, 0.86, "tongued"],
  [12, 6, 2, 71, 0.82, "slurred"],
  [12, 8, 6, 67, 0.82, "tongued"],
  [13, 0, 3, 69, 0.86, "tongued"],
  [13, 3, 3, 71, 0.84, "tongued"],
  [13, 6, 6, 69, 0.82, "slurred"],
  [13, 14, 1, 67, 0.8, "tongued"],
  [13, 15, 1, 71, 0.86, "slurred"],
  [14, 0, 4, 74, 0.95, "slurred"],
  [14, 4, 6, 76, 1, "scooped"],
  [14, 10, 2, 74, 0.9, "slurred"],
  [14, 12, 4, 71, 0.86, "slurred"],
  [15, 0, 6, 69, 0.84, "tongued"],
  [15, 6, 2, 67, 0.76, "slurred"],
  [15, 8, 6, 69, 0.74, "falling"],
];
