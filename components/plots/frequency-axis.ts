import { EQ_BAND_PARAMETERS, fromPosition01, toPosition01 } from "@/audio-engine/params";

/** Points of a displayed spectrum, spaced evenly on a log axis from 20 Hz to 20 kHz. */
export const SPECTRUM_POINTS = 240;

/** Frequency in Hz → share 0…1 of the axis. */
export const frequencyTo01 = (hz: number): number => toPosition01(EQ_BAND_PARAMETERS.frequencyHz, hz);

/** Share 0…1 of the axis → frequency in Hz. */
export const frequencyFrom01 = (x01: number): number => fromPosition01(EQ_BAND_PARAMETERS.frequencyHz, x01);

/** `count` frequencies in Hz from one end of the axis to the other. */
export function logFrequencies(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => frequencyFrom01(i / (count - 1)));
}

const DECADES = [10, 100, 1000, 10000];

/** Lines of the grid in Hz: 20, 30, … 90, 100, 200, … 20000. */
export const FREQUENCY_LINES_HZ: readonly number[] = DECADES.flatMap((decade) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => n * decade),
).filter((hz) => hz >= 20 && hz <= 20000);

/** Marks with a number, as many as the width in pixels has room for. */
export function frequencyMarks(width: number): readonly number[] {
  if (width < 420) return [20, 100, 1000, 10000];
  return [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];
}

/** A frequency on the axis: "500", "2k". */
export const shortFrequency = (hz: number): string => (hz < 1000 ? String(hz) : `${hz / 1000}k`);
