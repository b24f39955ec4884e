import { Compressor, type CompressorSettings } from "@/audio-engine/dsp/compressor";
import { DeEsser, type DeEsserSettings } from "@/audio-engine/dsp/de-esser";
import { Gate, type GateSettings } from "@/audio-engine/dsp/gate";
import type { Unit } from "@/audio-engine/dsp/unit";
import {
  referenceSignal,
  runMono,
  runUnit,
  TRACE_FRAMES,
  traceSlice,
} from "@/tests/helpers/dynamics-signals";
import compressorReference from "@/tests/reference/compressor.json";
import deEsserReference from "@/tests/reference/de-esser.json";
import gateReference from "@/tests/reference/gate.json";
import { type Claim, Deviations, type Finding } from "../claim";

const TOLERANCE_DB = 0.02;
const PAPER =
  "an independent model in numpy after Giannoulis, Massberg & Reiss, “Digital Dynamic Range Compressor Design”, JAES 60(6), 2012";

/** The gain reduction told every 960 frames beside the model's; the first trace is drawn. */
function traced<Settings>(
  build: (settings: Settings) => Unit & { readonly gainReductionDb: number },
  traces: readonly { signal: string; settings: Settings; reductionsDb: readonly number[] }[],
): Finding {
  const deviations = new Deviations();
  let drawn: readonly number[] = [];
  for (const [index, { signal, settings, reductionsDb }] of traces.entries()) {
    const unit = build(settings);
    const told: number[] = [];
    runUnit(unit, referenceSignal(signal), { after: () => told.push(unit.gainReductionDb) });
    const measured = reductionsDb.map((_, i) => told[traceSlice(i)]!);
    measured.forEach((reduction, i) => {
      deviations.add(reduction, reductionsDb[i]!);
    });
    if (index === 0) drawn = measured;
  }
  return {
    worst: deviations.worst,
    values: deviations.values,
    plot: {
      kind: "curve",
      xLabel: "time in seconds",
      xScale: "linear",
      yLabel: "gain reduction in decibels",
      x: drawn.map((_, i) => (TRACE_FRAMES * (i + 1)) / 48000),
      y: drawn,
      expected: traces[0]?.reductionsDb ?? [],
    },
  };
}

export const compressorCurve: Claim = {
  id: "compressor-curve",
  title: "Compressor: where a steady sound settles",
  promise: "Threshold, ratio, knee, make-up and parallel mix do exactly what the drawn curve says.",
  reference: `${PAPER}; 240 random settings, the running unit fed with steady levels`,
  tolerance: TOLERANCE_DB,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const drawn: (readonly [number, number, number])[] = [];
    for (const { settings, inputDb, outputDb } of compressorReference.curves) {
      const quick: CompressorSettings = { ...settings, attackSeconds: 0.0001, sidechainLowCutHz: 20 };
      inputDb.forEach((level, i) => {
        const steady = new Float64Array(320).fill(10 ** (level / 20));
        const measured = 20 * Math.log10(runMono(new Compressor(quick), steady).at(-1)!);
        deviations.add(measured, outputDb[i]!);
        if (i === 4) drawn.push([level, measured - outputDb[i]!, 0]);
      });
    }
    drawn.sort(([a], [b]) => a - b);
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "deviations",
        xLabel: "level in, in decibels",
        xScale: "linear",
        yLabel: "deviation of the level out in decibels",
        x: drawn.map(([level]) => level),
        y: drawn.map(([, deviation]) => deviation),
        expected: drawn.map(() => 0),
      },
    };
  },
};

export const compressorTrace: Claim = {
  id: "compressor-trace",
  title: "Compressor: attack and release",
  promise:
    "The gain moves as fast as the knobs say, for bursts and for drums, with the stereo link and the side chain's cut.",
  reference: `${PAPER}; 210 random settings`,
  tolerance: TOLERANCE_DB,
  unit: "dB",
  measure: () =>
    traced<CompressorSettings>(
      (settings) => new Compressor(settings),
      compressorReference.traces.map(({ signal, settings, left, right }) => ({
        signal,
        settings,
        reductionsDb: left.map((reduction, i) => Math.max(reduction, right[i]!)),
      })),
    ),
};

export const gateTrace: Claim = {
  id: "gate",
  title: "Gate and expander",
  promise:
    "It opens, holds and closes when its threshold, hysteresis and times say so, and never lowers by more than its range.",
  reference:
    "an independent model in numpy of the downward expander with hysteresis and hold; 210 random settings",
  tolerance: TOLERANCE_DB,
  unit: "dB",
  measure: () =>
    traced<GateSettings>(
      (settings) => new Gate(settings),
      gateReference.traces.map(({ signal, settings, trace }) => ({ signal, settings, reductionsDb: trace })),
    ),
};

export const deEsserTrace: Claim = {
  id: "de-esser",
  title: "De-esser",
  promise: "Only what is sharp is lowered, by no more than its range, as fast as its times say.",
  reference:
    "an independent model in numpy and scipy of the split band and its compressor; 210 random settings",
  tolerance: TOLERANCE_DB,
  unit: "dB",
  measure: () =>
    traced<Omit<DeEsserSettings, "listen">>(
      (settings) => new DeEsser({ ...settings, listen: false }),
      deEsserReference.traces.map(({ signal, settings, trace }) => ({
        signal,
        settings,
        reductionsDb: trace,
      })),
    ),
};
