import { SpectrumAnalyser } from "./spectrum";

/**
 * Mean power spectrum of a signal that comes in pieces: the same as `SpectrumAnalyser.meanPowerOf` gives of the whole,
 * in memory that does not grow.
 */
export class MeanSpectrum {
  readonly bins: number;
  private readonly analyser: SpectrumAnalyser;
  private readonly hop: number;
  private readonly block: Float64Array;
  private readonly power: Float64Array;
  private readonly sum: Float64Array;
  private waiting = 0;
  private frames = 0;

  /** @param size frames per block, a power of two ≥ 4 */
  constructor(readonly size: number) {
    this.analyser = new SpectrumAnalyser(size);
    this.bins = this.analyser.bins;
    this.hop = size / 4;
    this.block = new Float64Array(size);
    this.power = new Float64Array(this.bins);
    this.sum = new Float64Array(this.bins);
  }

  /** Takes the first `frames` frames. Never allocates. */
  process(samples: Float64Array, frames: number): void {
    this.frames += frames;
    for (let at = 0; at < frames; ) {
      const first = this.size - this.hop + this.waiting;
      const count = Math.min(frames - at, this.size - first);
      for (let i = 0; i < count; i++) this.block[first + i] = samples[at + i]!;
      at += count;
      this.took(count);
    }
  }

  /** The signal is over: counts the blocks that reach beyond its end. */
  finish(): void {
    if (this.waiting > 0) this.takeSilence(this.hop - this.waiting);
    // A block may start at any hop before the last frame.
    for (let hops = this.size / this.hop; hops > 1; hops--) this.takeSilence(this.hop);
  }

  /** Mean power of each bin, as scaled by `SpectrumAnalyser`; zeros for an empty signal. Call `finish` before. */
  writeTo(power: Float64Array): void {
    const scale = this.frames > 0 ? this.hop / this.frames : 0;
    for (let k = 0; k < this.bins; k++) power[k] = this.sum[k]! * scale;
  }

  private takeSilence(frames: number): void {
    const first = this.size - this.hop + this.waiting;
    this.block.fill(0, first, first + frames);
    this.took(frames);
  }

  /** So many frames more stand at the block's end; when they make a hop, the block counts. */
  private took(frames: number): void {
    const { block, power, sum, hop } = this;
    this.waiting += frames;
    if (this.waiting < hop) return;
    this.waiting = 0;
    this.analyser.powerOf(block, 0, power);
    for (let k = 0; k < this.bins; k++) sum[k] = sum[k]! + power[k]!;
    block.copyWithin(0, hop);
  }
}
