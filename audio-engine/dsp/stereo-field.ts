import { SAMPLE_RATE_HZ } from "./constants";
import { SlotWindow, slotFramesAt, slotsIn } from "./slot-window";

export const CORRELATION_WINDOW_SECONDS = 0.6;
/** Mean square below which a channel counts as silent: −90 dBFS RMS. */
const SILENT_MEAN_SQUARE = 1e-9;

export interface RunningCorrelationOptions {
  /** 48000 when not given. */
  readonly sampleRateHz?: number;
  /** 0.01–10 s in steps of 10 ms; 0.6 when not given. */
  readonly windowSeconds?: number;
}

/**
 * Correlation of left and right over the last 600 ms (rectangular window, means not removed), brought up to date every
 * 10 ms: Σlr ÷ √(Σl²·Σr²).
 */
export class RunningCorrelation {
  /** −1 to 1; NaN while either channel is below −90 dBFS RMS over the window. */
  correlation = Number.NaN;
  private readonly slotFrames: number;
  private readonly silentSum: number;
  private readonly leftSlots: SlotWindow;
  private readonly rightSlots: SlotWindow;
  private readonly productSlots: SlotWindow;
  private leftSquares = 0;
  private rightSquares = 0;
  private products = 0;
  private filled = 0;

  constructor({
    sampleRateHz = SAMPLE_RATE_HZ,
    windowSeconds = CORRELATION_WINDOW_SECONDS,
  }: RunningCorrelationOptions = {}) {
    const slots = slotsIn(windowSeconds);
    this.slotFrames = slotFramesAt(sampleRateHz);
    this.silentSum = SILENT_MEAN_SQUARE * slots * this.slotFrames;
    this.leftSlots = new SlotWindow(slots);
    this.rightSlots = new SlotWindow(slots);
    this.productSlots = new SlotWindow(slots);
  }

  /** Takes the first `frames` frames. Never allocates. */
  process(left: Float64Array, right: Float64Array, frames: number): void {
    let from = 0;
    while (from < frames) {
      const to = Math.min(frames, from + this.slotFrames - this.filled);
      this.add(left, right, from, to);
      this.filled += to - from;
      from = to;
      if (this.filled === this.slotFrames) this.finishSlot();
    }
  }

  reset(): void {
    this.leftSlots.reset();
    this.rightSlots.reset();
    this.productSlots.reset();
    this.correlation = Number.NaN;
    this.leftSquares = 0;
    this.rightSquares = 0;
    this.products = 0;
    this.filled = 0;
  }

  private add(left: Float64Array, right: Float64Array, from: number, to: number): void {
    let { leftSquares, rightSquares, products } = this;
    for (let i = from; i < to; i++) {
      const l = left[i]!;
      const r = right[i]!;
      leftSquares += l * l;
      rightSquares += r * r;
      products += l * r;
    }
    this.leftSquares = leftSquares;
    this.rightSquares = rightSquares;
    this.products = products;
  }

  private finishSlot(): void {
    this.leftSlots.push(this.leftSquares);
    this.rightSlots.push(this.rightSquares);
    this.productSlots.push(this.products);
    this.leftSquares = 0;
    this.rightSquares = 0;
    this.products = 0;
    this.filled = 0;
    const left = this.leftSlots.sum();
    const right = this.rightSlots.sum();
    const heard = left >= this.silentSum && right >= this.silentSum;
    const share = this.productSlots.sum() / (Math.sqrt(left) * Math.sqrt(right));
    this.correlation = heard ? Math.min(1, Math.max(-1, share)) : Number.NaN;
  }
}

/**
 * Points of a goniometer from every `stride`-th of `frames` frames, as x, y pairs: x = (R − L)/√2, y = (L + R)/√2. Mono
 * stands upright, the left channel alone leans 45° to the left, opposite polarity lies flat; the distance from the
 * middle is √(L² + R²).
 * @param points at least 2·⌈frames ÷ stride⌉ numbers
 * @returns the number of points
 */
export function writeGoniometer(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  frames: number,
  stride: number,
  points: Float32Array,
): number {
  let count = 0;
  for (let i = 0; i < frames; i += stride) {
    points[2 * count] = (right[i]! - left[i]!) * Math.SQRT1_2;
    points[2 * count + 1] = (left[i]! + right[i]!) * Math.SQRT1_2;
    count += 1;
  }
  return count;
}
