"use client";

import { useCallback, useMemo } from "react";
import type { EqBand } from "@/audio-engine";
import { PlotCanvas, type PlotDraw } from "@/components/plots/canvas";
import { DataTable } from "@/components/plots/data-table";
import { bandsSummary } from "@/components/plots/eq-bands";
import { drawEq, EQ_MARGINS, type EqCurve, eqCurve } from "@/components/plots/eq-drawing";
import { frequencyFrom01 } from "@/components/plots/frequency-axis";
import { frequencyText } from "@/learning/drills/band-words";
import styles from "../exercises.module.css";

const RANGE_DB = 24;
const ROWS = 13;

interface RevealPlotProps {
  readonly hidden: readonly EqBand[];
  readonly yours: readonly EqBand[];
}

/** The equaliser that was hidden, the student's own, and what both make together: a flat line when it is undone. */
export function RevealPlot({ hidden, yours }: RevealPlotProps) {
  const curves = useMemo(
    () => ({
      hidden: eqCurve(hidden, null),
      yours: eqCurve(yours, null),
      together: eqCurve([...hidden, ...yours], null),
    }),
    [hidden, yours],
  );
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) => {
      drawEq(context, width, height, theme, {
        curve: null,
        rangeDb: RANGE_DB,
        spectra: { pre: null, post: null },
      });
      trace(context, width, height, curves.hidden, theme.sideB, []);
      trace(context, width, height, curves.yours, theme.accent, [6, 4]);
      trace(context, width, height, curves.together, theme.text, [2, 3]);
    },
    [curves],
  );
  const words = `Hidden: ${bandsSummary(hidden)}.`;
  return (
    <div>
      <p className={styles.words}>{words}</p>
      <div className={styles.reveal}>
        <PlotCanvas
          draw={draw}
          label="The hidden equaliser and yours"
          summary={`${words} Yours: ${bandsSummary(yours)}.`}
        />
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span data-curve="hidden">hidden</span>
        <span data-curve="yours">yours</span>
        <span data-curve="together">both together</span>
      </p>
      <DataTable
        caption="Gain in dB of the hidden equaliser, of yours, and of both together"
        columns={["Frequency", "Hidden", "Yours", "Together"]}
        rows={Array.from({ length: ROWS }, (_, i) => {
          const x01 = i / (ROWS - 1);
          return [
            frequencyText(frequencyFrom01(x01)),
            gainText(curves.hidden, x01),
            gainText(curves.yours, x01),
            gainText(curves.together, x01),
          ];
        })}
      />
    </div>
  );
}

function trace(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { x01, wholeDb }: EqCurve,
  colour: string,
  dash: number[],
): void {
  const { left, right, top, bottom } = EQ_MARGINS;
  context.save();
  context.beginPath();
  x01.forEach((x, i) => {
    const shownDb = Math.max(-RANGE_DB, Math.min(RANGE_DB, wholeDb[i] ?? 0));
    context.lineTo(
      left + x * (width - left - right),
      top + (height - top - bottom) * (0.5 - shownDb / (2 * RANGE_DB)),
    );
  });
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.lineJoin = "round";
  context.setLineDash(dash);
  context.stroke();
  context.restore();
}

function gainText({ x01, wholeDb }: EqCurve, at01: number): string {
  const index = x01.findIndex((x) => x >= at01);
  const db = wholeDb[index < 0 ? wholeDb.length - 1 : index] ?? 0;
  const size = Math.abs(db).toFixed(1);
  return `${Number(size) === 0 ? "" : db < 0 ? "−" : "+"}${size} dB`;
}
