import { SAMPLE_RATE_HZ } from "../dsp/constants";
import { RealFft } from "../dsp/fft";
import { cos, exp, sin } from "../dsp/math";
import { OCTAVE_COUNT, octaveShare } from "./octave-bands";

const DESIGN_FRAMES = 8192;

/**
 * Writes minimum-phase impulse responses whose log magnitude runs smoothly through given values at the octave centres.
 * The phase of a minimum-phase filter is the Hilbert transform of its log magnitude, hence linear in those values:
 * one curve per band, found once from the folded cepstrum (Oppenheim & Schafer), and one inverse transform per filter.
 */
export class OctaveFilter {
  private readonly fft: RealFft;
  private readonly share: Float64Array;
  private readonly phase: Float64Array;
  private readonly real: Float64Array;
  private readonly imaginary: Float64Array;

  /** @param frames length of the responses, a power of two */
  constructor(readonly frames: number) {
    this.fft = new RealFft(frames);
    this.share = new Float64Array(this.fft.bins * OCTAVE_COUNT);
    this.phase = new Float64Array(this.fft.bins * OCTAVE_COUNT);
    this.real = new Float64Array(this.fft.bins);
    this.imaginary = new Float64Array(this.fft.bins);
    const design = new RealFft(DESIGN_FRAMES);
    for (let band = 0; band < OCTAVE_COUNT; band++) this.designBand(design, band);
  }

  /** `nepers`: natural logarithm of the amplitude per octave band. `out`: at least `frames` long. */
  write(nepers: Float64Array, out: Float64Array): void {
    const { share, phase, real, imaginary } = this;
    for (let bin = 0; bin < real.length; bin++) {
      let magnitude = 0;
      let angle = 0;
      for (let band = 0, at = bin * OCTAVE_COUNT; band < OCTAVE_COUNT; band++, at++) {
        magnitude += nepers[band]! * share[at]!;
        angle += nepers[band]! * phase[at]!;
      }
      const amplitude = exp(magnitude);
      real[bin] = amplitude * cos(angle);
      imaginary[bin] = amplitude * sin(angle);
    }
    this.fft.inverse(real, imaginary, 0, out, 0);
  }

  private designBand(design: RealFft, band: number): void {
    const real = new Float64Array(design.bins);
    const imaginary = new Float64Array(design.bins);
    const cepstrum = new Float64Array(DESIGN_FRAMES);
    for (let bin = 0; bin < design.bins; bin++) {
      real[bin] = octaveShare(band, (bin * SAMPLE_RATE_HZ) / DESIGN_FRAMES, 1);
    }
    design.inverse(real, imaginary, 0, cepstrum, 0);
    for (let i = 1; i < DESIGN_FRAMES / 2; i++) {
      cepstrum[i] = 2 * cepstrum[i]!;
      cepstrum[DESIGN_FRAMES - i] = 0;
    }
    design.forward(cepstrum, 0, real, imaginary, 0);
    const step = DESIGN_FRAMES / this.frames;
    for (let bin = 0; bin < this.fft.bins; bin++) {
      this.share[bin * OCTAVE_COUNT + band] = real[bin * step]!;
      this.phase[bin * OCTAVE_COUNT + band] = bin === this.fft.bins - 1 ? 0 : imaginary[bin * step]!;
    }
  }
}
