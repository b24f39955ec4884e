import { hash } from "./noise";

/** `tpdf`: triangular, two steps wide; `shaped`: the same, its noise moved to where the ear hears least. */
export type DitherKind = "none" | "tpdf" | "shaped";

export interface QuantiserSettings {
  readonly bits: 16 | 24;
  readonly dither: DitherKind;
  /** Channels of one file take different ones. */
  readonly seed: number;
}

/** What of the last five errors is taken away (Lipshitz, Vanderkooy & Wannamaker, JAES 39(11), 1991, table for five taps). */
export const SHAPING_TAPS = [2.033, -2.165, 1.959, -1.59, 0.6149] as const;

const UNIT = 1 / 4294967296;

/**
 * Samples with full scale 1 → integers. With triangular dither the mean of the error is nothing and its power a quarter
 * of a step squared, whatever the sound; without it the error is distortion. Silence is dithered like any other sound:
 * a noise that came and went with it would be heard.
 */
export class Quantiser {
  /** Samples that did not fit and were cut to the nearest that does. */
  clipped = 0;
  private readonly scale: number;
  private readonly errors = new Float64Array(SHAPING_TAPS.length);
  private frame = 0;

  constructor(private readonly settings: QuantiserSettings) {
    this.scale = settings.bits === 16 ? 32768 : 8388608;
  }

  /** The next sample's integer. Never allocates. */
  code(sample: number): number {
    const { dither, seed } = this.settings;
    const wanted = sample * this.scale - (dither === "shaped" ? this.shapedError() : 0);
    const noise = dither === "none" ? 0 : UNIT * (hash(seed, this.frame, 0) + hash(seed, this.frame, 1));
    this.frame += 1;
    const rounded = Math.round(wanted + noise);
    if (dither === "shaped") this.remember(rounded - wanted);
    return this.bounded(rounded);
  }

  private shapedError(): number {
    let sum = 0;
    for (let k = 0; k < SHAPING_TAPS.length; k++) sum += SHAPING_TAPS[k]! * this.errors[k]!;
    return sum;
  }

  private remember(error: number): void {
    for (let k = SHAPING_TAPS.length - 1; k > 0; k--) this.errors[k] = this.errors[k - 1]!;
    this.errors[0] = error;
  }

  private bounded(code: number): number {
    if (code >= -this.scale && code < this.scale) return code;
    this.clipped += 1;
    return code < 0 ? -this.scale : this.scale - 1;
  }
}
