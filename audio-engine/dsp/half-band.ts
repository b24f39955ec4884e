import { sin } from "./math";

/**
 * One side of a linear-phase half-band filter by a Kaiser window: h(1), h(3), … h(2·count − 1); the middle is ½, the
 * others of even distance are 0. Delay: 2·count − 1 samples of the higher rate.
 * @param beta shape of the window: 8.5 leaves about −85 dB, 10 about −100
 */
export function halfBandTaps(count: number, beta: number): Float64Array {
  const reach = 2 * count;
  const scale = 1 / besselI0(beta);
  const taps = Float64Array.from({ length: count }, (_, i) => {
    const offset = 2 * i + 1;
    const place = offset / reach;
    const window = besselI0(beta * Math.sqrt(1 - place * place)) * scale;
    return (window * sin((Math.PI * offset) / 2)) / (Math.PI * offset);
  });
  // At 0 Hz the two halves must weigh the same, or a steady level would ripple at the higher rate.
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => (0.25 * tap) / sum);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 60; k++) {
    term *= (x / (2 * k)) * (x / (2 * k));
    sum += term;
  }
  return sum;
}

/** Doubles the rate of one channel. */
export class HalfBandUp {
  private readonly history: Float64Array;
  private readonly doubled: Float64Array;

  /** @param maxFrames most frames per call */
  constructor(
    taps: Float64Array,
    private readonly maxFrames: number,
  ) {
    this.doubled = taps.map((tap) => 2 * tap);
    this.history = new Float64Array(2 * taps.length + maxFrames);
  }

  /** `frames` of `input` → twice as many of `output`. */
  process(input: Float64Array, frames: number, output: Float64Array): void {
    const { history, doubled } = this;
    const count = doubled.length;
    const past = 2 * count;
    for (let i = 0; i < frames; i++) history[past + i] = input[i]!;
    for (let n = 0; n < frames; n++) {
      const middle = past + n - count;
      let sum = 0;
      for (let i = 0; i < count; i++) sum += doubled[i]! * (history[middle - i]! + history[middle + 1 + i]!);
      output[2 * n] = sum;
      output[2 * n + 1] = history[middle + 1]!;
    }
    history.copyWithin(0, frames, frames + past);
  }

  reset(): void {
    this.history.fill(0, 0, this.history.length - this.maxFrames);
  }
}

/** Halves the rate of one channel. */
export class HalfBandDown {
  private readonly even: Float64Array;
  private readonly odd: Float64Array;

  /** @param maxFrames most frames per call, of the lower rate */
  constructor(
    private readonly taps: Float64Array,
    private readonly maxFrames: number,
  ) {
    this.even = new Float64Array(2 * taps.length + maxFrames);
    this.odd = new Float64Array(2 * taps.length + maxFrames);
  }

  /** Twice `frames` of `input` → `frames` of `output`; the arrays may be the same. */
  process(input: Float64Array, frames: number, output: Float64Array): void {
    const { even, odd, taps } = this;
    const count = taps.length;
    const past = 2 * count;
    for (let i = 0; i < frames; i++) {
      even[past + i] = input[2 * i]!;
      odd[past + i] = input[2 * i + 1]!;
    }
    for (let n = 0; n < frames; n++) {
      const middle = past + n - count;
      let sum = 0.5 * odd[middle]!;
      for (let i = 0; i < count; i++) sum += taps[i]! * (even[middle - i]! + even[middle + 1 + i]!);
      output[n] = sum;
    }
    even.copyWithin(0, frames, frames + past);
    odd.copyWithin(0, frames, frames + past);
  }

  reset(): void {
    this.even.fill(0, 0, this.even.length - this.maxFrames);
    this.odd.fill(0, 0, this.odd.length - this.maxFrames);
  }
}
