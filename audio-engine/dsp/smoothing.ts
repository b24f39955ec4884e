import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { exp } from "./math";

/** How a new setting is taken: at once, or gliding. */
export type SetMode = "snap" | "smooth";

/** A jump is 99 % done after this time. */
export const GLIDE_SECONDS = 0.02;

/** Linear cross-fades of bypasses and comparisons. */
export const CROSSFADE_SECONDS = 0.01;
export const CROSSFADE_SLICES = (CROSSFADE_SECONDS * SAMPLE_RATE_HZ) / SLICE_FRAMES;

// (1 + x)·e^−x = 0.01 at x = 6.638.
const GLIDE_SHARE = 1 - exp((-6.638 * SLICE_FRAMES) / (GLIDE_SECONDS * SAMPLE_RATE_HZ));

/**
 * A value that follows its target by two equal one-poles, so that it neither overshoots nor starts with a corner.
 * Moves once per slice; units interpolate between. Use a perceptual scale: dB, log2 of a frequency, log2 of Q.
 */
export class Glide {
  private target: number;
  private first: number;
  private second: number;
  /** @param resolution distance at which the value snaps to its target, in its own unit */
  constructor(
    initial: number,
    private readonly resolution = 1e-6,
  ) {
    this.target = initial;
    this.first = initial;
    this.second = initial;
  }

  get value(): number {
    return this.second;
  }

  get isMoving(): boolean {
    return this.second !== this.target;
  }

  get targetValue(): number {
    return this.target;
  }

  set(target: number, mode: SetMode): void {
    this.target = target;
    if (mode === "snap") this.finish();
  }

  finish(): void {
    this.first = this.target;
    this.second = this.target;
  }

  /** One slice on. Returns the value at the slice's end. */
  step(): number {
    this.first += GLIDE_SHARE * (this.target - this.first);
    this.second += GLIDE_SHARE * (this.first - this.second);
    const left = Math.max(Math.abs(this.target - this.first), Math.abs(this.target - this.second));
    if (left < this.resolution) this.finish();
    return this.second;
  }
}
