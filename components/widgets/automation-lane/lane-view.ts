import { fromPosition01, type ParameterDescriptor, roundForDisplay, toPosition01 } from "@/audio-engine";

/** Faders are drawn from here up: below is the floor, which means off. */
const FADER_FLOOR_DB = -30;
/** Lower than this a hand means the floor. */
const FLOOR_01 = 0.015;
const FADER_TICKS_DB = [6, 0, -6, -12, -24];
const PAN_TICKS = [-1, 0, 1];

/** Height of a value, 0 at the bottom of the lane and 1 at its top. */
export function heightOf(descriptor: ParameterDescriptor, value: number): number {
  const floor = floorOf(descriptor);
  return Math.min(1, Math.max(0, (toPosition01(descriptor, value) - floor) / (1 - floor)));
}

/** The value at a height. */
export function valueAtHeight(descriptor: ParameterDescriptor, height01: number): number {
  const height = Math.min(1, Math.max(0, height01));
  if (descriptor.curve === "fader" && height < FLOOR_01) return descriptor.min;
  const floor = floorOf(descriptor);
  return roundForDisplay(descriptor, fromPosition01(descriptor, floor + height * (1 - floor)));
}

/** Values that get a line and a name. */
export function ticksOf(descriptor: ParameterDescriptor): readonly number[] {
  if (descriptor.curve === "fader") return FADER_TICKS_DB;
  if (descriptor.unit === "pan") return PAN_TICKS;
  const { min, max, defaultValue } = descriptor;
  return [...new Set([min, defaultValue, max])];
}

function floorOf(descriptor: ParameterDescriptor): number {
  return descriptor.curve === "fader" ? toPosition01(descriptor, FADER_FLOOR_DB) : 0;
}
