"use client";

import { useCallback, useMemo } from "react";
import { PlotCanvas, type PlotDraw } from "./canvas";
import { DataTable } from "./data-table";
import styles from "./dynamics.module.css";
import {
  BURST_OVER_DB,
  BURST_SECONDS,
  BURST_STEP_SECONDS,
  type BurstGain,
  type BurstSettings,
  burstGain,
  drawBurst,
} from "./gain-burst-drawing";
import plots from "./plots.module.css";

interface GainBurstProps {
  readonly label: string;
  readonly settings: BurstSettings;
}

const TABLE_SECONDS = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.21, 0.25, 0.3, 0.4, 0.5, 0.7];

/** Attack and release as what they are: how fast the gain moves. Drawn by the unit itself, on a burst. */
export function GainBurst({ label, settings }: GainBurstProps) {
  const { thresholdDb, ratio, kneeDb, attackSeconds, releaseSeconds } = settings;
  const gain = useMemo(
    () => burstGain({ thresholdDb, ratio, kneeDb, attackSeconds, releaseSeconds }),
    [thresholdDb, ratio, kneeDb, attackSeconds, releaseSeconds],
  );
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) => drawBurst(context, width, height, theme, gain, attackSeconds),
    [gain, attackSeconds],
  );
  const words = burstWords(gain, settings);
  return (
    <div className={plots.plot}>
      <div className={`${plots.frame} ${styles.burst}`}>
        <PlotCanvas draw={draw} label={label} summary={words} />
      </div>
      <p className={styles.words}>{words}</p>
      <DataTable
        caption={`${label}: gain while a burst of ${milliseconds(BURST_SECONDS)} plays and after it`}
        columns={["After its beginning", "Gain"]}
        rows={TABLE_SECONDS.map((seconds) => [
          milliseconds(seconds),
          decibels(-(gain.reductionDb[Math.round(seconds / BURST_STEP_SECONDS)] ?? 0)),
        ])}
      />
    </div>
  );
}

function burstWords(gain: BurstGain, { attackSeconds }: BurstSettings): string {
  const { fullDb, fallDbPerSecond, riseDbPerSecond, backSeconds } = gain;
  if (fullDb < 0.05) return "At this ratio the gain does not move.";
  const back =
    backSeconds === null
      ? "it is not back when the picture ends"
      : `63 % are back after ${milliseconds(backSeconds)}`;
  return `On a burst ${BURST_OVER_DB} dB above the threshold the gain begins to fall at once, at ${rate(fallDbPerSecond)}, and has done 63 % of its way to ${decibels(-fullDb)} after ${milliseconds(attackSeconds)}. When the burst ends it turns round and rises by up to ${rate(riseDbPerSecond)}; ${back}.`;
}

const rate = (perSecond: number): string =>
  `${Number(perSecond.toPrecision(2)).toLocaleString("en-GB")} dB per second`;
const decibels = (db: number): string =>
  `${db
    .toFixed(1)
    .replace(/^-0\.0$/, "0.0")
    .replace("-", "−")} dB`;
const milliseconds = (seconds: number): string => `${Number((1000 * seconds).toPrecision(3))} ms`;
