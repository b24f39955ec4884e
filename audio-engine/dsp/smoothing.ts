import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { exp } from "./math";

/** How a new setting is taken: at once, gliding, or in a straight line over the next slice (automation). */
export type SetMode = "snap" | "smooth" | "follow";

/** A jump is 99 % done after this time. */
export const GLIDE_SECONDS = 0.02;

/** Linear cross-fades of bypasses and comparisons. */
export const CROSSFADE_SECONDS = 0.01;

const GLIDE_FRAMES = GLIDE_SECONDS * SAMPLE_RATE_HZ;
// (1 + x)·e^−x = 0.01 at x = 6.638.
const DECAY_IN_GLIDE = 6.638;

/**
 * A value that follows its target by two equal one-poles, so that it neither overshoots nor starts with a corner.
 * Moves in steps; units interpolate between. Use a perceptual scale: dB, log2 of a frequency, log2 of Q.
 */
export class Glide {
  private target: number;
  private first: number;
  private second: number;
  private readonly share: number;
  private readonly stepsPerSlice: number;
  private straightSteps = 0;
  private straightStep = 0;

  /**
   * @param stepFrames frames from one `step` to the next
   * @param resolution distance at which the value snaps to its target, in its own unit
   */
  constructor(
    initial: number,
    stepFrames = SLICE_FRAMES,
    private readonly resolution = 1e-6,
  ) {
    this.stepsPerSlice = Math.max(1, Math.round(SLICE_FRAMES / stepFrames));
    this.share = 1 - exp((-DECAY_IN_GLIDE * stepFrames) / GLIDE_FRAMES);
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
    if (mode === "snap") {
      this.target = target;
      this.finish();
    } else if (target !== this.target) {
      this.target = target;
      this.straightSteps = mode === "follow" ? this.stepsPerSlice : 0;
      this.straightStep = (target - this.second) / this.stepsPerSlice;
    }
  }

  finish(): void {
    this.first = this.target;
    this.second = this.target;
    this.straightSteps = 0;
  }

  /** One step on. Returns the value at its end. */
  step(): number {
    if (this.straightSteps > 0) {
      this.straightSteps -= 1;
      if (this.straightSteps === 0) this.finish();
      else {
        this.second += this.straightStep;
        this.first = this.second;
      }
      return this.second;
    }
    this.first += this.share * (this.target - this.first);
    this.second += this.share * (this.first - this.second);
    const left = Math.max(Math.abs(this.target - this.first), Math.abs(this.target - this.second));
    if (left < this.resolution) this.finish();
    return this.second;
  }
}
