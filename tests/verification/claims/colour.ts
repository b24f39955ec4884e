import { Saturation } from "@/audio-engine/dsp/saturation";
import type { SaturationKind } from "@/audio-engine/dsp/saturation-curves";
import type { Unit } from "@/audio-engine/dsp/unit";
import { runMono, sine, toDb } from "@/tests/helpers/dynamics-signals";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { inharmonicDb } from "@/tests/helpers/spurious";
import reference from "@/tests/reference/saturation.json";
import { type Claim, Deviations, deviationsPlot, type Finding } from "../claim";

const SETTLING = { soft: 2400, tape: 2400, tube: 14400, hard: 2400 } as const;
/** Holds a whole number of periods of each tone. */
const WINDOW = 4800;

export const harmonics: Claim = {
  id: "saturation-harmonics",
  title: "Saturation: the overtones it makes",
  promise: "Each overtone is as strong as the drawn bend makes it, however hard it is driven.",
  reference:
    "a tone through the bare curve in numpy, 65536 points per period; soft, tape-like, tube-like and hard at 210 random settings of all knobs, overtones above −60 dB",
  tolerance: 0.1,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found = reference.flatMap(({ toneHz, peakDb, harmonicsDb, ...settings }) => {
      const kind = settings.kind as SaturationKind;
      const tone = sine(toneHz, 10 ** (peakDb / 20), SETTLING[kind] + WINDOW);
      const out = runMono(new Saturation({ ...settings, kind }), tone).subarray(-WINDOW);
      const each = harmonicsDb.flatMap((expected, i) => {
        if (expected === null) return [];
        const measured = toDb((2 * magnitudeAt(out, toneHz * (i + 1))) / WINDOW);
        deviations.add(measured, expected);
        return [measured - expected];
      });
      return [each.reduce((worst, one) => (Math.abs(one) > Math.abs(worst) ? one : worst), 0)];
    });
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: deviationsPlot("largest deviation in decibels", found, undefined, "setting after setting"),
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
