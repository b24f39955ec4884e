import { SAMPLE_RATE_HZ } from "./constants";
import { sinOfTurns } from "./math";

/*
 * Sources that are functions of the absolute frame: the value at a frame does not depend on where playback started.
 * Every `fill…` writes `frames` samples from `offset`, the first one of absolute frame `startFrame`, at an RMS of 1.
 */

/** 32 mixed bits of three integers, −2³¹…2³¹−1 (the finaliser of MurmurHash3, once per word). Frames up to 2⁵³. */
export function hash(seed: number, frame: number, lane: number): number {
  const high = Math.floor(frame / 4294967296);
  const h = mix(mix(seed ^ Math.imul(lane, 0x9e3779b1)) ^ (frame | 0));
  return mix(h ^ Math.imul(high, 0x85ebca77) ^ 0x27d4eb2f);
}

/** White noise of one frame: even between ±√3, RMS 1. */
export function unitWhiteNoiseAt(seed: number, frame: number): number {
  return hash(seed, frame, 0) * (UNIT * ROOT_3);
}

/** Sine of one frame: peak 1, phase 0 at frame 0. */
export function sineAt(frequencyHz: number, frame: number): number {
  return sinOfTurns((frequencyHz * frame) / SAMPLE_RATE_HZ);
}

export function fillWhiteNoise(
  out: Float64Array,
  offset: number,
  frames: number,
  seed: number,
  startFrame: number,
): void {
  for (let i = 0; i < frames; i++) out[offset + i] = unitWhiteNoiseAt(seed, startFrame + i);
}

/** Phase 0 at frame 0. */
export function fillSine(
  out: Float64Array,
  offset: number,
  frames: number,
  frequencyHz: number,
  startFrame: number,
): void {
  for (let i = 0; i < frames; i++) {
    out[offset + i] = Math.SQRT2 * sineAt(frequencyHz, startFrame + i);
  }
}

/**
 * −3.01 dB per octave, within ±0.1 dB from 20 Hz to 20 kHz, flat below: white noise, its two-point average, and eleven
 * white noises of every 2nd to every 2048th frame, joined by straight lines. A line of length T has the spectrum
 * (sin πfT / sin πf)⁴/T³; the powers below are the non-negative least-squares fit of their sum to 1/f.
 */
export function fillPinkNoise(
  out: Float64Array,
  offset: number,
  frames: number,
  seed: number,
  startFrame: number,
): void {
  for (let i = 0; i < frames; i++) {
    const frame = startFrame + i;
    const pair = hash(seed, frame, 1) + hash(seed, frame - 1, 1);
    out[offset + i] = WHITE_GAIN * hash(seed, frame, 0) + PAIR_GAIN * pair;
  }
  for (let level = 0; level < LINE_POWERS.length; level++) {
    addLines(out, offset, frames, seed, startFrame, level);
  }
}

const UNIT = 1 / 2147483648;
const ROOT_3 = 1.7320508075688772;
const LINE_POWERS = [
  1.8592, 2.2162, 2.0673, 2.0953, 2.0753, 2.0817, 2.0789, 2.0784, 2.0752, 2.0757, 3.25,
] as const;
const WHITE_POWER = 2.2921;
const PAIR_POWER = 1.63;
// The mean power of a line of T frames between unit-power ends is 2/3 + 1/(3T²), of a two-point average 1/2.
const TOTAL_POWER = LINE_POWERS.reduce(
  (sum, power, level) => sum + power * (2 / 3 + 1 / (12 << (2 * level))),
  WHITE_POWER + PAIR_POWER / 2,
);
const PINK_SCALE = (UNIT * ROOT_3) / Math.sqrt(TOTAL_POWER);
const WHITE_GAIN = PINK_SCALE * Math.sqrt(WHITE_POWER);
const PAIR_GAIN = (PINK_SCALE * Math.sqrt(PAIR_POWER)) / 2;
const LINE_GAINS = Float64Array.from(LINE_POWERS, (power) => PINK_SCALE * Math.sqrt(power));

/** Adds the noise whose ends stand 2^(level+1) frames apart; the levels' ends never stand in step. */
function addLines(
  out: Float64Array,
  offset: number,
  frames: number,
  seed: number,
  startFrame: number,
  level: number,
): void {
  const length = 2 << level;
  const gain = LINE_GAINS[level]!;
  const shift = Math.floor(length * 0.618);
  let i = 0;
  while (i < frames) {
    const position = startFrame + i + shift;
    const segment = Math.floor(position / length);
    const first = hash(seed, segment, level + 2);
    const slope = (hash(seed, segment + 1, level + 2) - first) / length;
    const end = Math.min(frames, i + (segment + 1) * length - position);
    for (let within = position - segment * length; i < end; i++, within++) {
      out[offset + i] = out[offset + i]! + gain * (first + slope * within);
    }
  }
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
