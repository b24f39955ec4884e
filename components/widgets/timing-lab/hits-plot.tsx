"use client";

import { useCallback, useMemo } from "react";
import { PlotCanvas, type PlotDraw } from "@/components/plots/canvas";
import { DataTable } from "@/components/plots/data-table";
import styles from "./timing-lab.module.css";

interface HitsPlotProps {
  readonly label: string;
  /** What the numbers say, in words. */
  readonly summary: string;
  /** In order; positive is late. */
  readonly distancesMs: readonly number[];
}

/** The plot reaches this far to either side, or as far as the farthest hit. */
const LEAST_REACH_MS = 60;
const LEFT = 44;

/** Each hit as a stem from the grid: up is late, down is early; hits off the beat are rings. */
export function HitsPlot({ label, summary, distancesMs }: HitsPlotProps) {
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) => {
      const reach = Math.max(LEAST_REACH_MS, ...distancesMs.map((ms) => Math.abs(ms) + 8));
      const yOf = (ms: number): number => height / 2 - (ms / reach) * (height / 2 - 14);
      const xOf = (i: number): number => LEFT + ((i + 0.5) / distancesMs.length) * (width - LEFT - 8);
      context.font = theme.valueFont;
      context.textAlign = "right";
      for (const ms of [-50, -25, 0, 25, 50]) {
        context.fillStyle = ms === 0 ? theme.lineStrong : theme.line;
        context.fillRect(LEFT, Math.round(yOf(ms)), width - LEFT, 1);
        context.fillStyle = theme.textSoft;
        context.fillText(String(ms).replace("-", "−"), LEFT - 8, yOf(ms) + 4);
      }
      context.textAlign = "left";
      context.font = theme.textFont;
      context.fillText("late, ms", LEFT + 6, 14);
      context.fillText("early", LEFT + 6, height - 6);
      distancesMs.forEach((ms, i) => {
        context.strokeStyle = theme.sideA;
        context.fillStyle = theme.sideA;
        context.lineWidth = 2;
        context.beginPath();
        context.moveTo(xOf(i), yOf(0));
        context.lineTo(xOf(i), yOf(ms));
        context.stroke();
        context.beginPath();
        context.arc(xOf(i), yOf(ms), 4, 0, 2 * Math.PI);
        if (i % 2 === 0) context.fill();
        else {
          context.fillStyle = theme.surface;
          context.fill();
          context.stroke();
        }
      });
    },
    [distancesMs],
  );
  const rows = useMemo(
    () => distancesMs.map((ms, i) => [String(i + 1), `${ms.toFixed(1).replace("-", "−")} ms`]),
    [distancesMs],
  );
  return (
    <div>
      <div className={styles.plot}>
        <PlotCanvas draw={draw} label={label} summary={summary} />
      </div>
      <DataTable
        caption="Distance of each hit to the grid; positive is late"
        columns={["Hit", "Distance"]}
        rows={rows}
      />
    </div>
  );
}
