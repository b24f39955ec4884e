import { tan } from "./math";

/**
 * Share g/(1 + g) by which a first-order filter with a trapezoidal integrator follows its input, g = tan(π·cutoff/rate):
 * v = share·(x − s), low = v + s, s ← low + v (Zavalishin, "The Art of VA Filter Design").
 */
export function onePoleShare(cutoffHz: number, rateHz: number): number {
  const g = tan((Math.PI * cutoffHz) / rateHz);
  return g / (1 + g);
}
