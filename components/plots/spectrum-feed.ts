import { SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import { powerToDecibels } from "@/audio-engine/dsp/math";
import { SPECTRUM_FRAMES, SpectrumAnalyser } from "@/audio-engine/dsp/spectrum";
import { logFrequencies, SPECTRUM_POINTS } from "./frequency-axis";

/** Pink noise, at −3 dB per octave, rises by 1.5; a well-balanced mix lies about level. */
const TILT_DB_PER_OCTAVE = 4.5;
const FLOOR_DB = -120;
/** Share of the way down that a falling level goes per push. */
const RELEASE = 0.2;
const SIXTH_OCTAVE = 2 ** (1 / 6);
const BIN_HZ = SAMPLE_RATE_HZ / SPECTRUM_FRAMES;
/** A Hann window spreads a sine over 1.5 bins' worth of power. */
const HANN_BINS = 1.5;
const THIRD_OCTAVE_BINS_AT_1_KHZ = (1000 * (SIXTH_OCTAVE - 1 / SIXTH_OCTAVE)) / BIN_HZ;
const SINE_DB = 10 * Math.log10(THIRD_OCTAVE_BINS_AT_1_KHZ / HANN_BINS);

/**
 * The spectrum as the EQ graph shows it, from blocks of samples: mean power of both channels over a third of an octave,
 * tilted by 4.5 dB per octave around 1 kHz, rising at once and falling slowly.
 * A sine of peak 1 at 1 kHz reads 0 dB; at other frequencies 1.5 dB more per octave, as a third of an octave widens by
 * 3 dB and the tilt is 4.5.
 */
export class SpectrumFeed {
  private readonly analyser = new SpectrumAnalyser(SPECTRUM_FRAMES);
  private readonly left = new Float64Array(this.analyser.bins);
  private readonly right = new Float64Array(this.analyser.bins);
  private readonly shown = new Float32Array(SPECTRUM_POINTS).fill(FLOOR_DB);
  private readonly low = new Float64Array(SPECTRUM_POINTS);
  private readonly high = new Float64Array(SPECTRUM_POINTS);
  private readonly offsetDb = new Float64Array(SPECTRUM_POINTS);

  constructor() {
    logFrequencies(SPECTRUM_POINTS).forEach((hz, i) => {
      const bin = hz / BIN_HZ;
      // Bin k reaches from k − ½ to k + ½: shifted by ½ it fills k … k + 1. Never less than one bin.
      this.low[i] = Math.min(bin / SIXTH_OCTAVE, bin - 0.5) + 0.5;
      this.high[i] = Math.min(Math.max(bin * SIXTH_OCTAVE, bin + 0.5) + 0.5, this.analyser.bins);
      this.offsetDb[i] = SINE_DB + TILT_DB_PER_OCTAVE * Math.log2(hz / 1000);
    });
  }

  /**
   * Takes 4096 samples of each channel at 48 kHz.
   * @returns dB for each of `SPECTRUM_POINTS`, the same array at every call
   */
  push(left: Float32Array, right: Float32Array): Float32Array {
    this.analyser.powerOf(left, 0, this.left);
    this.analyser.powerOf(right, 0, this.right);
    for (let i = 0; i < SPECTRUM_POINTS; i++) {
      const power = this.meanPower(this.low[i]!, this.high[i]!);
      const level = Math.max(FLOOR_DB, powerToDecibels(power) + this.offsetDb[i]!);
      const before = this.shown[i]!;
      this.shown[i] = level >= before ? level : before + RELEASE * (level - before);
    }
    return this.shown;
  }

  /** Mean over bins, those on an edge by their share. */
  private meanPower(from: number, to: number): number {
    let sum = 0;
    for (let k = Math.floor(from); k < to; k++) {
      const share = Math.min(to, k + 1) - Math.max(from, k);
      sum += 0.5 * share * (this.left[k]! + this.right[k]!);
    }
    return sum / (to - from);
  }
}
