import { SAMPLE_RATE_HZ } from "./constants";
import { exp2, log2, tan } from "./math";
import { CROSSFADE_SECONDS, Glide, type SetMode } from "./smoothing";
import { processSvf, processSvfGliding, SVF_COEFFICIENT_COUNT, SVF_STATE_COUNT, writeSvf } from "./svf";

const STEP_FRAMES = 16;
const CROSSFADE_STEPS = (CROSSFADE_SECONDS * SAMPLE_RATE_HZ) / STEP_FRAMES;

/**
 * Second-order Butterworth low cut or high cut (bilinear transform, −3.01 dB at its frequency) in front of a detector.
 * Its frequency glides; at or beyond the off frequency it fades out in 10 ms and then changes no bit.
 */
export class SideChainCut {
  private isOn = false;
  private isMoving = false;
  private presentSteps = 0;
  private frequencyHz = 1024;
  private readonly log2Frequency = new Glide(10, STEP_FRAMES);
  private readonly coefficients = new Float64Array(SVF_COEFFICIENT_COUNT);
  private readonly targets = new Float64Array(SVF_COEFFICIENT_COUNT);
  private readonly leftState = new Float64Array(SVF_STATE_COUNT);
  private readonly rightState = new Float64Array(SVF_STATE_COUNT);

  constructor(
    private readonly kind: "low-cut" | "high-cut",
    private readonly offHz: number,
  ) {}

  get isActive(): boolean {
    return this.isMoving || this.presentSteps > 0;
  }

  /** Never allocates. */
  set(frequencyHz: number, mode: SetMode): void {
    this.isOn = this.kind === "low-cut" ? frequencyHz > this.offHz : frequencyHz < this.offHz;
    if (this.isOn && frequencyHz !== this.frequencyHz) {
      // A glide that is not heard would only delay the filter's coming in.
      this.log2Frequency.set(log2(frequencyHz), this.isActive ? mode : "snap");
      this.frequencyHz = frequencyHz;
    }
    if (mode === "snap") this.finish();
    else this.startMoving();
  }

  /** In place on the first `frames` of each channel, `right` null for mono. */
  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    if (!this.isActive) return;
    const { coefficients, targets, leftState, rightState } = this;
    for (let from = 0; from < frames; from += STEP_FRAMES) {
      const to = Math.min(from + STEP_FRAMES, frames);
      if (!this.isMoving) {
        processSvf(left, from, to, coefficients, 0, leftState, 0);
        if (right !== null) processSvf(right, from, to, coefficients, 0, rightState, 0);
        continue;
      }
      this.step();
      processSvfGliding(left, from, to, coefficients, targets, 0, leftState, 0);
      if (right !== null) processSvfGliding(right, from, to, coefficients, targets, 0, rightState, 0);
      for (let i = 0; i < SVF_COEFFICIENT_COUNT; i++) coefficients[i] = targets[i]!;
    }
    if (!this.isActive) this.clear();
  }

  reset(): void {
    this.finish();
    this.clear();
  }

  private startMoving(): void {
    const rests = this.presentSteps === this.wantedSteps && !this.log2Frequency.isMoving;
    if (rests || this.isMoving) return;
    if (this.presentSteps === 0) this.write(this.coefficients);
    this.isMoving = true;
  }

  private finish(): void {
    this.log2Frequency.finish();
    this.presentSteps = this.wantedSteps;
    this.isMoving = false;
    this.write(this.coefficients);
    if (!this.isOn) this.clear();
  }

  private clear(): void {
    this.leftState.fill(0);
    this.rightState.fill(0);
  }

  private get wantedSteps(): number {
    return this.isOn ? CROSSFADE_STEPS : 0;
  }

  private step(): void {
    if (this.log2Frequency.isMoving) this.log2Frequency.step();
    this.presentSteps +=
      this.presentSteps < this.wantedSteps ? 1 : this.presentSteps > this.wantedSteps ? -1 : 0;
    this.isMoving = this.log2Frequency.isMoving || this.presentSteps !== this.wantedSteps;
    this.write(this.targets);
  }

  private write(out: Float64Array): void {
    const frequencyHz = this.log2Frequency.isMoving ? exp2(this.log2Frequency.value) : this.frequencyHz;
    const g = tan((Math.PI * frequencyHz) / SAMPLE_RATE_HZ);
    const isLowCut = this.kind === "low-cut";
    writeSvf(out, 0, g, Math.SQRT2, isLowCut ? 1 : 0, 0, isLowCut ? 0 : 1);
    const present01 = this.presentSteps / CROSSFADE_STEPS;
    out[3] = 1 + present01 * (out[3]! - 1);
    out[4] = present01 * out[4]!;
    out[5] = present01 * out[5]!;
  }
}
