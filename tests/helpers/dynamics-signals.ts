import { readFileSync } from "node:fs";
import { RealFft } from "@/audio-engine/dsp/fft";
import type { Unit } from "@/audio-engine/dsp/unit";
import { fromPosition01, type ParameterDescriptor } from "@/audio-engine/params";

const RATE = 48000;
const FRAMES = 24000;

/** Traces of the references are kept every so many frames, each at the last of them. */
export const TRACE_FRAMES = 960;
/** Of a trace, the frame of entry `i`. */
export const traceFrame = (i: number): number => TRACE_FRAMES * (i + 1) - 1;
/** … and the number of the slice it lies in. */
export const traceSlice = (i: number): number => (TRACE_FRAMES / 32) * (i + 1) - 1;
/** Of what a de-esser takes away, the frame of entry `i`. */
export const takenFrame = (i: number): number => 301 + 1203 * i;

export interface StereoSignal {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** A linear congruential generator's numbers, −1…1. */
export function congruentialNoise(seed: number, frames: number): Float64Array {
  let x = seed;
  return Float64Array.from({ length: frames }, () => {
    x = (Math.imul(1664525, x) + 1013904223) >>> 0;
    return x / 2147483648 - 1;
  });
}

export const sine = (frequencyHz: number, level: number, frames: number) =>
  Float64Array.from({ length: frames }, (_, i) => level * Math.sin((2 * Math.PI * frequencyHz * i) / RATE));

/** 20 log10, −Infinity for 0. */
export const toDb = (gain: number) => 20 * Math.log10(gain);
export const peakOf = (samples: Float64Array) => samples.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0);

/** The signals of tests/reference/dynamics_signals.py. */
export function referenceSignal(name: string): StereoSignal {
  if (name === "bursts") {
    const stepped = (frequencyHz: number, levels: readonly number[]) =>
      sine(frequencyHz, 1, FRAMES).map((x, i) => x * levels[Math.floor(i / 3000)]!);
    return {
      left: stepped(1000, [0.05, 0.8, 0.1, 1.5, 0.01, 0.3, 0, 0.6]),
      right: stepped(441, [0.4, 0.02, 0.1, 0.2, 1, 0, 0, 0.3]),
    };
  }
  if (name !== "drums") throw new Error(`There is no reference signal ${name}.`);
  const tone = sine(60, 0.1, FRAMES);
  return {
    left: congruentialNoise(1, FRAMES).map((x, i) => 0.9 * x * Math.exp(-(i % 6000) / 900) + tone[i]!),
    right: congruentialNoise(2, FRAMES).map((x, i) => 0.4 * x * Math.exp(-((i + 4500) % 6000) / 1500)),
  };
}

export function readReference<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../reference/${file}`, import.meta.url), "utf8"));
}

/** Output of a unit fed in slices; `after` and `before` are called with each slice's first frame. */
export function runUnit(
  unit: Unit,
  input: StereoSignal,
  hooks: { readonly before?: (frame: number) => void; readonly after?: (frame: number) => void } = {},
): StereoSignal {
  const left = input.left.slice();
  const right = input.right.slice();
  for (let at = 0; at < left.length; at += 32) {
    hooks.before?.(at);
    unit.process(left.subarray(at, at + 32), right.subarray(at, at + 32), 32);
    hooks.after?.(at);
  }
  return { left, right };
}

/** As `runUnit`, of one channel. */
export function runMono(unit: Unit, input: Float64Array, before?: (frame: number) => void): Float64Array {
  const output = input.slice();
  for (let at = 0; at < output.length; at += 32) {
    before?.(at);
    unit.process(output.subarray(at, at + 32), null, 32);
  }
  return output;
}

/** As `runUnit` in blocks whose lengths, in slices, follow each other round and round. */
export function runInBlocks(unit: Unit, input: StereoSignal, lengths: readonly number[]): StereoSignal {
  const left = input.left.slice();
  const right = input.right.slice();
  for (let at = 0, block = 0; at < left.length; block++) {
    const frames = Math.min(32 * lengths[block % lengths.length]!, left.length - at);
    unit.process(left.subarray(at, at + frames), right.subarray(at, at + frames), frames);
    at += frames;
  }
  return { left, right };
}

/** Peak of what a sound has above 4 kHz, or up to another frequency, in dBFS, its ends faded. Its length is a power of two. */
export function above4kHzDbfs(samples: Float64Array, toHz = RATE): number {
  const fft = new RealFft(samples.length);
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  const faded = samples.map((x, i) => x * Math.sin((Math.PI * i) / samples.length) ** 4);
  fft.forward(faded, 0, re, im, 0);
  const from = Math.floor((samples.length * 4000) / RATE);
  const to = Math.floor((samples.length * toHz) / RATE);
  for (const part of [re, im]) part.fill(0, 0, from).fill(0, to);
  fft.inverse(re, im, 0, faded, 0);
  return toDb(peakOf(faded));
}

export function largestStep(samples: Float64Array, from: number, to: number): number {
  let step = 0;
  for (let i = from; i < to; i++) step = Math.max(step, Math.abs(samples[i]! - samples[i - 1]!));
  return step;
}

/** The first frame at which two outputs differ in any bit (also of length), −1 when none does. */
export function firstDifference(a: StereoSignal, b: StereoSignal): number {
  const left = firstDifferenceOf(a.left, b.left);
  const right = firstDifferenceOf(a.right, b.right);
  return left < 0 || (right >= 0 && right < left) ? right : left;
}

export function firstDifferenceOf(a: Float64Array, b: Float64Array): number {
  const frames = Math.max(a.length, b.length);
  for (let i = 0; i < frames; i++) if (!Object.is(a[i], b[i])) return i;
  return -1;
}

/** Positions 0…1 of a table's parameters → their values, in the table's order. */
export function settingsAt<K extends string>(
  table: Readonly<Record<K, ParameterDescriptor>>,
  positions01: readonly number[],
): Record<K, number> {
  const ids = Object.keys(table) as K[];
  return Object.fromEntries(ids.map((id, i) => [id, fromPosition01(table[id], positions01[i]!)])) as Record<
    K,
    number
  >;
}
