import { SAMPLE_RATE_HZ } from "./constants";
import { flushDenormal } from "./flush";
import { decibelsToGain } from "./math";

/** 20 dB in 1.7 s: the return time of IEC 60268-18 (digital) and of type I of IEC 60268-10. */
export const PEAK_FALL_DB_PER_SECOND = 20 / 1.7;
export const PEAK_HOLD_SECONDS = 1.5;

export interface PeakMeterOptions {
  /** 48000 when not given. */
  readonly sampleRateHz?: number;
  /** 0–60 s; 1.5 when not given. */
  readonly holdSeconds?: number;
  /** 0–1000 dB/s; 20 dB in 1.7 s when not given. */
  readonly fallDbPerSecond?: number;
}

/**
 * Sample peak of one channel as a programme meter shows it: up within one frame, down by a constant number of dB per
 * second. A second mark stays at the highest level for the hold time and then falls as fast, until it meets the level.
 */
export class PeakMeter {
  /** Linear, full scale 1. */
  level = 0;
  /** Linear, ≥ level. */
  held = 0;
  private readonly decay: number;
  private readonly holdFrames: number;
  private heldFrames = 0;

  constructor({
    sampleRateHz = SAMPLE_RATE_HZ,
    holdSeconds = PEAK_HOLD_SECONDS,
    fallDbPerSecond = PEAK_FALL_DB_PER_SECOND,
  }: PeakMeterOptions = {}) {
    this.decay = decibelsToGain(-fallDbPerSecond / sampleRateHz);
    this.holdFrames = Math.round(holdSeconds * sampleRateHz);
  }

  /** Takes the first `frames` frames. Never allocates. */
  process(samples: Float64Array, frames: number): void {
    let { level, held, heldFrames } = this;
    for (let i = 0; i < frames; i++) {
      level = flushDenormal(Math.max(Math.abs(samples[i]!), level * this.decay));
      if (level >= held) {
        held = level;
        heldFrames = 0;
      } else if (heldFrames < this.holdFrames) heldFrames += 1;
      else held = flushDenormal(Math.max(level, held * this.decay));
    }
    this.level = level;
    this.held = held;
    this.heldFrames = heldFrames;
  }

  reset(): void {
    this.level = 0;
    this.held = 0;
    this.heldFrames = 0;
  }
}
