"use client";

import { type Ref, useImperativeHandle, useRef } from "react";
import styles from "./console.module.css";

export interface LevelColumnHandle {
  /** A new peak in dBFS; −Infinity is silence. Draws at once, without a React render. */
  update(peakDbfs: number): void;
  /** Nothing sounds: the column goes dark and the highest peak is forgotten. */
  rest(): void;
}

interface LevelColumnProps {
  readonly label: string;
  readonly ref?: Ref<LevelColumnHandle>;
}

const FLOOR_DB = -60;
const HOLD_REPORTS = 90;
/** How fast the bar falls, in dB per report. */
const FALL_DB = 1.2;

/** A peak meter that stands beside a fader: rises at once, falls slowly, and keeps the highest peak as a line. */
export function LevelColumn({ label, ref }: LevelColumnProps) {
  const bar = useRef<HTMLDivElement>(null);
  const hold = useRef<HTMLDivElement>(null);
  const shown = useRef({ barDb: FLOOR_DB, holdDb: FLOOR_DB, heldFor: 0 });

  useImperativeHandle(ref, () => {
    const draw = (): void => {
      const { barDb, holdDb } = shown.current;
      bar.current?.style.setProperty("--level", share(barDb));
      hold.current?.style.setProperty("--level", share(holdDb));
      hold.current?.toggleAttribute("data-over", holdDb > 0);
    };
    return {
      update(peakDbfs) {
        const now = shown.current;
        const peak = Math.max(FLOOR_DB, peakDbfs);
        now.barDb = Math.max(peak, now.barDb - FALL_DB, FLOOR_DB);
        now.heldFor += 1;
        if (peak >= now.holdDb || now.heldFor > HOLD_REPORTS) {
          now.holdDb = peak;
          now.heldFor = 0;
        }
        draw();
      },
      rest() {
        shown.current = { barDb: FLOOR_DB, holdDb: FLOOR_DB, heldFor: 0 };
        draw();
      },
    };
  });

  return (
    <div className={styles.column} role="img" aria-label={label}>
      <div ref={bar} className={styles.columnBar} />
      <div ref={hold} className={styles.columnHold} />
    </div>
  );
}

const share = (levelDb: number): string => Math.min(1, Math.max(0, 1 - levelDb / FLOOR_DB)).toFixed(4);
