import { SLICE_FRAMES } from "./constants";
import {
  type ConvolverLevel,
  type PreparedImpulse,
  partitionShare,
  spectrumLength,
} from "./convolver-layout";
import { RealFft } from "./fft";

/**
 * One level of uniform partitions, by overlap-save. During a block it computes the next block's output from input that
 * was complete when the block began, a share of it in every slice. Two impulse responses share the input's spectra.
 */
export class ConvolverLevelRunner {
  private readonly fft: RealFft;
  private readonly size: number;
  private readonly slices: number;
  private readonly block: Float64Array;
  private readonly history: Float64Array;
  private readonly historyImaginary: Float64Array;
  private readonly sums: readonly [Float64Array, Float64Array];
  private readonly sumsImaginary: readonly [Float64Array, Float64Array];
  private readonly outputs: readonly [Float64Array, Float64Array];
  private readonly scratch: Float64Array;
  private newest = 0;
  private slice = 0;

  constructor(
    private readonly level: ConvolverLevel,
    private readonly levelIndex: 0 | 1,
  ) {
    const size = level.partitionFrames;
    this.size = size;
    this.slices = size / SLICE_FRAMES;
    this.fft = new RealFft(2 * size);
    this.block = new Float64Array(2 * size);
    this.scratch = new Float64Array(2 * size);
    this.history = new Float64Array(level.partitions * spectrumLength(level));
    this.historyImaginary = this.history.subarray(size + 1);
    this.sums = [new Float64Array(spectrumLength(level)), new Float64Array(spectrumLength(level))];
    this.sumsImaginary = [this.sums[0].subarray(size + 1), this.sums[1].subarray(size + 1)];
    this.outputs = [new Float64Array(size), new Float64Array(size)];
  }

  /** True before the first slice of a block: the only moment at which a slot's impulse may appear. */
  get isAtBlockStart(): boolean {
    return this.slice === 0;
  }

  /** Takes 32 frames of input and adds 32 frames of each slot's output at the same place of `added[slot]`. */
  processSlice(
    input: Float64Array,
    offset: number,
    impulses: readonly (PreparedImpulse | null)[],
    added: readonly [Float64Array, Float64Array],
  ): void {
    if (this.slice === 0) this.startBlock();
    const at = this.slice * SLICE_FRAMES;
    for (let i = 0; i < SLICE_FRAMES; i++) this.block[this.size + at + i] = input[offset + i]!;
    for (let slot = 0; slot < 2; slot++) {
      const impulse = impulses[slot];
      if (!impulse) continue;
      const output = this.outputs[slot]!;
      const target = added[slot]!;
      for (let i = 0; i < SLICE_FRAMES; i++) target[i] = target[i]! + output[at + i]!;
      this.multiplyShare(impulse, this.sums[slot]!);
    }
    if (++this.slice < this.slices) return;
    for (let slot = 0; slot < 2; slot++) if (impulses[slot]) this.finishBlock(slot);
    this.slice = 0;
  }

  reset(): void {
    this.block.fill(0);
    this.history.fill(0);
    for (const array of [...this.sums, ...this.outputs]) array.fill(0);
    this.newest = 0;
    this.slice = 0;
  }

  /** The block just gathered becomes the newest spectrum of the history. */
  private startBlock(): void {
    const { partitions } = this.level;
    this.newest = this.newest === 0 ? partitions - 1 : this.newest - 1;
    const at = this.newest * spectrumLength(this.level);
    this.fft.forward(this.block, 0, this.history, this.historyImaginary, at);
    this.block.copyWithin(0, this.size);
    this.sums[0].fill(0);
    this.sums[1].fill(0);
  }

  private multiplyShare(impulse: PreparedImpulse, sum: Float64Array): void {
    const used = impulse.usedPartitions[this.levelIndex];
    const to = partitionShare(this.level, used, this.slice + 1);
    let p = partitionShare(this.level, used, this.slice);
    const { history } = this;
    const { data } = impulse;
    const bins = this.size + 1;
    for (; p + 1 < to; p += 2) {
      addTwoProducts(
        sum,
        history,
        this.past(p),
        this.past(p + 1),
        data,
        this.taps(p),
        this.taps(p + 1),
        bins,
      );
    }
    if (p < to) addProduct(sum, history, this.past(p), data, this.taps(p), bins);
  }

  /** Where the spectrum of the block `p` blocks before the newest stands in the history. */
  private past(p: number): number {
    return ((this.newest + p) % this.level.partitions) * spectrumLength(this.level);
  }

  /** Where a partition's spectrum stands in a prepared response. */
  private taps(p: number): number {
    return this.level.offset + p * spectrumLength(this.level);
  }

  private finishBlock(slot: number): void {
    this.fft.inverse(this.sums[slot]!, this.sumsImaginary[slot]!, 0, this.scratch, 0);
    const output = this.outputs[slot]!;
    for (let i = 0; i < this.size; i++) output[i] = this.scratch[this.size + i]!;
  }
}

/** sum += a · b, complex; in each array `bins` real parts stand before as many imaginary ones. */
function addProduct(
  sum: Float64Array,
  a: Float64Array,
  aOffset: number,
  b: Float64Array,
  bOffset: number,
  bins: number,
): void {
  for (let k = 0; k < bins; k++) {
    const aRe = a[aOffset + k]!;
    const aIm = a[aOffset + bins + k]!;
    const bRe = b[bOffset + k]!;
    const bIm = b[bOffset + bins + k]!;
    sum[k] = sum[k]! + (aRe * bRe - aIm * bIm);
    sum[bins + k] = sum[bins + k]! + (aRe * bIm + aIm * bRe);
  }
}

/** To the bit what two calls of `addProduct` give, in one pass over the sum. */
function addTwoProducts(
  sum: Float64Array,
  a: Float64Array,
  firstA: number,
  secondA: number,
  b: Float64Array,
  firstB: number,
  secondB: number,
  bins: number,
): void {
  for (let k = 0; k < bins; k++) {
    const aRe = a[firstA + k]!;
    const aIm = a[firstA + bins + k]!;
    const bRe = b[firstB + k]!;
    const bIm = b[firstB + bins + k]!;
    const cRe = a[secondA + k]!;
    const cIm = a[secondA + bins + k]!;
    const dRe = b[secondB + k]!;
    const dIm = b[secondB + bins + k]!;
    sum[k] = sum[k]! + (aRe * bRe - aIm * bIm) + (cRe * dRe - cIm * dIm);
    sum[bins + k] = sum[bins + k]! + (aRe * bIm + aIm * bRe) + (cRe * dIm + cIm * dRe);
  }
}
