/** Frames in which a live gesture reaches its target: 20 ms. */
export const GLIDE_FRAMES = 960;

/** Frames of a cross-fade, mute or switch: 10 ms. */
export const FADE_FRAMES = 480;

/**
 * A gain ≥ 0 that moves per sample from where it is to a target along a cubic that ends level and starts with the
 * speed it has: no corner, hence no zipper noise, also when a gesture changes its mind. Ramps that start together from
 * rest and swap their values sum to a constant at every sample.
 */
export class Ramp {
  value: number;
  target: number;
  private waitingFrames = 0;
  private remainingFrames = 0;
  private step1 = 0;
  private step2 = 0;
  private step3 = 0;

  constructor(value: number) {
    this.value = value;
    this.target = value;
  }

  get settled(): boolean {
    return this.remainingFrames === 0;
  }

  /** Jumps. */
  snap(value: number): void {
    this.value = value;
    this.target = value;
    this.remainingFrames = 0;
    this.waitingFrames = 0;
  }

  /** Finishes at once. */
  finish(): void {
    this.snap(this.target);
  }

  /** Moves to a target ≥ 0 in `frames`, starting after `waitFrames` (not waited for while already moving). */
  glide(target: number, frames: number, waitFrames = 0): void {
    if (target === this.target) return;
    const moving = this.remainingFrames > 0 && this.waitingFrames === 0;
    const difference = target - this.value;
    const speed = moving ? this.boundedSpeed(difference, frames) : 0;
    const cubic = (speed * frames - 2 * difference) / (frames * frames * frames);
    const square = (3 * difference - 2 * speed * frames) / (frames * frames);
    this.step1 = cubic + square + speed;
    this.step2 = 6 * cubic + 2 * square;
    this.step3 = 6 * cubic;
    this.target = target;
    this.remainingFrames = frames;
    this.waitingFrames = moving ? 0 : waitFrames;
  }

  /** Value for the next frame. */
  next(): number {
    if (this.remainingFrames === 0) return this.value;
    if (this.waitingFrames > 0) {
      this.waitingFrames -= 1;
      return this.value;
    }
    this.remainingFrames -= 1;
    if (this.remainingFrames === 0) {
      this.value = this.target;
    } else {
      this.value += this.step1;
      this.step1 += this.step2;
      this.step2 += this.step3;
    }
    return this.value;
  }

  /** Keeps the curve from overshooting its target or from passing below 0. */
  private boundedSpeed(difference: number, frames: number): number {
    const fastest = (3 * Math.abs(difference)) / frames;
    if (this.step1 * difference > 0) return Math.max(-fastest, Math.min(fastest, this.step1));
    return Math.max(this.step1, (-6 * this.value) / frames);
  }
}
