import { continuousPeak, limited, limiterCases, randomLimiterCases } from "@/tests/helpers/limiter-signals";
import { type Claim, deviationsPlot, type Finding } from "../claim";

const toDb = (gain: number): number => 20 * Math.log10(gain);
const RANDOM_CASES = 200;

/** How far the peaks of each case stay below or pass its ceiling, as `peakOf` sees them. */
function overshoots(peakOf: (samples: Float64Array) => number): Finding {
  const cases = [...limiterCases(), ...randomLimiterCases(RANDOM_CASES)];
  const found = cases.map((each) => toDb(Math.max(...limited(each).map(peakOf))) - each.settings.ceilingDbtp);
  // What stays far below its ceiling would only hide the others.
  const drawn = found.map((overshootDb) => Math.max(overshootDb, -1));
  return {
    worst: Math.max(0, ...found),
    values: found.length,
    plot: deviationsPlot(
      "peak beside the ceiling in decibels, no lower than −1",
      drawn,
      undefined,
      "sound after sound",
    ),
  };
}

export const limiterSamples: Claim = {
  id: "limiter-samples",
  title: "Limiter: no sample above the ceiling",
  promise: "Whatever comes in, no sample leaves above the ceiling. Not by a hundredth of a decibel: never.",
  reference:
    "the samples themselves, of six signals that limiters stumble over and 200 random ones at random settings",
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
    "the continuous wave through the same samples by Fourier transform, at 16 points per sample; ffmpeg's ebur128 reads the six in a test of its own",
  tolerance: 0.1,
  unit: "dB",
  measure: () => overshoots(continuousPeak),
};
