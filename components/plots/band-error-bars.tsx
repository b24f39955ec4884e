"use client";

import { useCallback, useMemo } from "react";
import { EQ_BAND_PARAMETERS, printValue } from "@/audio-engine/params";
import styles from "./band-error-bars.module.css";
import { type BandErrors, drawBandErrors } from "./band-error-drawing";
import { PlotCanvas, type PlotDraw } from "./canvas";
import { DataTable } from "./data-table";
import plots from "./plots.module.css";

interface BandErrorBarsProps extends BandErrors {
  readonly label: string;
}

/** How far each third of an octave is from the aim, before and after, against what is tolerated. */
export function BandErrorBars({ centresHz, beforeDb, afterDb, toleranceDb, label }: BandErrorBarsProps) {
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) =>
      drawBandErrors(context, width, height, theme, { centresHz, beforeDb, afterDb, toleranceDb }),
    [centresHz, beforeDb, afterDb, toleranceDb],
  );
  const summary = useMemo(
    () =>
      [
        `Before: ${errorWords(centresHz, beforeDb, toleranceDb)}`,
        `After: ${errorWords(centresHz, afterDb, toleranceDb)}`,
      ].join(" "),
    [centresHz, beforeDb, afterDb, toleranceDb],
  );
  return (
    <div className={plots.plot}>
      <div className={styles.frame}>
        <PlotCanvas draw={draw} label={label} summary={summary} />
      </div>
      <div className={styles.legend} aria-hidden="true">
        <span data-kind="before">before</span>
        <span data-kind="after">after</span>
        <span data-kind="tolerance">within ±{toleranceDb} dB</span>
      </div>
      <DataTable
        caption={`${label}: difference from the aim in dB`}
        columns={["Band", "Before", "After"]}
        rows={centresHz.map((hz, i) => [
          bandName(hz),
          signedDb(beforeDb[i] ?? Number.NaN),
          signedDb(afterDb[i] ?? Number.NaN),
        ])}
      />
    </div>
  );
}

/** "24 of 30 bands within ±2 dB, the furthest +6.1 dB at 250 Hz." */
export function errorWords(
  centresHz: readonly number[],
  errorsDb: readonly number[],
  toleranceDb: number,
): string {
  let within = 0;
  let furthest = -1;
  errorsDb.forEach((error, i) => {
    if (Math.abs(error) <= toleranceDb) within++;
    if (Number.isFinite(error) && Math.abs(error) >= Math.abs(errorsDb[furthest] ?? 0)) furthest = i;
  });
  const bands = `${within} of ${errorsDb.length} bands within ±${toleranceDb} dB`;
  const error = errorsDb[furthest];
  const centre = centresHz[furthest];
  if (error === undefined || centre === undefined) return `${bands}.`;
  return `${bands}, the furthest ${signedDb(error)} at ${bandName(centre)}.`;
}

const bandName = (hz: number): string => printValue(EQ_BAND_PARAMETERS.frequencyHz, hz);

function signedDb(value: number): string {
  if (!Number.isFinite(value)) return "not measured";
  const text = Math.abs(value).toFixed(1);
  if (Number(text) === 0) return `${text} dB`;
  return `${value < 0 ? "−" : "+"}${text} dB`;
}
