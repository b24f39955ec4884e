import { SAMPLE_RATE_HZ } from "./constants";
import { RealFft } from "./fft";
import { cos, log2, powerToDecibels } from "./math";

export const SPECTRUM_FRAMES = 4096;
/** 75 % overlap. */
export const SPECTRUM_HOP_FRAMES = SPECTRUM_FRAMES / 4;

/** Hann-windowed power spectra of blocks of one size. */
export class SpectrumAnalyser {
  /** size/2 + 1, from 0 Hz to Nyquist. */
  readonly bins: number;
  private readonly fft: RealFft;
  private readonly window: Float64Array;
  private readonly block: Float64Array;

  /** @param size frames per block, a power of two ≥ 4 */
  constructor(readonly size = SPECTRUM_FRAMES) {
    this.fft = new RealFft(size);
    this.bins = this.fft.bins;
    this.window = hannWindow(size);
    this.block = new Float64Array(size);
  }

  /**
   * Writes the power of each bin of the `size` samples from `offset` to `power`: a sine of peak 1 in a bin's middle
   * gives 1 there. Samples before the first and after the last count as silence.
   */
  powerOf(samples: ArrayLike<number>, offset: number, power: Float64Array): void {
    const { block, window, size } = this;
    const first = Math.min(size, Math.max(0, -offset));
    const end = Math.max(first, Math.min(size, samples.length - offset));
    block.fill(0, 0, first);
    if (samples instanceof Float64Array) writeWindowed(samples, offset, window, block, first, end);
    else writeWindowedOfOthers(samples, offset, window, block, first, end);
    block.fill(0, end);
    // The window's mean is 1/2, a sine's power stands half in the negative frequencies: (4/size)².
    this.fft.power(block, 16 / (size * size), power);
  }

  /**
   * Mean power of each bin over a whole signal, by blocks with 75 % overlap that reach beyond both ends, so that every
   * sample counts alike. Zeros for an empty signal.
   */
  meanPowerOf(samples: ArrayLike<number>, power: Float64Array): void {
    power.fill(0, 0, this.bins);
    if (samples.length === 0) return;
    const hop = this.size / 4;
    const block = new Float64Array(this.bins);
    for (let offset = hop - this.size; offset < samples.length; offset += hop) {
      this.powerOf(samples, offset, block);
      for (let k = 0; k < this.bins; k++) power[k] = power[k]! + block[k]!;
    }
    for (let k = 0; k < this.bins; k++) power[k] = (power[k]! * hop) / samples.length;
  }
}

/** Samples under a window. */
function writeWindowed(
  samples: Float64Array,
  offset: number,
  window: Float64Array,
  block: Float64Array,
  first: number,
  end: number,
): void {
  for (let i = first; i < end; i++) block[i] = window[i]! * samples[offset + i]!;
}

/** The same in a loop of its own: one that meets 64-bit and 32-bit samples in turn takes several times as long for both. */
function writeWindowedOfOthers(
  samples: ArrayLike<number>,
  offset: number,
  window: Float64Array,
  block: Float64Array,
  first: number,
  end: number,
): void {
  for (let i = first; i < end; i++) block[i] = window[i]! * samples[offset + i]!;
}

/** Periodic Hann window. */
export function hannWindow(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * cos((2 * Math.PI * i) / size));
}

/** Mean power over a third of an octave around each bin, its edges counted by their share. `out` ≠ `power`. */
export function smoothThirdOctave(power: Float64Array, out: Float64Array): void {
  const bins = power.length;
  const sums = new Float64Array(bins + 1);
  for (let k = 0; k < bins; k++) sums[k + 1] = sums[k]! + power[k]!;
  out[0] = power[0]!;
  for (let k = 1; k < bins; k++) {
    const low = Math.min(k / SIXTH_OCTAVE + 0.5, k);
    const high = Math.min(Math.max(k * SIXTH_OCTAVE + 0.5, k + 1), bins);
    out[k] = (integralAt(sums, power, high) - integralAt(sums, power, low)) / (high - low);
  }
}

/** Levels in dB of powers, never below `floorDb`. */
export function writeLevelsDb(power: Float64Array, floorDb: number, out: Float64Array): void {
  for (let k = 0; k < power.length; k++) out[k] = Math.max(floorDb, powerToDecibels(power[k]!));
}

/** Tilts a spectrum around 1 kHz in place: +3 dB per octave shows pink noise as flat. Bin 0 is left alone. */
export function tiltLevels(levelsDb: Float64Array, size: number, dbPerOctave: number): void {
  for (let k = 1; k < levelsDb.length; k++) {
    const octaves = log2((k * SAMPLE_RATE_HZ) / (size * 1000));
    levelsDb[k] = levelsDb[k]! + dbPerOctave * octaves;
  }
}

/** Peak hold in place: `heldDb` jumps up to `levelsDb` and otherwise falls by `fallDb`. */
export function holdPeaks(heldDb: Float64Array, levelsDb: Float64Array, fallDb: number): void {
  for (let k = 0; k < heldDb.length; k++) heldDb[k] = Math.max(levelsDb[k]!, heldDb[k]! - fallDb);
}

const SIXTH_OCTAVE = 1.122462048309373;

/** Integral of the power up to a position, where bin k fills k…k + 1. */
function integralAt(sums: Float64Array, power: Float64Array, position: number): number {
  const whole = Math.min(Math.floor(position), power.length);
  const rest = position - whole;
  return sums[whole]! + (rest > 0 ? rest * power[whole]! : 0);
}
