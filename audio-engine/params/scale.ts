import { exp2, log2 } from "@/audio-engine/dsp/math";
import type { ParameterDescriptor } from "./descriptor";

/** A console fader's taper: share of travel against decibels. Straight lines between the marks. */
const FADER_MARKS: readonly (readonly [position01: number, levelDb: number])[] = [
  [0, -100],
  [0.05, -60],
  [0.15, -40],
  [0.35, -20],
  [0.55, -10],
  [0.75, 0],
  [1, 10],
];

/** Value kept inside the descriptor's range. NaN becomes the default. */
export function clampValue(descriptor: ParameterDescriptor, value: number): number {
  if (Number.isNaN(value)) return descriptor.defaultValue;
  return Math.min(descriptor.max, Math.max(descriptor.min, value));
}

/** Value in the parameter's unit → position 0…1 of its control. */
export function toPosition01(descriptor: ParameterDescriptor, value: number): number {
  const v = clampValue(descriptor, value);
  switch (descriptor.curve) {
    case "linear":
      return (v - descriptor.min) / (descriptor.max - descriptor.min);
    case "log":
      return log2(v / descriptor.min) / log2(descriptor.max / descriptor.min);
    case "fader":
      return interpolate(FADER_MARKS, 1, 0, v);
  }
}

/** Position 0…1 of a control → value in the parameter's unit. */
export function fromPosition01(descriptor: ParameterDescriptor, position01: number): number {
  const p = Math.min(1, Math.max(0, position01));
  switch (descriptor.curve) {
    case "linear":
      return descriptor.min + p * (descriptor.max - descriptor.min);
    case "log":
      return clampValue(descriptor, descriptor.min * exp2(p * log2(descriptor.max / descriptor.min)));
    case "fader":
      return interpolate(FADER_MARKS, 0, 1, p);
  }
}

/**
 * The value one or more key steps away. Linear parameters step in their unit, others along their travel, so that a
 * step is heard as about the same size everywhere. Crossing the detent stops on it.
 */
export function stepValue(
  descriptor: ParameterDescriptor,
  value: number,
  steps: number,
  fine: boolean,
): number {
  const size = (fine ? descriptor.fineStep : descriptor.step) * steps;
  const next =
    descriptor.curve === "linear"
      ? clampValue(descriptor, value + size)
      : fromPosition01(descriptor, toPosition01(descriptor, value) + size);
  const detent = descriptor.detent;
  if (detent !== undefined && value !== detent && (value - detent) * (next - detent) < 0) return detent;
  return roundForDisplay(descriptor, next);
}

/** Rounds away the binary dust of repeated steps: no finer than a thousandth of the unit or four significant digits. */
export function roundForDisplay(descriptor: ParameterDescriptor, value: number): number {
  if (descriptor.curve === "log") return clampValue(descriptor, Number(value.toPrecision(5)));
  return clampValue(descriptor, Math.round(value * 1000) / 1000);
}

function interpolate(
  marks: readonly (readonly [number, number])[],
  from: 0 | 1,
  to: 0 | 1,
  value: number,
): number {
  for (let i = 1; i < marks.length; i++) {
    const low = marks[i - 1];
    const high = marks[i];
    if (low === undefined || high === undefined || value > high[from]) continue;
    const share = (value - low[from]) / (high[from] - low[from]);
    return low[to] + share * (high[to] - low[to]);
  }
  return marks[marks.length - 1]?.[to] ?? 0;
}
