"use client";

import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import type { LoudnessHistory as History } from "@/audio-engine/dsp/loudness-history";
import { PlotCanvas, type PlotDraw, type PlotHandle } from "./canvas";
import { DataTable } from "./data-table";
import { drawLoudness, loudnessX } from "./loudness-drawing";
import styles from "./loudness-history.module.css";
import { historyRows, historyWords, integratedOf, valueWords } from "./loudness-words";
import plots from "./plots.module.css";
import { useWidth } from "./use-width";

/** What the engine tells of this moment. */
interface LoudnessMoment {
  readonly momentaryLufs: number;
  readonly truePeakDbtp: number;
  readonly gainReductionDb: number;
}

export interface LoudnessHistoryHandle {
  /** `frame` counts from the beginning of the stretch. */
  update(frame: number, moment: LoudnessMoment): void;
}

interface LoudnessHistoryProps {
  readonly label: string;
  /** Null while it is being measured. */
  readonly history: History | null;
  readonly lengthFrames: number;
  /** Above this the true peak is marked, in words too. */
  readonly limitDbtp: number;
  /** Starts the true-peak meter of what plays anew. */
  readonly onResetPeak: () => void;
  readonly ref?: Ref<LoudnessHistoryHandle> | undefined;
}

/** What a true-peak meter may read above a limiter's ceiling without the limiter being at fault. */
const MEASUREMENT_TOLERANCE_DB = 0.1;

/** Loudness over a whole stretch as it was measured apart from what plays; over it, live, where it plays and what is lowered. */
export function LoudnessHistory(props: LoudnessHistoryProps) {
  const { label, history, lengthFrames, limitDbtp, onResetPeak, ref } = props;
  const canvas = useRef<PlotHandle>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const peak = useRef<HTMLButtonElement>(null);
  const momentary = useRef<HTMLElement>(null);
  const [frame, width] = useWidth<HTMLDivElement>(600);
  const reduction = useRef(new Float32Array(0));
  useEffect(() => {
    reduction.current = new Float32Array(history?.momentaryLufs.length ?? 0).fill(Number.NaN);
    canvas.current?.redraw();
  }, [history]);

  useImperativeHandle(
    ref,
    () => ({
      update(at, { momentaryLufs, truePeakDbtp, gainReductionDb }) {
        if (playhead.current !== null)
          playhead.current.style.transform = `translateX(${loudnessX(at, lengthFrames, width)}px)`;
        write(momentary.current, valueWords(momentaryLufs, "LUFS"));
        const over = truePeakDbtp > limitDbtp + MEASUREMENT_TOLERANCE_DB;
        write(peak.current, `${valueWords(truePeakDbtp, "dBTP")}${over ? " over" : ""}`);
        peak.current?.toggleAttribute("data-over", over);
        const step = Math.floor(at / (history?.stepFrames ?? 1));
        const before = reduction.current[step];
        if (before === undefined || before >= gainReductionDb) return;
        reduction.current[step] = gainReductionDb;
        canvas.current?.redraw();
      },
    }),
    [history, lengthFrames, limitDbtp, width],
  );

  const draw = useCallback<PlotDraw>(
    (context, drawnWidth, height, theme) =>
      drawLoudness(context, drawnWidth, height, theme, {
        history,
        lengthFrames,
        reductionDb: reduction.current,
      }),
    [history, lengthFrames],
  );
  const summary = useMemo(() => historyWords(history), [history]);
  const rows = useMemo(() => historyRows(history), [history]);
  const measuredOver =
    history?.truePeakDbtp != null && history.truePeakDbtp > limitDbtp + MEASUREMENT_TOLERANCE_DB;

  return (
    <div className={plots.plot}>
      <div ref={frame} className={styles.frame}>
        <PlotCanvas ref={canvas} draw={draw} label={label} summary={summary} />
        <div ref={playhead} className={styles.playhead} />
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span data-kind="momentary">momentary</span>
        <span data-kind="short">short-term</span>
        <span data-kind="integrated">integrated so far</span>
        <span data-kind="reduction">lowered by the limiter, as you play it</span>
      </p>
      <dl className={styles.values}>
        <Value name="Now" title="Momentary: the last 400 milliseconds (EBU Tech 3341)">
          <span ref={momentary}>–</span>
        </Value>
        <Value
          name="Integrated"
          title="The whole stretch in blocks of 400 ms; blocks below −70 LUFS and those more than 10 LU below the rest are left out (ITU-R BS.1770)"
        >
          {history === null ? "–" : valueWords(integratedOf(history), "LUFS")}
        </Value>
        <Value
          name="Range"
          title="Between the softest tenth and the loudest twentieth of the short-term values, 3 s each (EBU Tech 3342)"
        >
          {valueWords(history?.rangeLu ?? null, "LU")}
        </Value>
        <Value name="True peak, whole stretch" title="The highest point of the wave, between the samples too">
          <span data-over={measuredOver ? "" : undefined}>
            {valueWords(history?.truePeakDbtp ?? null, "dBTP")}
            {measuredOver ? " over" : ""}
          </span>
        </Value>
        <Value name="True peak, heard" title="The highest since play was pressed; click to start it anew">
          <button ref={peak} type="button" className={styles.peak} onClick={onResetPeak}>
            –
          </button>
        </Value>
      </dl>
      <DataTable
        caption={`${label}, at the end of each second`}
        columns={["Time", "Momentary", "Short-term", "Integrated"]}
        rows={rows}
      />
    </div>
  );
}

function Value({ name, title, children }: { name: string; title: string; children: React.ReactNode }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function write(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
