import { type Habits, Musician, makeBandClock } from "../synthesis/musician";
import { Random } from "../synthesis/random";

/** The piece: its bars and its one crescendo. Positions are in sixteenths; keys are MIDI numbers. */
export const TEMPO_BPM = 72;
export const BARS = 10;
export const FRAMES_PER_BAR = 160_000;
export const LOOP_FRAMES = BARS * FRAMES_PER_BAR;
export const CLIMAX_BAR = 8;

const clock = makeBandClock(BARS * 16, TEMPO_BPM, new Random(7201));
export const player = (habits: Habits, seed: number): Musician => new Musician(clock, habits, seed);

/** Bar, sixteenth, length, key, and how much louder or softer than the orchestra at that moment (MIDI velocity). */
export type Note = readonly [bar: number, sixteenth: number, length: number, key: number, accent?: number];

/** How loud the orchestra is, 0…1: by bar, read between by straight lines. One crescendo, one fall. */
const SHAPE: readonly (readonly [bar: number, loudness: number])[] = [
  [0, 0.52],
  [2, 0.57],
  [3.5, 0.52],
  [4, 0.58],
  [5.5, 0.63],
  [6, 0.62],
  [7, 0.75],
  [7.9, 0.95],
  [8, 1],
  [8.7, 0.96],
  [9, 0.8],
  [9.5, 0.62],
  [10, 0.52],
];

export function loudnessAt(bar: number): number {
  const at = ((bar % BARS) + BARS) % BARS;
  const next = SHAPE.findIndex(([from]) => from > at);
  const [b0, v0] = SHAPE[next - 1]!;
  const [b1, v1] = SHAPE[next]!;
  return v0 + ((v1 - v0) * (at - b0)) / (b1 - b0);
}

/** Chords of the harp, a half bar each. */
export const HARP_CHORDS: readonly (readonly number[])[] = [
  [50, 57, 62, 65, 69],
  [50, 57, 62, 65, 72],
  [46, 53, 58, 62, 69],
  [46, 53, 58, 62, 65],
  [43, 50, 58, 62, 67],
  [43, 50, 58, 65, 70],
  [45, 52, 57, 62, 67],
  [45, 52, 57, 61, 67],
];
