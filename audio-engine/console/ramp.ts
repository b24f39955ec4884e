/** Frames in which a live gesture reaches its target: 20 ms. */
export const GLIDE_FRAMES = 960;

/** Frames of a cross-fade, mute or switch: 10 ms. */
export const FADE_FRAMES = 480;

/** From one value to another; at 1 the other to the bit. */
export function blend(from: number, to: number, share01: number): number {
  return share01 === 1 ? to : from + share01 * (to - from);
}

/**
 * A gain ≥ 0 that moves per sample from where it is to a target in a given time, along the polynomial of fifth degree
 * that takes up the speed and acceleration it has and ends at rest: nothing of it is heard above 4 kHz, also when a
 * gesture changes its mind. Ramps that start together from rest and swap their values sum to a constant.
 */
export class Ramp {
  value: number;
  target: number;
  private waitingFrames = 0;
  private frames = 0;
  private frame = 0;
  private start = 0;
  private readonly coefficients = new Float64Array(6);

  constructor(value: number) {
    this.value = value;
    this.target = value;
  }

  get settled(): boolean {
    return this.frame === this.frames;
  }

  /** Jumps. */
  snap(value: number): void {
    this.value = value;
    this.target = value;
    this.frames = 0;
    this.frame = 0;
    this.waitingFrames = 0;
  }

  /** Finishes at once. */
  finish(): void {
    this.snap(this.target);
  }

  /** Moves to a target ≥ 0 in `frames`, starting after `waitFrames` (not waited for while already moving). */
  glide(target: number, frames: number, waitFrames = 0): void {
    if (target === this.target) return;
    const moving = !this.settled && this.waitingFrames === 0;
    const speed = moving ? this.speed() * frames : 0;
    const acceleration = moving ? this.acceleration() * frames * frames : 0;
    const distance = target - this.value;
    const c = this.coefficients;
    c[1] = speed;
    c[2] = acceleration / 2;
    c[3] = 10 * distance - 6 * speed - 1.5 * acceleration;
    c[4] = -15 * distance + 8 * speed + 1.5 * acceleration;
    c[5] = 6 * distance - 3 * speed - 0.5 * acceleration;
    this.start = this.value;
    this.target = target;
    this.frames = frames;
    this.frame = 0;
    this.waitingFrames = moving ? 0 : waitFrames;
  }

  /** Value for the next frame. */
  next(): number {
    if (this.frame === this.frames) return this.value;
    if (this.waitingFrames > 0) {
      this.waitingFrames -= 1;
      return this.value;
    }
    this.frame += 1;
    if (this.frame === this.frames) {
      this.value = this.target;
      return this.value;
    }
    const c = this.coefficients;
    const u = this.frame / this.frames;
    const way = u * (c[1]! + u * (c[2]! + u * (c[3]! + u * (c[4]! + u * c[5]!))));
    this.value = Math.max(0, this.start + way);
    return this.value;
  }

  /** Per frame. */
  private speed(): number {
    const c = this.coefficients;
    const u = this.frame / this.frames;
    return (c[1]! + u * (2 * c[2]! + u * (3 * c[3]! + u * (4 * c[4]! + u * 5 * c[5]!)))) / this.frames;
  }

  /** Per frame². */
  private acceleration(): number {
    const c = this.coefficients;
    const u = this.frame / this.frames;
    return (2 * c[2]! + u * (6 * c[3]! + u * (12 * c[4]! + u * 20 * c[5]!))) / (this.frames * this.frames);
  }
}
