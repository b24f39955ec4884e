import { EchoDelay } from "@/audio-engine/dsp/echo-delay";
import { Saturation } from "@/audio-engine/dsp/saturation";
import type { SaturationKind } from "@/audio-engine/dsp/saturation-curves";
import { StereoWidth } from "@/audio-engine/dsp/stereo-width";
import type { Unit } from "@/audio-engine/dsp/unit";
import { congruentialNoise, runMono, runUnit, sine } from "@/tests/helpers/dynamics-signals";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { inharmonicDb } from "@/tests/helpers/spurious";
import reference from "@/tests/reference/saturation.json";
import { type Claim, Deviations, deviationsPlot, type Finding } from "../claim";

const SECOND = 48000;
const toDb = (gain: number): number => 20 * Math.log10(gain);

/** Level in dB of a tone within the last second of a sound. */
const levelDb = (samples: Float64Array, hz: number): number =>
  toDb((2 * magnitudeAt(samples.slice(-SECOND), hz)) / SECOND);

const TONE_HZ = 997;
const LOWEST_DB = -60;

export const harmonics: Claim = {
  id: "saturation-harmonics",
  title: "Saturation: the overtones it makes",
  promise: "Each overtone is as strong as the drawn bend makes it, however hard it is driven.",
  reference:
    "a tone through the bare curve in numpy, 65536 points per period; soft, tube-like and hard at ten levels each, overtones above −60 dB",
  tolerance: 0.1,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found = reference.flatMap(({ kind, driveDb, peakDb, harmonicsDb }) => {
      const saturation = new Saturation({ kind: kind as SaturationKind, driveDb, outputDb: 0, mix01: 1 });
      const out = runMono(saturation, sine(TONE_HZ, 10 ** (peakDb / 20), 2 * SECOND));
      return harmonicsDb.flatMap((expected, i) => {
        if (expected <= LOWEST_DB) return [];
        const measured = levelDb(out, TONE_HZ * (i + 1));
        deviations.add(measured, expected);
        return [measured - expected];
      });
    });
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: deviationsPlot("deviation in decibels", found, undefined, "overtone after overtone"),
    };
  },
};

const KINDS: readonly SaturationKind[] = ["soft", "tape", "tube", "hard"];
const HIGH_HZ = 5000;
const HARDEST_DB = 36;
const ALLOWED_DB = -78;

/** What units driven by a full tone of 5 kHz put beside it, one after the other. */
export function foldingOf(units: readonly Unit[], xLabel: string): Finding {
  const found = units.flatMap((unit) =>
    inharmonicDb(runMono(unit, sine(HIGH_HZ, 1, 2 * 65536)), HIGH_HZ, 48),
  );
  return {
    worst: Math.max(0, ...found.map((level) => level - ALLOWED_DB)),
    values: found.length,
    plot: {
      kind: "curve",
      xLabel,
      xScale: "linear",
      yLabel: "level beside the tone in decibels; the dashed line is allowed at most",
      x: found.map((_, i) => i + 1),
      y: found,
      expected: found.map(() => ALLOWED_DB),
    },
  };
}

export const folding: Claim = {
  id: "saturation-folding",
  title: "Saturation: nothing that was not played",
  promise:
    "Overtones beyond what a file can hold would fold down as wrong notes. At the hardest drive all of them stay 78 decibels below the tone.",
  reference: "whatever is no multiple of a 5 kHz tone, by Fourier transform",
  tolerance: 0,
  unit: "dB",
  measure() {
    const units = KINDS.map((kind) => new Saturation({ kind, driveDb: HARDEST_DB, outputDb: 0, mix01: 1 }));
    return foldingOf(units, "0 to 24 kHz, four times: soft, tape-like, tube-like, hard");
  },
};

const TIMES = [0.001, 0.0213, 0.1, 0.25, 0.5, 0.75, 1];

export const echoes: Claim = {
  id: "echoes",
  title: "Echoes: on time",
  promise: "Every echo comes on its sample, and is softer by exactly the feedback.",
  reference: "closed form: the n-th echo at n times the time, by the feedback to the power of n − 1",
  tolerance: 1e-12,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const found = TIMES.map((seconds) => {
      const feedback01 = 0.7;
      const settings = { feedback01, lowCutHz: 20, highCutHz: 20000, mix01: 1, pingPong: false };
      const impulse = new Float64Array(3 * SECOND);
      impulse[0] = 1;
      const out = runMono(
        new EchoDelay({ ...settings, leftSeconds: seconds, rightSeconds: seconds }),
        impulse,
      );
      const frames = Math.round(seconds * SECOND);
      let worst = 0;
      for (let at = 0; at < out.length; at++) {
        const n = at / frames;
        // What is below −200 dBFS does not come back.
        const expected = Number.isInteger(n) && n > 0 && n < 60 ? feedback01 ** (n - 1) : 0;
        if (n >= 60) continue;
        deviations.add(out[at]!, expected);
        worst = Math.max(worst, Math.abs(out[at]! - expected));
      }
      return worst;
    });
    const plot = deviationsPlot(
      "largest deviation of a sample",
      found,
      TIMES,
      "time between two echoes in seconds",
    );
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

export const monoSafe: Claim = {
  id: "width-mono",
  title: "Width: safe in mono",
  promise: "However wide or narrow a sound is made, in mono it stays what it was.",
  reference: "the sum of both channels before and after, of noise at 200 settings",
  tolerance: 1e-12,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const input = { left: congruentialNoise(1, 2400), right: congruentialNoise(2, 2400) };
    const random = congruentialNoise(48, 600).map((x) => (x + 1) / 2);
    const found = Array.from({ length: 200 }, (_, i) => {
      const out = runUnit(
        new StereoWidth({
          width01: 2 * random[3 * i]!,
          midGainDb: 0,
          sideGainDb: 36 * random[3 * i + 1]! - 24,
          sideLowCutHz: 20 * 25 ** random[3 * i + 2]!,
        }),
        input,
      );
      let worst = 0;
      for (let at = 0; at < 2400; at += 7) {
        const deviation = out.left[at]! + out.right[at]! - input.left[at]! - input.right[at]!;
        deviations.add(deviation, 0);
        worst = Math.max(worst, Math.abs(deviation));
      }
      return worst;
    });
    const plot = deviationsPlot("largest deviation of the sum", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
