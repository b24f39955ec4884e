"use client";

import { useCallback } from "react";
import bars from "./band-error-bars.module.css";
import { PlotCanvas, type PlotDraw } from "./canvas";
import { axisNumber, type ClaimPicture, drawClaim } from "./claim-drawing";
import { DataTable } from "./data-table";
import plots from "./plots.module.css";

interface ClaimPlotProps extends ClaimPicture {
  readonly label: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** The finding in words. */
  readonly summary: string;
}

/** A measurement beside what it was held against, with the band that is allowed. */
export function ClaimPlot({ label, xLabel, yLabel, summary, ...picture }: ClaimPlotProps) {
  const { kind, xScale, x, y, expected, tolerance } = picture;
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) =>
      drawClaim(context, width, height, theme, { kind, xScale, x, y, expected, tolerance }),
    [kind, xScale, x, y, expected, tolerance],
  );
  const isCurve = kind === "curve";
  return (
    <div className={plots.plot}>
      <div className={bars.frame}>
        <PlotCanvas draw={draw} label={label} summary={summary} />
      </div>
      <div className={bars.legend} aria-hidden="true">
        <span data-kind="after">{isCurve ? "measured" : "each value"}</span>
        <span data-kind="tolerance">allowed</span>
        <span data-kind="axis">
          across: {xLabel}; up: {yLabel}
        </span>
      </div>
      <DataTable
        caption={`${label}: ${yLabel}`}
        columns={isCurve ? [xLabel, "Measured", "Expected"] : [xLabel, yLabel]}
        rows={y.map((value, i) => [
          axisNumber(x[i] ?? 0),
          axisNumber(value),
          ...(isCurve ? [axisNumber(expected[i] ?? 0)] : []),
        ])}
      />
    </div>
  );
}
