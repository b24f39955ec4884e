import { SAMPLE_RATE_HZ } from "./constants";
import { decibelsToGain, powerToDecibels } from "./math";

/** A beginning that can be heard. */
export interface Onset {
  readonly seconds: number;
  /** Mean level of its first 40 ms. */
  readonly levelDb: number;
}

/** How a player stands against the grid that suits best. */
export interface Timing {
  /** 4: sixteenths; 3: triplets, as in swing. */
  readonly perBeat: number;
  readonly meanMs: number;
  readonly spreadMs: number;
}

const HOP_FRAMES = 96;
const HOPS_PER_SECOND = SAMPLE_RATE_HZ / HOP_FRAMES;
const PRE_EMPHASIS = 0.9;
/** What an onset must rise above: the loudest of this stretch before it. */
const BEFORE_HOPS = 15;
const LEAST_RISE_DB = 5;
const LEAST_GAP_HOPS = 30;
const LEVEL_HOPS = 20;
/** Onsets this far below the loudest are noise. */
const DEPTH_DB = 42;

/** Beginnings of notes and strokes in a loop: where the level of its upper spectrum jumps. */
export function onsetsOf(channels: readonly ArrayLike<number>[]): Onset[] {
  const levels = levelsOf(channels);
  const hops = levels.length;
  const at = (hop: number) => levels[((hop % hops) + hops) % hops]!;
  const before = (hop: number) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let back = 2; back <= BEFORE_HOPS; back++) most = Math.max(most, at(hop - back));
    return most;
  };
  const rises = Float64Array.from({ length: hops }, (_, hop) => at(hop) - before(hop));
  const onsets: Onset[] = [];
  let last = -LEAST_GAP_HOPS;
  for (let hop = 0; hop < hops; hop++) {
    const rise = rises[hop]!;
    const isTop = rise >= (rises[hop - 1] ?? 0) && rise > (rises[hop + 1] ?? 0);
    if (rise < LEAST_RISE_DB || !isTop || hop - last < LEAST_GAP_HOPS) continue;
    let power = 0;
    for (let next = 0; next < LEVEL_HOPS; next++) power += square(decibelsToGain(at(hop + next)));
    onsets.push({ seconds: hop / HOPS_PER_SECOND, levelDb: powerToDecibels(power / LEVEL_HOPS) });
    last = hop;
  }
  const loudest = Math.max(...onsets.map(({ levelDb }) => levelDb));
  return onsets.filter(({ levelDb }) => levelDb > loudest - DEPTH_DB);
}

/** Level of each hop in dB, bass turned down so that a new note shows over a ringing one. */
function levelsOf(channels: readonly ArrayLike<number>[]): Float64Array {
  const frames = channels[0]?.length ?? 0;
  return Float64Array.from({ length: Math.floor(frames / HOP_FRAMES) }, (_, hop) => {
    let power = 1e-9;
    for (const samples of channels)
      for (let i = hop * HOP_FRAMES; i < (hop + 1) * HOP_FRAMES; i++)
        power += square(samples[i]! - PRE_EMPHASIS * (samples[i - 1] ?? 0)) / HOP_FRAMES;
    return powerToDecibels(power);
  });
}

/** null with fewer than four onsets. Spread is a standard deviation. */
export function timingOf(onsets: readonly Onset[], bpm: number): Timing | null {
  if (onsets.length < 4) return null;
  const fits = [4, 3].map((perBeat) => {
    const step = 60 / bpm / perBeat;
    const errors = onsets.map(({ seconds }) => seconds - Math.round(seconds / step) * step);
    const mean = meanOf(errors);
    return { perBeat, meanMs: 1000 * mean, spreadMs: 1000 * spreadOf(errors), fit: spreadOf(errors) / step };
  });
  const best = fits.reduce((a, b) => (b.fit < a.fit ? b : a));
  return { perBeat: best.perBeat, meanMs: best.meanMs, spreadMs: best.spreadMs };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation. */
export function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => square(value - mean))));
}

const square = (value: number): number => value * value;
