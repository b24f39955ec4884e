import { eqMagnitudeDb } from "@/audio-engine/dsp/eq-design";
import { ParametricEq } from "@/audio-engine/dsp/eq-parametric";
import type { EqBandKind, EqBandSettings } from "@/audio-engine/dsp/eq-prototype";
import { RealFft } from "@/audio-engine/dsp/fft";
import { type Seeded, seeded } from "@/tests/helpers/seeded";
import reference from "@/tests/reference/equaliser.json";
import { type Claim, Deviations } from "../claim";

const SETTINGS = 210;
const POINTS = 60;
/** Below this a curve is not drawn, and noise of the transform would be compared. */
const LOWEST_DB = -80;

/** Anywhere in the whole range of the controls. */
function anyBand(random: Seeded): EqBandSettings {
  return {
    kind: random.pick<EqBandKind>(["bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch"]),
    frequencyHz: random.logBetween(20, 20000),
    gainDb: random.between(-24, 24),
    q: random.logBetween(0.1, 18),
    enabled: true,
  };
}

/** Magnitude in dB of the running equaliser at FFT bins, from its answer to one impulse. */
function runningCurve(bands: readonly EqBandSettings[], size: number, bins: readonly number[]): number[] {
  const eq = new ParametricEq();
  eq.setBands(bands, "snap");
  const response = new Float64Array(size);
  response[0] = 1;
  for (let at = 0; at < size; at += 32) eq.process(response.subarray(at, at + 32), null, 32);
  const fft = new RealFft(size);
  const [re, im] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
  fft.forward(response, 0, re, im, 0);
  return bins.map((bin) => 20 * Math.log10(Math.hypot(re[bin]!, im[bin]!)));
}

/** Frames in which a band dies away by 120 dB, as a power of two. */
function responseFrames({ frequencyHz, q, gainDb }: EqBandSettings): number {
  const slowest = Math.max(q, 1 / q) * 10 ** (Math.abs(gainDb) / 40);
  const frames = (48000 * 14 * slowest) / (Math.PI * frequencyHz);
  return 2 ** Math.min(19, Math.max(12, Math.ceil(Math.log2(frames))));
}

export const equaliserCurve: Claim = {
  id: "equaliser-curve",
  title: "Equaliser: the drawn curve",
  promise: "The curve on the screen is the curve that you hear, to a hundredth of a decibel.",
  reference:
    "the answer of the running equaliser to one impulse, by Fourier transform; 210 random bands over the whole range of every control",
  tolerance: 0.01,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const random = seeded(2010);
    let drawn: { x: readonly number[]; y: readonly number[]; expected: readonly number[] } | undefined;
    for (let i = 0; i < SETTINGS; i++) {
      const bands = [anyBand(random)];
      const size = responseFrames(bands[0]!);
      const lowest = Math.max(1, (20 * size) / 48000);
      const ratio = size / 2.4 / lowest;
      const bins = Array.from({ length: POINTS }, (_, k) => Math.round(lowest * ratio ** (k / (POINTS - 1))));
      const x = bins.map((bin) => (bin * 48000) / size);
      const y = Array.from(eqMagnitudeDb(bands, x));
      const expected = runningCurve(bands, size, bins);
      const before = deviations.worst;
      for (const [k, level] of expected.entries()) {
        if (level > LOWEST_DB) deviations.add(y[k]!, level);
      }
      if (deviations.worst > before) drawn = { x, y, expected };
    }
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in hertz; the setting with the largest deviation",
        xScale: "log",
        yLabel: "gain in decibels: drawn, and heard",
        ...(drawn ?? { x: [], y: [], expected: [] }),
      },
    };
  },
};

export const equaliserTop: Claim = {
  id: "equaliser-top",
  title: "Equaliser: the top octave",
  promise:
    "Near the top of hearing a digital filter runs out of room; ours stays within 0.6 dB of the analog one up to 20 kHz.",
  reference:
    "analog prototypes of R. Bristow-Johnson's cookbook by scipy.signal.freqs; 240 random settings, where they lie above −40 dB between 10 and 20 kHz",
  tolerance: 0.6,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const top = reference.frequenciesHz.map((hz, i) => [hz, i] as const).filter(([hz]) => hz > 10000);
    const frequencies = top.map(([hz]) => hz);
    let drawn: readonly number[] = [];
    for (const [index, setting] of reference.settings.entries()) {
      const band = { ...setting, kind: setting.kind as EqBandKind, enabled: true };
      const heard = eqMagnitudeDb([band], frequencies);
      const before = deviations.worst;
      for (const [k, [, i]] of top.entries()) {
        const expected = setting.levelsDb[i]!;
        if (expected > -40) deviations.add(heard[k]!, expected, index);
      }
      if (deviations.worst > before) drawn = Array.from(eqMagnitudeDb([band], reference.frequenciesHz));
    }
    const floor = (levels: readonly number[]) => levels.map((level) => Math.max(level, -60));
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in hertz; the setting with the largest deviation",
        xScale: "log",
        yLabel: "gain in decibels",
        x: reference.frequenciesHz,
        y: floor(drawn),
        expected: floor(reference.settings[deviations.worstAt]!.levelsDb),
      },
    };
  },
};
