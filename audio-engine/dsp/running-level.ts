import { SAMPLE_RATE_HZ } from "./constants";
import { SlotWindow, slotFramesAt, slotsIn } from "./slot-window";

/** The integration time of most RMS meters, and of the VU meter. */
export const RMS_WINDOW_SECONDS = 0.3;

export interface RunningLevelOptions {
  /** 48000 when not given. */
  readonly sampleRateHz?: number;
  /** 0.01–10 s in steps of 10 ms; 0.3 when not given. */
  readonly windowSeconds?: number;
}

/**
 * RMS, sample peak and crest factor of one channel over the last 300 ms (rectangular window), brought up to date every
 * 10 ms. What came before the first frame counts as silence. RMS is the mathematical one: a sine of peak 1 has −3.01 dB.
 */
export class RunningLevel {
  /** Linear. */
  rms = 0;
  /** Largest absolute sample, linear. */
  peak = 0;
  private readonly slotFrames: number;
  private readonly windowFrames: number;
  private readonly squareSlots: SlotWindow;
  private readonly peakSlots: SlotWindow;
  private squares = 0;
  private slotPeak = 0;
  private filled = 0;

  constructor({
    sampleRateHz = SAMPLE_RATE_HZ,
    windowSeconds = RMS_WINDOW_SECONDS,
  }: RunningLevelOptions = {}) {
    const slots = slotsIn(windowSeconds);
    this.slotFrames = slotFramesAt(sampleRateHz);
    this.windowFrames = slots * this.slotFrames;
    this.squareSlots = new SlotWindow(slots);
    this.peakSlots = new SlotWindow(slots);
  }

  /** Peak ÷ RMS; NaN in silence. A sine has √2, pink noise about 4. */
  get crestFactor(): number {
    return this.peak / this.rms;
  }

  /** Takes the first `frames` frames. Never allocates. */
  process(samples: Float64Array, frames: number): void {
    let { squares, slotPeak, filled } = this;
    for (let i = 0; i < frames; i++) {
      const sample = samples[i]!;
      squares += sample * sample;
      slotPeak = Math.max(slotPeak, Math.abs(sample));
      filled += 1;
      if (filled < this.slotFrames) continue;
      this.finishSlot(squares, slotPeak);
      squares = 0;
      slotPeak = 0;
      filled = 0;
    }
    this.squares = squares;
    this.slotPeak = slotPeak;
    this.filled = filled;
  }

  reset(): void {
    this.squareSlots.reset();
    this.peakSlots.reset();
    this.rms = 0;
    this.peak = 0;
    this.squares = 0;
    this.slotPeak = 0;
    this.filled = 0;
  }

  private finishSlot(squares: number, peak: number): void {
    this.squareSlots.push(squares);
    this.peakSlots.push(peak);
    this.rms = Math.sqrt(this.squareSlots.sum() / this.windowFrames);
    this.peak = this.peakSlots.largest();
  }
}
