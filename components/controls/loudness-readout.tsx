"use client";

import { type Ref, useImperativeHandle, useRef } from "react";
import styles from "./controls.module.css";
import { Meter, type MeterHandle } from "./meter";

export interface LoudnessValues {
  readonly momentaryLufs: number;
  readonly shortTermLufs: number;
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
  readonly gainReductionDb: number;
}

export interface LoudnessHandle {
  update(values: LoudnessValues): void;
}

interface LoudnessReadoutProps {
  /** Above this the true peak is marked, in words too. */
  readonly limitDbtp: number;
  readonly showGainReduction?: boolean;
  readonly ref?: Ref<LoudnessHandle>;
}

const MINUS = "−";
/** What a true-peak meter may read above a limiter's ceiling without the limiter being at fault. */
const MEASUREMENT_TOLERANCE_DB = 0.1;

/** Loudness of what plays: momentary bar, numbers for the rest. Numbers are not announced while sound plays. */
export function LoudnessReadout({ limitDbtp, showGainReduction = false, ref }: LoudnessReadoutProps) {
  const momentary = useRef<MeterHandle>(null);
  const cells = useRef<Record<string, HTMLElement | null>>({});
  const keep = (name: string) => (element: HTMLElement | null) => {
    cells.current[name] = element;
  };

  useImperativeHandle(ref, () => ({
    update(values) {
      const { current } = cells;
      const write = (name: string, text: string): void => {
        const cell = current[name];
        if (cell && cell.textContent !== text) cell.textContent = text;
      };
      momentary.current?.update(values.momentaryLufs);
      write("short", level(values.shortTermLufs, "LUFS"));
      write("integrated", level(values.integratedLufs, "LUFS"));
      const over = values.truePeakDbtp > limitDbtp + MEASUREMENT_TOLERANCE_DB;
      write("peak", `${level(values.truePeakDbtp, "dBTP")}${over ? " over" : ""}`);
      current.peak?.toggleAttribute("data-over", over);
      write("reduction", reductionText(values.gainReductionDb));
    },
  }));

  return (
    <div className={styles.loudness}>
      <Meter ref={momentary} label="Momentary loudness" floorDb={-48} />
      <dl>
        <div>
          <dt title="Loudness of the last 3 seconds">Short-term</dt>
          <dd ref={keep("short")}>–</dd>
        </div>
        <div>
          <dt title="Loudness since it was started, pauses left out">Integrated</dt>
          <dd ref={keep("integrated")}>–</dd>
        </div>
        <div>
          <dt title="Highest point of the wave, between the samples too">True peak</dt>
          <dd ref={keep("peak")}>–</dd>
        </div>
        {showGainReduction && (
          <div>
            <dt title="How far the limiter turns down at this moment">Limiter</dt>
            <dd ref={keep("reduction")}>–</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function level(value: number, unit: string): string {
  if (!Number.isFinite(value)) return "–";
  return `${value.toFixed(1).replace("-", MINUS)} ${unit}`;
}

function reductionText(reductionDb: number): string {
  return reductionDb < 0.05 ? "0 dB: it is doing nothing" : `${MINUS}${reductionDb.toFixed(1)} dB`;
}
