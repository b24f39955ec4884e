import { SLICE_FRAMES } from "./constants";
import { HalfBandDown, HalfBandUp, halfBandTaps } from "./half-band";

export const OVERSAMPLING = 16;
const HIGH_FRAMES = OVERSAMPLING * SLICE_FRAMES;

/** Flat to 23 kHz, −85 dB from 25 kHz on: what a distortion makes above 24 kHz must not fold down. */
const FIRST = halfBandTaps(73, 8.8);
const SECOND = halfBandTaps(7, 10);
const THIRD = halfBandTaps(5, 10);
const FOURTH = halfBandTaps(4, 10);

/** At the higher rate, so that up and down, with one sample of the user's own, take whole frames. */
const PADDING = 5;

/**
 * Frames from input to output of up and down with one further sample of delay at the higher rate: each pair of filters
 * takes 2·count − 1 samples of its lower rate.
 */
export const OVERSAMPLER_LATENCY_FRAMES =
  2 * FIRST.length -
  1 +
  (2 * SECOND.length - 1) / 2 +
  (2 * THIRD.length - 1) / 4 +
  (2 * FOURTH.length - 1) / 8 +
  (PADDING + 1) / 16;

/** One channel at sixteen times its rate: four half-band filters up, four down. */
export class Oversampler {
  /** The slice at the higher rate, between `up` and `down`. */
  readonly high = new Float64Array(HIGH_FRAMES);
  private readonly up1 = new HalfBandUp(FIRST, SLICE_FRAMES);
  private readonly up2 = new HalfBandUp(SECOND, 2 * SLICE_FRAMES);
  private readonly up3 = new HalfBandUp(THIRD, 4 * SLICE_FRAMES);
  private readonly up4 = new HalfBandUp(FOURTH, 8 * SLICE_FRAMES);
  private readonly down4 = new HalfBandDown(FOURTH, 8 * SLICE_FRAMES);
  private readonly down3 = new HalfBandDown(THIRD, 4 * SLICE_FRAMES);
  private readonly down2 = new HalfBandDown(SECOND, 2 * SLICE_FRAMES);
  private readonly down1 = new HalfBandDown(FIRST, SLICE_FRAMES);
  private readonly twice = new Float64Array(2 * SLICE_FRAMES);
  private readonly fourTimes = new Float64Array(4 * SLICE_FRAMES);
  private readonly eightTimes = new Float64Array(8 * SLICE_FRAMES);
  private readonly held = new Float64Array(PADDING);
  private readonly next = new Float64Array(PADDING);

  /** A slice → `high`. */
  up(input: Float64Array): void {
    this.up1.process(input, SLICE_FRAMES, this.twice);
    this.up2.process(this.twice, 2 * SLICE_FRAMES, this.fourTimes);
    this.up3.process(this.fourTimes, 4 * SLICE_FRAMES, this.eightTimes);
    this.up4.process(this.eightTimes, 8 * SLICE_FRAMES, this.high);
  }

  /** `high` → a slice. */
  down(output: Float64Array): void {
    this.pad();
    this.down4.process(this.high, 8 * SLICE_FRAMES, this.eightTimes);
    this.down3.process(this.eightTimes, 4 * SLICE_FRAMES, this.fourTimes);
    this.down2.process(this.fourTimes, 2 * SLICE_FRAMES, this.twice);
    this.down1.process(this.twice, SLICE_FRAMES, output);
  }

  reset(): void {
    const { up1, up2, up3, up4, down4, down3, down2, down1 } = this;
    for (const filter of [up1, up2, up3, up4, down4, down3, down2, down1]) filter.reset();
    this.held.fill(0);
  }

  private pad(): void {
    const { high, held, next } = this;
    for (let i = 0; i < PADDING; i++) next[i] = high[HIGH_FRAMES - PADDING + i]!;
    high.copyWithin(PADDING, 0, HIGH_FRAMES - PADDING);
    for (let i = 0; i < PADDING; i++) {
      high[i] = held[i]!;
      held[i] = next[i]!;
    }
  }
}
