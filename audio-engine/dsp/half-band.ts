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

/**
 * Adds to every `step`-th of `output` the taps, each times the two samples as far to the left as to the right of a place
 * that begins at `middle`. Four sums at a time: none waits for its own last addition. `frames` is a multiple of four.
 */
function addSymmetric(
  taps: Float64Array,
  samples: Float64Array,
  middle: number,
  output: Float64Array,
  step: number,
  frames: number,
): void {
  for (let n = 0; n < frames; n += 4) {
    let left = middle + n;
    let right = left + 1;
    const at = step * n;
    let a = output[at]!;
    let b = output[at + step]!;
    let c = output[at + 2 * step]!;
    let d = output[at + 3 * step]!;
    for (let i = 0; i < taps.length; i++) {
      const tap = taps[i]!;
      a += tap * (samples[left]! + samples[right]!);
      b += tap * (samples[left + 1]! + samples[right + 1]!);
      c += tap * (samples[left + 2]! + samples[right + 2]!);
      d += tap * (samples[left + 3]! + samples[right + 3]!);
      left -= 1;
      right += 1;
    }
    output[at] = a;
    output[at + step] = b;
    output[at + 2 * step] = c;
    output[at + 3 * step] = d;
  }
}

/** Doubles the rate of one channel. */
export class HalfBandUp {
  private readonly history: Float64Array;
  private readonly doubled: Float64Array;

  /** @param maxFrames most frames per call, a multiple of four */
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
      output[2 * n] = 0;
      output[2 * n + 1] = history[count + n + 1]!;
    }
    addSymmetric(doubled, history, count, output, 2, frames);
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

  /** @param maxFrames most frames per call, of the lower rate, a multiple of four */
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
    for (let n = 0; n < frames; n++) output[n] = 0.5 * odd[count + n]!;
    addSymmetric(taps, even, count, output, 1, frames);
    even.copyWithin(0, frames, frames + past);
    odd.copyWithin(0, frames, frames + past);
  }

  reset(): void {
    this.even.fill(0, 0, this.even.length - this.maxFrames);
    this.odd.fill(0, 0, this.odd.length - this.maxFrames);
  }
}
