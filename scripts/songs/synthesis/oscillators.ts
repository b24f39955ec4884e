import { SAMPLE_RATE_HZ } from "./loop";

export type Wave = "sine" | "saw" | "pulse";

/** A number that stays, or one that follows the frame. */
export type Curve = number | ((frame: number) => number);

export const valueAt = (curve: Curve, frame: number): number =>
  typeof curve === "number" ? curve : curve(frame);

/**
 * Adds one oscillator to a sound. The jumps of saw and pulse are rounded by a two-sample polynomial (polyBLEP,
 * Välimäki & Huovilainen 2007), so that what folds back to below 14 kHz stays 40 dB under a note of 2 kHz.
 * @param phase01 where in its cycle it starts
 * @param width01 of the pulse's upper half
 */
export function addOscillator(
  into: Float64Array,
  wave: Wave,
  frequencyHz: Curve,
  { gain = 1 as Curve, phase01 = 0, width01 = 0.5 as Curve } = {},
): void {
  let phase = phase01 - Math.floor(phase01);
  for (let i = 0; i < into.length; i++) {
    const step = valueAt(frequencyHz, i) / SAMPLE_RATE_HZ;
    into[i] = into[i]! + valueAt(gain, i) * cycle(wave, phase, step, width01, i);
    phase += step;
    phase -= Math.floor(phase);
  }
}

function cycle(wave: Wave, phase: number, step: number, width01: Curve, frame: number): number {
  if (wave === "sine") return Math.sin(2 * Math.PI * phase);
  if (wave === "saw") return 2 * phase - 1 - polyBlep(phase, step);
  const width = valueAt(width01, frame);
  const fall = phase - width - Math.floor(phase - width);
  const level = phase < width ? 1 : -1;
  return level - (2 * width - 1) + polyBlep(phase, step) - polyBlep(fall, step);
}

/** What rounds a jump of +2 at phase 0; `step` is the phase of one frame. */
function polyBlep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step;
    return t + t - t * t - 1;
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step;
    return t * t + t + t + 1;
  }
  return 0;
}

/** Frequency of a MIDI key, fractions included. */
export const hertzOf = (key: number): number => 440 * 2 ** ((key - 69) / 12);
