import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { flushDenormal } from "./flush";
import { exp2, log2, tan } from "./math";
import { RAMP_STEP_FRAMES } from "./setting-ramp";
import { Glide, type SetMode } from "./smoothing";
import { SVF_COEFFICIENT_COUNT, writeSvf } from "./svf";

/**
 * One channel's part above a frequency, and its lowering. With the second-order Butterworth filter of denominator
 * s² + √2·s + 1 (state-variable, trapezoidal: see svf.ts) and a gain g above the frequency, what is taken away is
 *
 *   (1 − g)·high + √2·(1 − √g)·band
 *
 * which leaves (g·s² + √(2g)·s + 1)/(s² + √2·s + 1): a shelf without overshoot for every g, a low-pass at g = 0.
 */
export class DeEsserSplit {
  /** The part above the frequency, of the slice last processed. */
  readonly high = new Float64Array(SLICE_FRAMES);
  private readonly band = new Float64Array(SLICE_FRAMES);
  private frequencyHz = 0;
  private readonly log2Frequency = new Glide(0, RAMP_STEP_FRAMES);
  private readonly now = new Float64Array(SVF_COEFFICIENT_COUNT);
  private readonly next = new Float64Array(SVF_COEFFICIENT_COUNT);
  private bandState = 0;
  private lowState = 0;

  setFrequencyHz(frequencyHz: number, mode: SetMode): void {
    if (frequencyHz !== this.frequencyHz) this.log2Frequency.set(log2(frequencyHz), mode);
    this.frequencyHz = frequencyHz;
    if (mode === "snap") this.finish();
  }

  /** Splits `frames` (≤ a slice) samples from `from`; they stay as they are. */
  process(samples: Float64Array, from: number, frames: number): void {
    const stretch = this.log2Frequency.isMoving ? RAMP_STEP_FRAMES : SLICE_FRAMES;
    for (let at = 0; at < frames; at += stretch) {
      const moving = this.log2Frequency.isMoving;
      if (moving) {
        this.log2Frequency.step();
        this.write(this.next);
      }
      this.split(samples, from, at, Math.min(stretch, frames - at), moving ? this.next : this.now);
      if (moving) for (let i = 0; i < SVF_COEFFICIENT_COUNT; i++) this.now[i] = this.next[i]!;
    }
    this.bandState = flushDenormal(this.bandState);
    this.lowState = flushDenormal(this.lowState);
  }

  /**
   * Takes away, or lets hear, in place.
   * @param rootGains √g of each frame from index 0
   * @param listenFrom share 0…1 of what is taken away in the output before the first frame, moving by `listenStep` per frame
   */
  combine(
    samples: Float64Array,
    from: number,
    frames: number,
    rootGains: Float64Array,
    listenFrom: number,
    listenStep: number,
  ): void {
    const { high, band } = this;
    const plain = listenFrom === 0 && listenStep === 0;
    for (let i = 0; i < frames; i++) {
      const root = rootGains[i]!;
      if (plain && root === 1) continue;
      const taken = (1 - root * root) * high[i]! + Math.SQRT2 * (1 - root) * band[i]!;
      const listen01 = Math.min(1, Math.max(0, listenFrom + listenStep * (i + 1)));
      const kept = samples[from + i]! - taken;
      samples[from + i] = kept + listen01 * (taken - kept);
    }
  }

  reset(): void {
    this.finish();
    this.bandState = 0;
    this.lowState = 0;
  }

  private finish(): void {
    this.log2Frequency.finish();
    this.write(this.now);
  }

  private write(out: Float64Array): void {
    const frequencyHz = this.log2Frequency.isMoving ? exp2(this.log2Frequency.value) : this.frequencyHz;
    writeSvf(out, 0, tan((Math.PI * frequencyHz) / SAMPLE_RATE_HZ), Math.SQRT2, 1, 0, 0);
  }

  /** The coefficients move in straight lines from `now` to `target`. */
  private split(samples: Float64Array, from: number, at: number, frames: number, target: Float64Array): void {
    const { high, band, now } = this;
    let a1 = now[0]!;
    let a2 = now[1]!;
    let a3 = now[2]!;
    const step1 = (target[0]! - a1) / frames;
    const step2 = (target[1]! - a2) / frames;
    const step3 = (target[2]! - a3) / frames;
    let s1 = this.bandState;
    let s2 = this.lowState;
    for (let i = at; i < at + frames; i++) {
      a1 += step1;
      a2 += step2;
      a3 += step3;
      const x = samples[from + i]!;
      const d = x - s2;
      const bandOut = a1 * s1 + a2 * d;
      const lowOut = s2 + a2 * s1 + a3 * d;
      s1 = 2 * bandOut - s1;
      s2 = 2 * lowOut - s2;
      band[i] = bandOut;
      high[i] = x - Math.SQRT2 * bandOut - lowOut;
    }
    this.bandState = s1;
    this.lowState = s2;
  }
}
