import { maskingIndex, thirdOctaveFrames } from "@/audio-engine/dsp/masking";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { PeakMeter } from "@/audio-engine/dsp/peak-meter";
import { RunningLevel } from "@/audio-engine/dsp/running-level";
import { RunningCorrelation } from "@/audio-engine/dsp/stereo-field";
import { VuMeter } from "@/audio-engine/dsp/vu-meter";
import maskingReference from "@/tests/reference/masking.json";
import metersReference from "@/tests/reference/meters.json";
import { type Claim, Deviations, deviationsPlot } from "../claim";

type Case = (typeof metersReference.cases)[number];

const SECTION_GAINS = [1, 0.05, 0.4, 0, 0.7];
const noise = (seed: number, frames: number): Float64Array =>
  Float64Array.from({ length: frames }, (_, i) => unitWhiteNoiseAt(seed, i));
/** Noise that comes and goes, as tests/reference/white_noise.py makes it. */
const programme = (seed: number, frames: number): Float64Array =>
  noise(seed, frames).map((x, i) => x * SECTION_GAINS[Math.floor(i / 700) % 5]!);

/** The signals of tests/reference/meters.py. */
function signalsOf({ seed, frames, share, level }: Case): readonly [Float64Array, Float64Array] {
  const left = programme(seed, frames).map((x) => level * x);
  const other = noise(seed + 1000, frames);
  return [left, left.map((x, i) => share * x + level * (1 - Math.abs(share)) * other[i]!)];
}

/** Readings beside what they should be; levels as ratios. */
function readingsOf(each: Case): readonly (readonly [number, number])[] {
  const [left, right] = signalsOf(each);
  const fed = <Meter extends { process(samples: Float64Array, frames: number): void }>(
    meter: Meter,
  ): Meter => {
    for (let at = 0; at < left.length; at += 128) {
      const frames = Math.min(128, left.length - at);
      meter.process(left.subarray(at, at + frames), frames);
    }
    return meter;
  };
  const [level, vu, peak] = [fed(new RunningLevel(each)), fed(new VuMeter(each)), fed(new PeakMeter(each))];
  const pair = new RunningCorrelation(each);
  pair.process(left, right, left.length);
  return [
    [level.rms, each.rms],
    [level.peak, each.peak],
    [vu.deflection / each.vuDeflection, 1],
    [peak.level / each.peakLevel, 1],
    [peak.held / each.held, 1],
    // No number where one side is silent.
    [Number.isNaN(pair.correlation) ? 2 : pair.correlation, each.correlation ?? 2],
  ];
}

export const levelMeters: Claim = {
  id: "level-meters",
  title: "RMS, VU, peak, correlation",
  promise: "Every pointer stands where its standard puts it, whatever it follows.",
  reference:
    "RMS, crest and correlation by their definitions, the pointer of IEC 60268-17, the peak meter of IEC 60268-18, in numpy and scipy; 220 random settings, sounds and sample rates",
  tolerance: 1e-6,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const found = metersReference.cases.map((each) => {
      let worst = 0;
      for (const [measured, expected] of readingsOf(each)) {
        deviations.add(measured, expected);
        worst = Math.max(worst, Math.abs(measured - expected));
      }
      return worst;
    });
    const plot = deviationsPlot("largest deviation", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

function coloured(samples: Float64Array, memory: number, bright: boolean): Float64Array {
  let low = 0;
  return samples.map((x) => {
    low = memory * low + (1 - memory) * x;
    return bright ? x - low : low;
  });
}

export const masking: Claim = {
  id: "masking",
  title: "Masking: what one sound covers of another",
  promise:
    "The index is the model of the papers, no guess: what lies below the masked threshold, band by band.",
  reference:
    "the same model in numpy (Schroeder, Atal & Hall, JASA 66(6), 1979; Johnston, IEEE J-SAC 6(2), 1988; Traunmüller, JASA 88(1), 1990); 200 random pairs of sounds, 30 bands each",
  tolerance: 1e-6,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const found = maskingReference.map(({ seed, targetFrames, maskerFrames, memories, bright, ...each }) => {
      const target = coloured(programme(seed, targetFrames), memories[0]!, bright[0]!);
      const masker = coloured(noise(seed + 700, maskerFrames), memories[1]!, bright[1]!).map(
        (x) => each.gain * x,
      );
      const { perBand01, overall01 } = maskingIndex(thirdOctaveFrames([target]), [
        thirdOctaveFrames([masker]),
      ]);
      each.perBand01.forEach((expected, band) => {
        deviations.add(perBand01[band]!, expected);
      });
      deviations.add(overall01, each.overall01);
      return overall01 - each.overall01;
    });
    const plot = deviationsPlot("deviation of the overall index", found, undefined, "pair after pair");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
