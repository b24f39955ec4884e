/** Sums over channels from which peak, RMS, crest factor and correlation follow. Any number of frames, no memory. */
export class LevelMeter {
  /** Largest absolute sample of any channel. */
  samplePeak = 0;
  private squares = 0;
  private samples = 0;
  private leftSquares = 0;
  private rightSquares = 0;
  private products = 0;

  /** Takes the first `frames` frames of each channel. */
  process(channels: readonly Float64Array[], frames: number): void {
    for (let channel = 0; channel < channels.length; channel++) this.addChannel(channels[channel]!, frames);
    if (channels.length === 2) this.addPair(channels[0]!, channels[1]!, frames);
  }

  /** Root mean square of all samples of all channels; 0 when there was none. */
  get rms(): number {
    return this.samples > 0 ? Math.sqrt(this.squares / this.samples) : 0;
  }

  /** Sample peak ÷ RMS; NaN for silence. A sine has √2. */
  get crestFactor(): number {
    return this.samplePeak / this.rms;
  }

  /**
   * Correlation of two channels, as a phase correlation meter shows it (means are not removed): Σlr ÷ √(Σl²·Σr²), −1 to
   * 1. NaN for another number of channels or when one is silent.
   */
  get correlation(): number {
    const scale = Math.sqrt(this.leftSquares) * Math.sqrt(this.rightSquares);
    return scale > 0 ? Math.min(1, Math.max(-1, this.products / scale)) : Number.NaN;
  }

  reset(): void {
    this.samplePeak = 0;
    this.squares = 0;
    this.samples = 0;
    this.leftSquares = 0;
    this.rightSquares = 0;
    this.products = 0;
  }

  private addChannel(samples: Float64Array, frames: number): void {
    let peak = this.samplePeak;
    let squares = 0;
    for (let i = 0; i < frames; i++) {
      const sample = samples[i]!;
      peak = Math.max(peak, Math.abs(sample));
      squares += sample * sample;
    }
    this.samplePeak = peak;
    this.squares += squares;
    this.samples += frames;
  }

  private addPair(left: Float64Array, right: Float64Array, frames: number): void {
    let leftSquares = 0;
    let rightSquares = 0;
    let products = 0;
    for (let i = 0; i < frames; i++) {
      const l = left[i]!;
      const r = right[i]!;
      leftSquares += l * l;
      rightSquares += r * r;
      products += l * r;
    }
    this.leftSquares += leftSquares;
    this.rightSquares += rightSquares;
    this.products += products;
  }
}
