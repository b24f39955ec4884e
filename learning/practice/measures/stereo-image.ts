import { StereoBands } from "@/audio-engine/dsp/band-powers";
import { powerToDecibels } from "@/audio-engine/dsp/math";
import { MonoFoldMeter } from "@/audio-engine/dsp/mono-fold";
import { THIRD_OCTAVE_CENTRES_HZ } from "@/audio-engine/dsp/third-octave";
import { once } from "../once";
import type { Stereo } from "../sounds";

const STEP_FRAMES = 4800;
/** A ratio beyond is said to be this: nothing at the sides, or nothing in the middle. */
const LARGEST_RATIO_DB = 100;

/** Third-octave bands by their middles, both ends included. */
export interface BandRange {
  readonly lowestHz: number;
  readonly highestHz: number;
}

/** Where width is heard. */
export const WIDTH_RANGE: BandRange = { lowestHz: 200, highestHz: 8000 };
/** Whole third-octaves below 120 Hz: the uppermost ends at 112 Hz. */
export const BASS_RANGE: BandRange = { lowestHz: 25, highestHz: 100 };
/** The nominal middles are rounded; the exact ones lie within this of them. */
const NOMINAL_RATIO = 1.03;

/**
 * Power at the sides, (L − R)/2, against the middle, (L + R)/2, in dB within a range: 0 for unrelated channels, −100 for
 * mono, 100 for opposite polarity. NaN in silence.
 */
export function sideToMidWithinDb(sound: Stereo, { lowestHz, highestHz }: BandRange): number {
  const { mid, side } = bandsOf(sound);
  const sum = (powers: Float64Array): number =>
    powers.reduce((total, power, i) => {
      const centre = THIRD_OCTAVE_CENTRES_HZ[i]!;
      return centre * NOMINAL_RATIO >= lowestHz && centre <= highestHz * NOMINAL_RATIO
        ? total + power
        : total;
    }, 0);
  const [middle, sides] = [sum(mid), sum(side)];
  if (middle + sides === 0) return Number.NaN;
  return Math.min(LARGEST_RATIO_DB, Math.max(-LARGEST_RATIO_DB, powerToDecibels(sides / middle)));
}

/** What a sound loses when it is folded to mono, in LU; see `MonoFoldMeter`. NaN in silence. */
export const monoFoldLossLu = once((sound: Stereo): number => {
  const meter = new MonoFoldMeter();
  inSteps(sound, (left, right, frames) => meter.process(left, right, frames));
  return meter.lossLu;
});

/** Third-octaves of middle and side. */
const bandsOf = once((sound: Stereo) => {
  const bands = new StereoBands();
  inSteps(sound, (left, right, frames) => bands.process(left, right, frames));
  bands.finish();
  return bands.thirdOctaves();
});

function inSteps(
  [left, right]: Stereo,
  take: (left: Float64Array, right: Float64Array, frames: number) => void,
): void {
  const [l, r] = [new Float64Array(STEP_FRAMES), new Float64Array(STEP_FRAMES)];
  for (let from = 0; from < left.length; from += STEP_FRAMES) {
    const frames = Math.min(STEP_FRAMES, left.length - from);
    l.set(left.subarray(from, from + frames));
    r.set(right.subarray(from, from + frames));
    take(l, r, frames);
  }
}
