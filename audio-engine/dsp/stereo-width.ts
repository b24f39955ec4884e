import { SLICE_FRAMES } from "./constants";
import { decibelsToGain } from "./math";
import { RAMP_STEP_FRAMES, SettingRamp } from "./setting-ramp";
import { SideChainCut } from "./side-chain-cut";
import type { SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface StereoWidthSettings {
  /** 0…2, factor of the sides: 0 is mono, 1 as it came. */
  readonly width01: number;
  /** −24…+12 dB, of what both channels share. */
  readonly midGainDb: number;
  /** −24…+12 dB, of what differs. */
  readonly sideGainDb: number;
  /** 20–500 Hz: below it the sides fade out, so that the bass stands in the middle; 20 is off. */
  readonly sideLowCutHz: number;
}

/** Frequency of the sides' low cut at which it is off. */
export const SIDE_LOW_CUT_OFF_HZ = 20;

/**
 * Middle and sides: M = (L + R)/2, S = (L − R)/2, then L = M + S, R = M − S. Width and the sides' gain leave the sum of
 * the channels alone. Mono passes with the middle's gain. With neutral settings the output is the input to the bit.
 */
export class StereoWidth implements Unit {
  readonly latencyFrames = 0;
  private readonly width01 = new SettingRamp(1);
  private readonly midGainDb = new SettingRamp(0);
  private readonly sideGainDb = new SettingRamp(0);
  private readonly lowCut = new SideChainCut("low-cut", SIDE_LOW_CUT_OFF_HZ);
  private readonly side = new Float64Array(SLICE_FRAMES);
  private midGain = 1;
  private sideGain = 1;

  constructor(settings: StereoWidthSettings) {
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: StereoWidthSettings, mode: SetMode): void {
    this.width01.set(settings.width01, mode);
    this.midGainDb.set(settings.midGainDb, mode);
    this.sideGainDb.set(settings.sideGainDb, mode);
    this.lowCut.set(settings.sideLowCutHz, mode);
    if (mode === "snap") this.settle();
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      this.processSlice(left, right, from, Math.min(SLICE_FRAMES, frames - from));
    }
  }

  reset(): void {
    this.width01.finish();
    this.midGainDb.finish();
    this.sideGainDb.finish();
    this.lowCut.reset();
    this.settle();
  }

  private get isMoving(): boolean {
    return this.width01.isMoving || this.midGainDb.isMoving || this.sideGainDb.isMoving;
  }

  private settle(): void {
    this.midGain = decibelsToGain(this.midGainDb.start);
    this.sideGain = this.width01.start * decibelsToGain(this.sideGainDb.start);
  }

  private processSlice(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    if (!this.isMoving && this.midGain === 1 && this.sideGain === 1 && !this.lowCut.isActive) return;
    const { side } = this;
    if (right !== null) {
      for (let i = 0; i < frames; i++) side[i] = 0.5 * (left[from + i]! - right[from + i]!);
      this.lowCut.process(side, null, frames);
    }
    for (let at = 0; at < frames; at += RAMP_STEP_FRAMES) {
      this.processStretch(left, right, from, at, Math.min(RAMP_STEP_FRAMES, frames - at));
    }
  }

  private processStretch(
    left: Float64Array,
    right: Float64Array | null,
    from: number,
    at: number,
    frames: number,
  ): void {
    const { side, midGain: startMid, sideGain: startSide } = this;
    this.advance(frames);
    const midStep = (this.midGain - startMid) / frames;
    const sideStep = (this.sideGain - startSide) / frames;
    for (let i = 0; i < frames; i++) {
      const frame = from + at + i;
      const mid = startMid + midStep * (i + 1);
      if (right === null) {
        left[frame] = left[frame]! * mid;
        continue;
      }
      const middle = 0.5 * mid * (left[frame]! + right[frame]!);
      const sides = (startSide + sideStep * (i + 1)) * side[at + i]!;
      left[frame] = middle + sides;
      right[frame] = middle - sides;
    }
  }

  /** To the end of a stretch. */
  private advance(frames: number): void {
    if (!this.isMoving) return;
    this.width01.advance(frames);
    this.midGainDb.advance(frames);
    this.sideGainDb.advance(frames);
    const end = ({ start, perFrame }: SettingRamp): number => start + perFrame * frames;
    this.midGain = decibelsToGain(end(this.midGainDb));
    this.sideGain = end(this.width01) * decibelsToGain(end(this.sideGainDb));
    if (this.isMoving) return;
    // At rest the very numbers of the settings.
    this.width01.finish();
    this.midGainDb.finish();
    this.sideGainDb.finish();
    this.settle();
  }
}
