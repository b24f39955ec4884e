"use client";

import { type Ref, useCallback, useImperativeHandle, useMemo, useRef } from "react";
import { type CompressorSettings, compressorCurveDb } from "@/audio-engine/dsp/compressor";
import { type DeEsserSettings, deEsserReductionDb } from "@/audio-engine/dsp/de-esser";
import { type GateSettings, gateCurveDb } from "@/audio-engine/dsp/gate";
import { PlotCanvas, type PlotDraw, type PlotHandle } from "./canvas";
import { DataTable } from "./data-table";
import plots from "./plots.module.css";
import styles from "./transfer-curve.module.css";
import { drawTransfer, FLOOR_DB, liveLevelDb, type TransferPoint } from "./transfer-drawing";

/** What a dynamics unit is set to: its own static curve is drawn from it. */
export type TransferSettings =
  | { readonly unit: "compressor"; readonly params: CompressorSettings }
  | { readonly unit: "gate"; readonly params: GateSettings }
  | { readonly unit: "de-esser"; readonly params: DeEsserSettings };

export interface TransferHandle {
  /**
   * What the unit lowers now, 0 or positive: a point on the curve; null when nothing sounds. With the level that goes
   * in now, in dBFS, the point stands where the unit works at this moment: off the curve while the gain is on its way.
   */
  setReduction(reductionDb: number | null, inDb?: number): void;
}

interface TransferCurveProps {
  readonly label: string;
  readonly settings: TransferSettings;
  readonly ref?: Ref<TransferHandle> | undefined;
}

const TABLE_DB = [-60, -48, -36, -30, -24, -18, -12, -6, 0];

/** Steady level in against level out, by the curve that the unit runs, with the place where it works now. */
export function TransferCurve({ label, settings, ref }: TransferCurveProps) {
  const canvas = useRef<PlotHandle>(null);
  const now = useRef<Now | null>(null);
  useImperativeHandle(
    ref,
    () => ({
      setReduction(reductionDb, inDb) {
        now.current = reductionDb === null ? null : { reductionDb, inDb };
        canvas.current?.redraw();
      },
    }),
    [],
  );
  const curve = useMemo(() => curveOf(settings), [settings]);
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) =>
      drawTransfer(context, width, height, theme, {
        outDb: curve.outDb,
        live: now.current === null ? null : livePoint(curve, now.current),
        thresholdDb: settings.params.thresholdDb,
      }),
    [curve, settings.params.thresholdDb],
  );
  return (
    <div className={plots.plot}>
      <div className={`${plots.frame} ${styles.transfer}`}>
        <PlotCanvas
          ref={canvas}
          draw={draw}
          label={label}
          summary={`threshold ${words(settings.params.thresholdDb)}; a steady level of −6 dB comes out at ${words(curve.outDb(-6))}`}
        />
      </div>
      <DataTable
        caption={`${label}: steady level in and out`}
        columns={["In", "Out"]}
        rows={TABLE_DB.map((inDb) => [words(inDb), words(curve.outDb(inDb))])}
      />
    </div>
  );
}

/** What was told last. */
interface Now {
  readonly reductionDb: number;
  readonly inDb: number | undefined;
}

interface Curve {
  readonly outDb: (inDb: number) => number;
  /** Of the reduction alone, without make-up or a dry share: what the meter shows. */
  readonly reductionDb: (inDb: number) => number;
}

function livePoint(curve: Curve, { reductionDb, inDb }: Now): TransferPoint | null {
  if (inDb !== undefined) {
    // Make-up and a dry share: what the curve does beyond the reduction at this level.
    const besideDb = curve.outDb(inDb) - inDb + curve.reductionDb(inDb);
    return { inDb, outDb: inDb - reductionDb + besideDb };
  }
  const level = liveLevelDb(curve.reductionDb, reductionDb);
  return level === null ? null : { inDb: level, outDb: curve.outDb(level) };
}

function curveOf({ unit, params }: TransferSettings): Curve {
  switch (unit) {
    case "compressor": {
      const alone = { ...params, makeupDb: 0, mix01: 1 };
      return {
        outDb: (inDb) => compressorCurveDb(inDb, params),
        reductionDb: (inDb) => inDb - compressorCurveDb(inDb, alone),
      };
    }
    case "gate":
      return {
        outDb: (inDb) => gateCurveDb(inDb, params),
        reductionDb: (inDb) => inDb - gateCurveDb(inDb, params),
      };
    case "de-esser":
      return {
        outDb: (inDb) => inDb - deEsserReductionDb(inDb, params),
        reductionDb: (inDb) => deEsserReductionDb(inDb, params),
      };
  }
}

function words(levelDb: number): string {
  if (levelDb < FLOOR_DB - 60) return "below −120 dB";
  return `${levelDb
    .toFixed(1)
    .replace(/^-0\.0$/, "0.0")
    .replace("-", "−")} dB`;
}
