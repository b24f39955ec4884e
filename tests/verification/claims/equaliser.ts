import { ParametricEq } from "@/audio-engine/dsp/eq-parametric";
import type { EqBandKind } from "@/audio-engine/dsp/eq-prototype";
import reference from "@/tests/reference/equaliser.json";
import { type Claim, Deviations } from "../claim";

const HIGHEST_HZ = 10000;
/** Where the prototype lies below this the promise does not hold. */
const LOWEST_DB = -40;

type Setting = (typeof reference.settings)[number];

/** The answer of a running equaliser to one impulse, until it has died away by 120 dB. */
function responseOf(band: Setting): Float64Array {
  const eq = new ParametricEq();
  eq.setBands([{ ...band, kind: band.kind as EqBandKind, enabled: true }], "snap");
  const decaySeconds = (14 * Math.max(band.q, 1 / band.q)) / (Math.PI * band.frequencyHz);
  const response = new Float64Array(32 * Math.ceil((2048 + 48000 * decaySeconds) / 32));
  response[0] = 1;
  for (let at = 0; at < response.length; at += 32) eq.process(response.subarray(at, at + 32), null, 32);
  return response;
}

/** Level in dB at one frequency: the sum of x[n]·e^(−jωn), the phasor turned step by step. */
function levelDbAt(response: Float64Array, frequencyHz: number): number {
  const turn = (2 * Math.PI * frequencyHz) / 48000;
  const [c, s] = [Math.cos(turn), -Math.sin(turn)];
  let [re, im, phasorRe, phasorIm] = [0, 0, 1, 0];
  for (let n = 0; n < response.length; n++) {
    re += response[n]! * phasorRe;
    im += response[n]! * phasorIm;
    const next = phasorRe * c - phasorIm * s;
    phasorIm = phasorRe * s + phasorIm * c;
    phasorRe = next;
  }
  return 10 * Math.log10(re * re + im * im);
}

function measuredDb(band: Setting): number[] {
  const response = responseOf(band);
  return reference.frequenciesHz.map((frequencyHz) => levelDbAt(response, frequencyHz));
}

export const equaliser: Claim = {
  id: "equaliser",
  title: "Parametric equaliser",
  promise:
    "What runs is the analog filter of the textbooks: to 10 kHz no band, of any kind, is off by more than a fifth of a decibel, wherever the filter is above −40 dB.",
  reference:
    "Analog prototypes of R. Bristow-Johnson's cookbook by scipy.signal.freqs, 240 random settings, 20 Hz to 10 kHz, Q 0.3 to 10, gain within 12 dB",
  tolerance: 0.2,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    let drawn: number[] = [];
    for (const [index, setting] of reference.settings.entries()) {
      const measured = measuredDb(setting);
      const before = deviations.worst;
      reference.frequenciesHz.forEach((frequencyHz, i) => {
        const expected = setting.levelsDb[i]!;
        if (frequencyHz <= HIGHEST_HZ && expected > LOWEST_DB) deviations.add(measured[i]!, expected, index);
      });
      if (deviations.worst > before) drawn = measured;
    }
    const expected = reference.settings[deviations.worstAt]!.levelsDb;
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in hertz; the setting with the largest deviation",
        xScale: "log",
        yLabel: "gain in decibels",
        x: reference.frequenciesHz,
        y: drawn.map((level) => Math.max(level, -60)),
        expected: expected.map((level) => Math.max(level, -60)),
      },
    };
  },
};
