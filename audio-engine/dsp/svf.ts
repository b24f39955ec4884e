import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { flushDenormal } from "./flush";
import { gainToDecibels, tan } from "./math";

/**
 * Second-order state-variable filter, trapezoidal integrators (Zavalishin, "The Art of VA Filter Design"; Simper,
 * "Linear Trapezoidal State Variable Filter"):
 *
 *   band = a1·s1 + a2·(x − s2)      s1 ← 2·band − s1
 *   low  = s2 + a2·s1 + a3·(x − s2)  s2 ← 2·low − s2
 *   y    = x·direct + band·bandMix + low·lowMix
 *
 * Six numbers per filter, in this order: a1, a2, a3, direct, bandMix, lowMix. The state's update is a contraction for
 * every g > 0, k ≥ 0, and so is every blend of two such updates: coefficients may be interpolated linearly without
 * ever going unstable.
 */
export const SVF_COEFFICIENT_COUNT = 6;
export const SVF_STATE_COUNT = 2;

/** Six numbers of one filter: a1, a2, a3, direct, bandMix, lowMix. */
export type SvfCoefficients = Float64Array;

/** y = x, with states that stay where they are useful: a filter at rest. */
export function writeSvfIdentity(out: Float64Array, offset: number): void {
  writeSvf(out, offset, 1, 1, 1, 1, 1);
}

/**
 * Filter (high·s² + band·s + low) / (s² + k·s + 1) with s = (z−1)/(z+1)/g, g = tan(π·frequency/rate) of its poles.
 */
export function writeSvf(
  out: Float64Array,
  offset: number,
  g: number,
  k: number,
  high: number,
  band: number,
  low: number,
): void {
  const a1 = 1 / (1 + g * (g + k));
  out[offset] = a1;
  out[offset + 1] = g * a1;
  out[offset + 2] = g * g * a1;
  out[offset + 3] = high;
  out[offset + 4] = band - k * high;
  out[offset + 5] = low - high;
}

/** Power response at a frequency in Hz of the filter whose coefficients start at `offset`. */
export function svfPowerAt(coefficients: Float64Array, offset: number, frequencyHz: number): number {
  const a1 = coefficients[offset]!;
  const g = coefficients[offset + 1]! / a1;
  const direct = coefficients[offset + 3]!;
  const k = (1 / a1 - 1) / g - g;
  const omega = tan((Math.PI * Math.min(frequencyHz, SAMPLE_RATE_HZ * 0.499999)) / SAMPLE_RATE_HZ) / g;
  const real = 1 - omega * omega;
  const imaginary = k * omega;
  const numeratorReal = direct * real + coefficients[offset + 5]!;
  const numeratorImaginary = direct * imaginary + coefficients[offset + 4]! * omega;
  return (
    (numeratorReal * numeratorReal + numeratorImaginary * numeratorImaginary) /
    (real * real + imaginary * imaginary)
  );
}

/** Magnitude in dB at a frequency in Hz of one filter. */
export function bandMagnitudeDb(coefficients: SvfCoefficients, frequencyHz: number): number {
  return gainToDecibels(Math.sqrt(svfPowerAt(coefficients, 0, frequencyHz)));
}

/** Runs one filter in place with constant coefficients. */
export function processSvf(
  samples: Float64Array,
  from: number,
  to: number,
  c: Float64Array,
  co: number,
  state: Float64Array,
  so: number,
): void {
  const a1 = c[co]!;
  const a2 = c[co + 1]!;
  const a3 = c[co + 2]!;
  const direct = c[co + 3]!;
  const bandMix = c[co + 4]!;
  const lowMix = c[co + 5]!;
  let s1 = state[so]!;
  let s2 = state[so + 1]!;
  for (let i = from; i < to; i++) {
    const x = samples[i]!;
    const d = x - s2;
    const band = a1 * s1 + a2 * d;
    const low = s2 + a2 * s1 + a3 * d;
    s1 = 2 * band - s1;
    s2 = 2 * low - s2;
    samples[i] = direct * x + bandMix * band + lowMix * low;
  }
  state[so] = flushDenormal(s1);
  state[so + 1] = flushDenormal(s2);
}

/**
 * Two filters in one pass, to the bit what two calls of `processSvf` for each slice give: one loop keeps both states in
 * registers.
 */
export function processSvfPair(
  samples: Float64Array,
  from: number,
  to: number,
  c: Float64Array,
  co: number,
  cp: number,
  state: Float64Array,
  so: number,
  sp: number,
): void {
  const a1 = c[co]!;
  const a2 = c[co + 1]!;
  const a3 = c[co + 2]!;
  const aDirect = c[co + 3]!;
  const aBand = c[co + 4]!;
  const aLow = c[co + 5]!;
  const b1 = c[cp]!;
  const b2 = c[cp + 1]!;
  const b3 = c[cp + 2]!;
  const bDirect = c[cp + 3]!;
  const bBand = c[cp + 4]!;
  const bLow = c[cp + 5]!;
  let s1 = state[so]!;
  let s2 = state[so + 1]!;
  let t1 = state[sp]!;
  let t2 = state[sp + 1]!;
  for (let start = from; start < to; start += SLICE_FRAMES) {
    const end = Math.min(start + SLICE_FRAMES, to);
    for (let i = start; i < end; i++) {
      const x = samples[i]!;
      const d = x - s2;
      const band = a1 * s1 + a2 * d;
      const low = s2 + a2 * s1 + a3 * d;
      s1 = 2 * band - s1;
      s2 = 2 * low - s2;
      const y = aDirect * x + aBand * band + aLow * low;
      const e = y - t2;
      const secondBand = b1 * t1 + b2 * e;
      const secondLow = t2 + b2 * t1 + b3 * e;
      t1 = 2 * secondBand - t1;
      t2 = 2 * secondLow - t2;
      samples[i] = bDirect * y + bBand * secondBand + bLow * secondLow;
    }
    s1 = flushDenormal(s1);
    s2 = flushDenormal(s2);
    t1 = flushDenormal(t1);
    t2 = flushDenormal(t2);
  }
  state[so] = s1;
  state[so + 1] = s2;
  state[sp] = t1;
  state[sp + 1] = t2;
}

/** The same two filters on two channels, to the bit as `processSvfPair` on each: four states fill the waiting time of one. */
export function processSvfPairStereo(
  left: Float64Array,
  right: Float64Array,
  from: number,
  to: number,
  c: Float64Array,
  co: number,
  cp: number,
  leftState: Float64Array,
  rightState: Float64Array,
  so: number,
  sp: number,
): void {
  const a1 = c[co]!;
  const a2 = c[co + 1]!;
  const a3 = c[co + 2]!;
  const aDirect = c[co + 3]!;
  const aBand = c[co + 4]!;
  const aLow = c[co + 5]!;
  const b1 = c[cp]!;
  const b2 = c[cp + 1]!;
  const b3 = c[cp + 2]!;
  const bDirect = c[cp + 3]!;
  const bBand = c[cp + 4]!;
  const bLow = c[cp + 5]!;
  let s1 = leftState[so]!;
  let s2 = leftState[so + 1]!;
  let t1 = leftState[sp]!;
  let t2 = leftState[sp + 1]!;
  let u1 = rightState[so]!;
  let u2 = rightState[so + 1]!;
  let v1 = rightState[sp]!;
  let v2 = rightState[sp + 1]!;
  for (let start = from; start < to; start += SLICE_FRAMES) {
    const end = Math.min(start + SLICE_FRAMES, to);
    for (let i = start; i < end; i++) {
      let x = left[i]!;
      let d = x - s2;
      let band = a1 * s1 + a2 * d;
      let low = s2 + a2 * s1 + a3 * d;
      s1 = 2 * band - s1;
      s2 = 2 * low - s2;
      x = aDirect * x + aBand * band + aLow * low;
      d = x - t2;
      band = b1 * t1 + b2 * d;
      low = t2 + b2 * t1 + b3 * d;
      t1 = 2 * band - t1;
      t2 = 2 * low - t2;
      left[i] = bDirect * x + bBand * band + bLow * low;
      x = right[i]!;
      d = x - u2;
      band = a1 * u1 + a2 * d;
      low = u2 + a2 * u1 + a3 * d;
      u1 = 2 * band - u1;
      u2 = 2 * low - u2;
      x = aDirect * x + aBand * band + aLow * low;
      d = x - v2;
      band = b1 * v1 + b2 * d;
      low = v2 + b2 * v1 + b3 * d;
      v1 = 2 * band - v1;
      v2 = 2 * low - v2;
      right[i] = bDirect * x + bBand * band + bLow * low;
    }
    s1 = flushDenormal(s1);
    s2 = flushDenormal(s2);
    t1 = flushDenormal(t1);
    t2 = flushDenormal(t2);
    u1 = flushDenormal(u1);
    u2 = flushDenormal(u2);
    v1 = flushDenormal(v1);
    v2 = flushDenormal(v2);
  }
  leftState[so] = s1;
  leftState[so + 1] = s2;
  leftState[sp] = t1;
  leftState[sp + 1] = t2;
  rightState[so] = u1;
  rightState[so + 1] = u2;
  rightState[sp] = v1;
  rightState[sp + 1] = v2;
}

/** Runs one filter in place while its coefficients move linearly from `c[co…]` to `target[co…]`, reached at `to`. */
export function processSvfGliding(
  samples: Float64Array,
  from: number,
  to: number,
  c: Float64Array,
  target: Float64Array,
  co: number,
  state: Float64Array,
  so: number,
): void {
  const share = 1 / (to - from);
  let a1 = c[co]!;
  let a2 = c[co + 1]!;
  let a3 = c[co + 2]!;
  let direct = c[co + 3]!;
  let bandMix = c[co + 4]!;
  let lowMix = c[co + 5]!;
  const stepA1 = (target[co]! - a1) * share;
  const stepA2 = (target[co + 1]! - a2) * share;
  const stepA3 = (target[co + 2]! - a3) * share;
  const stepDirect = (target[co + 3]! - direct) * share;
  const stepBand = (target[co + 4]! - bandMix) * share;
  const stepLow = (target[co + 5]! - lowMix) * share;
  let s1 = state[so]!;
  let s2 = state[so + 1]!;
  for (let i = from; i < to; i++) {
    a1 += stepA1;
    a2 += stepA2;
    a3 += stepA3;
    direct += stepDirect;
    bandMix += stepBand;
    lowMix += stepLow;
    const x = samples[i]!;
    const d = x - s2;
    const band = a1 * s1 + a2 * d;
    const low = s2 + a2 * s1 + a3 * d;
    s1 = 2 * band - s1;
    s2 = 2 * low - s2;
    samples[i] = direct * x + bandMix * band + lowMix * low;
  }
  state[so] = flushDenormal(s1);
  state[so + 1] = flushDenormal(s2);
}
