import { decibelsToGain } from "./math";

export type EqBandKind = "bell" | "low-shelf" | "high-shelf" | "low-cut" | "high-cut" | "notch";

/** One band as a person sets it: 20–20000 Hz, ±24 dB (bells and shelves only), Q 0.1–18. */
export interface EqBandSettings {
  readonly kind: EqBandKind;
  readonly frequencyHz: number;
  readonly gainDb: number;
  readonly q: number;
  readonly enabled: boolean;
}

/** Cuts and notches always work; a bell or shelf at 0 dB is a wire. */
export function isNeutralBand(kind: EqBandKind, gainDb: number): boolean {
  return gainDb === 0 && (kind === "bell" || kind === "low-shelf" || kind === "high-shelf");
}

/**
 * Writes the analog prototype of R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter coefficients" for
 * s = j·f/f0: b2 s² + b1 s + b0 over a2 s² + a1 s + a0, as b2, b1, b0, a2, a1, a0.
 */
export function writeEqPrototype(out: Float64Array, kind: EqBandKind, gainDb: number, q: number): void {
  const amplitude = decibelsToGain(gainDb * 0.5);
  const slope = Math.sqrt(amplitude) / q;
  switch (kind) {
    case "bell":
      write(out, 1, amplitude / q, 1, 1, 1 / (amplitude * q), 1);
      break;
    case "low-shelf":
      write(out, amplitude, amplitude * slope, amplitude * amplitude, amplitude, slope, 1);
      break;
    case "high-shelf":
      write(out, amplitude * amplitude, amplitude * slope, amplitude, 1, slope, amplitude);
      break;
    case "low-cut":
      write(out, 1, 0, 0, 1, 1 / q, 1);
      break;
    case "high-cut":
      write(out, 0, 0, 1, 1, 1 / q, 1);
      break;
    case "notch":
      write(out, 1, 0, 1, 1, 1 / q, 1);
      break;
  }
}

/** |prototype|² at u = (f/f0)². */
export function prototypePowerAt(prototype: Float64Array, u: number): number {
  const n = prototype[2]! - prototype[0]! * u;
  const d = prototype[5]! - prototype[3]! * u;
  const nb = prototype[1]!;
  const db = prototype[4]!;
  return (n * n + nb * nb * u) / (d * d + db * db * u);
}

function write(
  out: Float64Array,
  b2: number,
  b1: number,
  b0: number,
  a2: number,
  a1: number,
  a0: number,
): void {
  out[0] = b2;
  out[1] = b1;
  out[2] = b0;
  out[3] = a2;
  out[4] = a1;
  out[5] = a0;
}
