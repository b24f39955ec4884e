"use client";

import { type Ref, useCallback, useImperativeHandle, useRef, useState } from "react";
import { PlotCanvas, type PlotDraw, type PlotHandle } from "./canvas";
import { DataTable } from "./data-table";
import styles from "./dynamics.module.css";
import {
  drawHistory,
  HISTORY_SECONDS,
  type HistoryMoment,
  historyRows,
  summariseHistory,
} from "./level-history-drawing";
import plots from "./plots.module.css";

export interface LevelHistoryHandle {
  /** The newest moment; the oldest ones go. */
  push(moment: HistoryMoment): void;
  /** The sound has stopped: the picture stands, its words and its table are brought up to date. */
  rest(): void;
}

interface LevelHistoryProps {
  readonly label: string;
  /** Drawn as a dashed line. */
  readonly thresholdDb: number | null;
  readonly ref?: Ref<LevelHistoryHandle> | undefined;
}

/** Words and table follow the moving picture this often: more would only be noise to those who read them. */
const TOLD_EVERY_SECONDS = 1;

/** The last seconds of a sound before and behind a unit, running to the left; it stands still where motion is not wanted. */
export function LevelHistory({ label, thresholdDb, ref }: LevelHistoryProps) {
  const canvas = useRef<PlotHandle>(null);
  const moments = useRef<HistoryMoment[]>([]);
  const toldAt = useRef(0);
  const [told, setTold] = useState<readonly HistoryMoment[]>([]);

  useImperativeHandle(
    ref,
    () => ({
      push(moment) {
        const kept = moments.current;
        kept.push(moment);
        while (moment.atSeconds - (kept[0]?.atSeconds ?? 0) > HISTORY_SECONDS) kept.shift();
        if (!wantsStillness()) canvas.current?.redraw();
        if (moment.atSeconds - toldAt.current < TOLD_EVERY_SECONDS) return;
        toldAt.current = moment.atSeconds;
        setTold([...kept]);
      },
      rest() {
        canvas.current?.redraw();
        setTold([...moments.current]);
      },
    }),
    [],
  );
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) =>
      drawHistory(context, width, height, theme, { moments: moments.current, thresholdDb }),
    [thresholdDb],
  );
  return (
    <div className={plots.plot}>
      <div className={`${plots.frame} ${styles.history}`}>
        <PlotCanvas ref={canvas} draw={draw} label={label} summary={summaryOf(told)} />
      </div>
      <p className={styles.key}>
        <span data-mark="in">level in</span>
        <span data-mark="out">level out</span>
        <span data-mark="reduction">turned down</span>
      </p>
      <DataTable
        caption={`${label}: loudest peaks and most reduction of each half second, newest first`}
        columns={["Seconds ago", "In", "Out", "Turned down by"]}
        rows={historyRows(told).map(({ loudestInDb, outDb, mostReductionDb }, row) => [
          (row / 2).toFixed(1),
          level(loudestInDb),
          level(outDb),
          `${mostReductionDb.toFixed(1)} dB`,
        ])}
      />
    </div>
  );
}

const wantsStillness = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function summaryOf(moments: readonly HistoryMoment[]): string {
  if (moments.length === 0) return "nothing has been played yet";
  const { loudestInDb, mostReductionDb, loweredShare01 } = summariseHistory(moments);
  return `in the last ${HISTORY_SECONDS} seconds the loudest peak was ${level(loudestInDb)}; it was turned down by up to ${mostReductionDb.toFixed(1)} dB, and during ${Math.round(100 * loweredShare01)} percent of the time`;
}

const level = (db: number): string => (db < -120 ? "silence" : `${db.toFixed(1).replace("-", "−")} dBFS`);
