import { SLICE_FRAMES } from "./constants";
import { GAIN_SPREAD_FRAMES, LimiterGain, UNITY_GAIN } from "./limiter-gain";
import { decibelsToGain, gainToDecibels } from "./math";
import { Glide, type SetMode } from "./smoothing";
import { TRUE_PEAK_DELAY_FRAMES, TruePeakDetector } from "./true-peak";
import type { Unit } from "./unit";

export interface LimiterSettings {
  /** −12…+24 dB, before everything. */
  readonly inputGainDb: number;
  /** −12…0 dBTP. */
  readonly ceilingDbtp: number;
  /** 0.01–1 s until 63 % of a reduction are given back. */
  readonly releaseSeconds: number;
}

/** Frames on either side of a peak over which the gain is already and still what the peak needs. */
const MARGIN_FRAMES = 2;

export const LIMITER_LATENCY_FRAMES = GAIN_SPREAD_FRAMES + TRUE_PEAK_DELAY_FRAMES + MARGIN_FRAMES;

/** From the first frame that a peak must already be lowered at to the last. */
const HOLD_FRAMES = GAIN_SPREAD_FRAMES + 2 * MARGIN_FRAMES + 2;

/** Between these the input gain moves in straight lines: 8 keep their corners below −90 dBFS. */
const GLIDE_STEP_FRAMES = 8;

const RING_FRAMES = 256;
const RING_MASK = RING_FRAMES - 1;

/**
 * Lowers what would pass the ceiling, between the frames too, 3 ms before it comes; both channels alike. No frame is
 * ever above the ceiling. While nothing needs lowering the output is the delayed input to the bit.
 */
export class TruePeakLimiter implements Unit {
  readonly latencyFrames = LIMITER_LATENCY_FRAMES;
  private readonly inputGainDb: Glide;
  private readonly ceilingDb: Glide;
  private inputGain = 1;
  private ceiling = 1;
  /** Frames for which the ceiling has stood still. */
  private ceilingFrames = RING_FRAMES;
  private readonly gain = new LimiterGain(HOLD_FRAMES);
  private appliedGain = 1;
  private readonly leftDetector = new TruePeakDetector();
  private readonly rightDetector = new TruePeakDetector();
  private readonly leftRing = new Float64Array(RING_FRAMES);
  private readonly rightRing = new Float64Array(RING_FRAMES);
  private readonly ceilingRing = new Float64Array(RING_FRAMES);
  private readonly leftPeaks = new Float64Array(SLICE_FRAMES);
  private readonly rightPeaks = new Float64Array(SLICE_FRAMES);
  private at = 0;

  constructor(settings: LimiterSettings) {
    this.inputGainDb = new Glide(settings.inputGainDb, GLIDE_STEP_FRAMES);
    this.ceilingDb = new Glide(settings.ceilingDbtp);
    this.set(settings, "snap");
    this.reset();
  }

  /** Never allocates. */
  set(settings: LimiterSettings, mode: SetMode): void {
    this.inputGainDb.set(settings.inputGainDb, mode);
    this.ceilingDb.set(settings.ceilingDbtp, mode);
    this.gain.setReleaseSeconds(settings.releaseSeconds);
    if (mode !== "snap") return;
    this.inputGain = decibelsToGain(settings.inputGainDb);
    this.ceiling = ceilingOf(settings.ceilingDbtp);
  }

  /** What the last frame was lowered by, ≥ 0 dB. */
  get gainReductionDb(): number {
    return this.appliedGain === 1 ? 0 : -gainToDecibels(this.appliedGain);
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      this.processSlice(left, right, from, Math.min(SLICE_FRAMES, frames - from));
    }
  }

  reset(): void {
    this.inputGainDb.finish();
    this.ceilingDb.finish();
    this.inputGain = decibelsToGain(this.inputGainDb.value);
    this.ceiling = ceilingOf(this.ceilingDb.value);
    this.ceilingFrames = RING_FRAMES;
    this.ceilingRing.fill(this.ceiling);
    this.leftRing.fill(0);
    this.rightRing.fill(0);
    this.leftDetector.reset();
    this.rightDetector.reset();
    this.gain.reset();
    this.appliedGain = 1;
    this.at = 0;
  }

  private processSlice(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    this.applyInputGain(left, right, from, frames);
    this.storeCeilings(frames);
    const floor = this.ceilingFrames >= RING_FRAMES ? this.ceiling : 0;
    this.leftDetector.process(left, from, frames, floor, this.leftPeaks);
    if (right !== null) this.rightDetector.process(right, from, frames, floor, this.rightPeaks);
    else this.rightPeaks.fill(0);
    if (this.gain.isAtRest && floor > 0 && this.fitsBelow(floor, frames)) {
      delay(left, from, frames, this.leftRing, this.at);
      if (right !== null) delay(right, from, frames, this.rightRing, this.at);
      this.appliedGain = 1;
      this.at = (this.at + frames) & RING_MASK;
      return;
    }
    for (let i = 0; i < frames; i++) this.processFrame(left, right, from + i, i);
  }

  /** No peak of the slice is above a ceiling that has long stood still: nor is anything that waits in the rings. */
  private fitsBelow(ceiling: number, frames: number): boolean {
    const { leftPeaks, rightPeaks } = this;
    for (let i = 0; i < frames; i++)
      if (!(leftPeaks[i]! <= ceiling && rightPeaks[i]! <= ceiling)) return false;
    return true;
  }

  private processFrame(left: Float64Array, right: Float64Array | null, frame: number, i: number): void {
    const { at, ceilingRing } = this;
    const leftPeak = this.leftPeaks[i]!;
    const rightPeak = this.rightPeaks[i]!;
    const peak = leftPeak > rightPeak ? leftPeak : rightPeak;
    const allowed = ceilingRing[(at - TRUE_PEAK_DELAY_FRAMES) & RING_MASK]!;
    const fits = peak <= allowed;
    const gain =
      fits && this.gain.isAtRest
        ? 1
        : this.gain.next(fits ? UNITY_GAIN : Math.floor((allowed / peak) * UNITY_GAIN));
    const out = (at - LIMITER_LATENCY_FRAMES) & RING_MASK;
    const bound = ceilingRing[out]!;
    this.leftRing[at] = left[frame]!;
    left[frame] = within(bound, this.leftRing[out]! * gain);
    if (right !== null) {
      this.rightRing[at] = right[frame]!;
      right[frame] = within(bound, this.rightRing[out]! * gain);
    }
    this.appliedGain = gain;
    this.at = (at + 1) & RING_MASK;
  }

  private applyInputGain(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    if (!this.inputGainDb.isMoving && this.inputGain === 1) return;
    for (let at = from; at < from + frames; at += GLIDE_STEP_FRAMES) {
      const to = Math.min(at + GLIDE_STEP_FRAMES, from + frames);
      const start = this.inputGain;
      if (this.inputGainDb.isMoving) this.inputGain = decibelsToGain(this.inputGainDb.step());
      const step = (this.inputGain - start) / (to - at);
      for (let i = at; i < to; i++) {
        const gain = start + step * (i - at + 1);
        left[i] = left[i]! * gain;
        if (right !== null) right[i] = right[i]! * gain;
      }
    }
  }

  private storeCeilings(frames: number): void {
    const start = this.ceiling;
    if (this.ceilingDb.isMoving) this.ceiling = ceilingOf(this.ceilingDb.step());
    const step = (this.ceiling - start) / frames;
    for (let i = 0; i < frames; i++) this.ceilingRing[(this.at + i) & RING_MASK] = start + step * (i + 1);
    this.ceilingFrames = step === 0 ? this.ceilingFrames + frames : 0;
  }
}

function within(bound: number, sample: number): number {
  if (sample > bound) return bound;
  return sample < -bound ? -bound : sample;
}

/** In place, `LIMITER_LATENCY_FRAMES` later. */
function delay(samples: Float64Array, from: number, frames: number, ring: Float64Array, at: number): void {
  for (let i = 0; i < frames; i++) ring[(at + i) & RING_MASK] = samples[from + i]!;
  const first = at - LIMITER_LATENCY_FRAMES;
  for (let i = 0; i < frames; i++) samples[from + i] = ring[(first + i) & RING_MASK]!;
}

/** Rounded down to a 32-bit float, so that a print in such floats stays below the ceiling too. */
function ceilingOf(ceilingDbtp: number): number {
  const exact = decibelsToGain(ceilingDbtp);
  const rounded = Math.fround(exact);
  return rounded <= exact ? rounded : Math.fround(rounded * (1 - 6.1e-8));
}
