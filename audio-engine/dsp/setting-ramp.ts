import { Glide, type SetMode } from "./smoothing";

/** Units whose settings are heard at once move them this often: 8 frames keep a ramp's corners below −90 dBFS. */
export const RAMP_STEP_FRAMES = 8;

/** A setting that moves in straight lines between the steps of a glide: frame i of a stretch has `start + perFrame·(i + 1)`. */
export class SettingRamp {
  start: number;
  perFrame = 0;
  private readonly glide: Glide;

  /** @param stepFrames frames from one step of a glide to the next */
  constructor(initial: number, stepFrames = RAMP_STEP_FRAMES) {
    this.glide = new Glide(initial, stepFrames);
    this.start = initial;
  }

  get isMoving(): boolean {
    return this.glide.isMoving;
  }

  set(target: number, mode: SetMode): void {
    this.glide.set(target, mode);
    if (mode === "snap") this.finish();
  }

  /** Begins the next stretch: `stepFrames` while moving, any length at rest. */
  advance(frames: number): void {
    this.start = this.glide.value;
    this.perFrame = this.glide.isMoving ? (this.glide.step() - this.start) / frames : 0;
  }

  finish(): void {
    this.glide.finish();
    this.start = this.glide.value;
    this.perFrame = 0;
  }
}
