import { continuousPeak, limited, limiterCases } from "@/tests/helpers/limiter-signals";
import type { Claim, Finding } from "../claim";

const toDb = (gain: number): number => 20 * Math.log10(gain);

/** How far the peaks of each hard case pass its ceiling, as `peakOf` sees them. */
function overshoots(peakOf: (samples: Float64Array) => number): Finding {
  const found = limiterCases().map((each) => {
    const peak = Math.max(...limited(each).map(peakOf));
    return { peakDb: toDb(peak), ceilingDbtp: each.settings.ceilingDbtp };
  });
  return {
    worst: Math.max(0, ...found.map(({ peakDb, ceilingDbtp }) => peakDb - ceilingDbtp)),
    values: found.length,
    plot: {
      kind: "curve",
      xLabel: "noise, bursts, beating tones, clicks, square wave, drums",
      xScale: "linear",
      yLabel: "highest peak in decibels; expected: the ceiling",
      x: found.map((_, i) => i + 1),
      y: found.map(({ peakDb }) => peakDb),
      expected: found.map(({ ceilingDbtp }) => ceilingDbtp),
    },
  };
}

export const limiterSamples: Claim = {
  id: "limiter-samples",
  title: "Limiter: no sample above the ceiling",
  promise: "Whatever comes in, no sample leaves above the ceiling. Not by a hundredth of a decibel: never.",
  reference: "the samples themselves, of six signals that limiters stumble over",
  tolerance: 0,
  unit: "dB",
  measure: () => overshoots((samples) => samples.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)),
};

export const limiterTruePeak: Claim = {
  id: "limiter-true-peak",
  title: "Limiter: the wave between the samples",
  promise:
    "The wave that a converter makes of the samples stays below the ceiling as well, for everything up to 20 kHz.",
  reference:
    "the continuous wave through the samples by Fourier transform, at 16 points per sample; ffmpeg's ebur128 reads the same signals in a test of its own",
  tolerance: 0.1,
  unit: "dB",
  measure: () => overshoots(continuousPeak),
};
