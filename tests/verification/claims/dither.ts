import { RealFft } from "@/audio-engine/dsp/fft";
import { Quantiser } from "@/audio-engine/dsp/quantiser";
import { congruentialNoise } from "@/tests/helpers/dynamics-signals";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const LEVELS = 100;
const FRAMES = 60_000;

export const dither: Claim = {
  id: "dither",
  title: "Dither: noise instead of distortion",
  promise:
    "A 16-bit file of ours is never rounded bluntly. What rounding adds is a steady noise of the same strength, whatever the music does.",
  reference:
    "closed form: a quarter of a step squared (Lipshitz, Wannamaker & Vanderkooy, JAES 40(5), 1992), at 100 levels between two steps",
  tolerance: 3,
  unit: "%",
  measure() {
    const deviations = new Deviations();
    const found = Array.from({ length: LEVELS }, (_, i) => {
      const level = 100 + i / LEVELS;
      const quantiser = new Quantiser({ bits: 16, dither: "tpdf", seed: i });
      let power = 0;
      for (let frame = 0; frame < FRAMES; frame++) power += (quantiser.code(level / 32768) - level) ** 2;
      const deviation = 100 * (power / FRAMES / 0.25 - 1);
      deviations.add(deviation, 0);
      return deviation;
    });
    const plot = deviationsPlot(
      "deviation of the noise's power in per cent",
      found,
      undefined,
      "level after level",
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

const SIZE = 4096;
const SPECTRA = 600;
const BANDS = 48;

export const noiseShaping: Claim = {
  id: "noise-shaping",
  title: "Dither: its noise where the ear hears least",
  promise:
    "Shaped dither takes its noise away between 2 and 5 kilohertz, where we hear best, and puts it above 15.",
  reference:
    "closed form of the filter by Lipshitz, Vanderkooy & Wannamaker, JAES 39(11), 1991; mean of 600 spectra of the error, under noise, in 48 bands",
  tolerance: 0.2,
  unit: "dB",
  measure() {
    const input = congruentialNoise(5, SIZE * SPECTRA);
    const quantiser = new Quantiser({ bits: 16, dither: "shaped", seed: 9 });
    const fft = new RealFft(SIZE);
    const [re, im] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
    const power = new Float64Array(fft.bins);
    const error = new Float64Array(SIZE);
    for (let spectrum = 0; spectrum < SPECTRA; spectrum++) {
      for (let i = 0; i < SIZE; i++) {
        const sample = 0.1 * input[spectrum * SIZE + i]!;
        error[i] = quantiser.code(sample) - sample * 32768;
      }
      // A third of the noise's range lies 30 dB deeper: a window keeps the rest out of it.
      for (let i = 0; i < SIZE; i++) error[i] = error[i]! * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE));
      fft.forward(error, 0, re, im, 0);
      for (let k = 0; k < fft.bins; k++) power[k] = power[k]! + re[k]! ** 2 + im[k]! ** 2;
    }
    const deviations = new Deviations();
    const bands = Array.from({ length: BANDS }, (_, band) => {
      let [measured, expected] = [0, 0];
      for (let k = Math.floor((band * SIZE) / 2 / BANDS) + 3; k < ((band + 1) * SIZE) / 2 / BANDS; k++) {
        measured += power[k]! / (SPECTRA * SIZE * 0.375);
        expected += 0.25 * shapedPower((2 * Math.PI * k) / SIZE);
      }
      const [y, reference] = [10 * Math.log10(measured), 10 * Math.log10(expected)];
      deviations.add(y, reference);
      return { y, reference };
    });
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in kilohertz",
        xScale: "linear",
        yLabel: "power of the error in decibels",
        x: bands.map((_, band) => (band + 0.5) * (24 / BANDS)),
        y: bands.map(({ y }) => y),
        expected: bands.map(({ reference }) => reference),
      },
    };
  },
};

/** |1 − Σ c·z^−k|² of the published taps. */
function shapedPower(omega: number): number {
  let [real, imaginary] = [1, 0];
  PUBLISHED.forEach((tap, i) => {
    real -= tap * Math.cos(omega * (i + 1));
    imaginary += tap * Math.sin(omega * (i + 1));
  });
  return real * real + imaginary * imaginary;
}
/** As printed; the engine's own may not stand in for it. */
const PUBLISHED = [2.033, -2.165, 1.959, -1.59, 0.6149];
