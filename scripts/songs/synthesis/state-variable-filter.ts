import { SAMPLE_RATE_HZ } from "./loop";
import { type Curve, valueAt } from "./oscillators";

export type FilterKind = "low" | "band" | "high";

const HIGHEST_HZ = 20000;

/**
 * Second-order filter of a synthesiser, in place: trapezoidal integrators, so that the corner may move with every frame
 * (Zavalishin, "The Art of VA Filter Design"). `band` has gain 1 at its centre.
 */
export function filter(
  sound: Float64Array,
  kind: FilterKind,
  cornerHz: Curve,
  q: Curve = Math.SQRT1_2,
): void {
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i < sound.length; i++) {
    const corner = Math.min(HIGHEST_HZ, Math.max(10, valueAt(cornerHz, i)));
    const g = Math.tan((Math.PI * corner) / SAMPLE_RATE_HZ);
    const k = 1 / valueAt(q, i);
    const x = sound[i]!;
    const high = (x - (g + k) * s1 - s2) / (1 + g * (g + k));
    const band = g * high + s1;
    const low = g * band + s2;
    s1 = g * high + band;
    s2 = g * band + low;
    sound[i] = kind === "low" ? low : kind === "high" ? high : k * band;
  }
}
