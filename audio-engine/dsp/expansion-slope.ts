import { expansionSlope } from "./dynamics-curve";
import { exp2, log2 } from "./math";
import { RAMP_STEP_FRAMES } from "./setting-ramp";
import { Glide, type SetMode } from "./smoothing";

/** An expander's ratio that glides on a logarithmic scale, as a slope in straight lines like a `SettingRamp`'s. */
export class ExpansionSlopeRamp {
  start = 0;
  perFrame = 0;
  private end = 0;
  private ratio = 1;
  private readonly log2Ratio = new Glide(0, RAMP_STEP_FRAMES);

  get isMoving(): boolean {
    return this.log2Ratio.isMoving;
  }

  /** @param ratio 1…100, 100 stands for 1:∞ */
  set(ratio: number, mode: SetMode): void {
    if (ratio !== this.ratio) this.log2Ratio.set(log2(ratio), mode);
    this.ratio = ratio;
    if (mode === "snap") this.finish();
  }

  /** Begins the next stretch: `RAMP_STEP_FRAMES` while moving, any length at rest. */
  advance(frames: number): void {
    this.start = this.end;
    this.perFrame = 0;
    if (!this.log2Ratio.isMoving) return;
    const log2Now = this.log2Ratio.step();
    this.end = expansionSlope(this.log2Ratio.isMoving ? exp2(log2Now) : this.ratio);
    this.perFrame = (this.end - this.start) / frames;
  }

  finish(): void {
    this.log2Ratio.finish();
    this.end = expansionSlope(this.ratio);
    this.start = this.end;
    this.perFrame = 0;
  }
}
