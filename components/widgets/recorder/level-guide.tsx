"use client";

import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { Meter, type MeterHandle } from "@/components/controls/meter";
import { decibels } from "../shared/words";
import { AIM, levelWords } from "./level-words";
import styles from "./recorder.module.css";

export interface LevelGuideHandle {
  heard(peakDbfs: number): void;
}

const FLOOR_DB = -60;
/** The words follow the highest level of a second: faster cannot be read. */
const REPORTS_PER_WORD = 30;

/** How loud it comes in: a bar, the window to aim for, and what to do in words. */
export function LevelGuide({ ref }: { ref: Ref<LevelGuideHandle> }) {
  const meter = useRef<MeterHandle>(null);
  const highest = useRef({ peakDbfs: Number.NEGATIVE_INFINITY, reports: 0 });
  const [shownDbfs, setShownDbfs] = useState(Number.NEGATIVE_INFINITY);

  useImperativeHandle(ref, () => ({
    heard(peakDbfs) {
      meter.current?.update(peakDbfs);
      const now = highest.current;
      now.peakDbfs = Math.max(now.peakDbfs, peakDbfs);
      now.reports += 1;
      if (now.reports < REPORTS_PER_WORD) return;
      setShownDbfs(now.peakDbfs);
      highest.current = { peakDbfs: Number.NEGATIVE_INFINITY, reports: 0 };
    },
  }));

  const place = (levelDb: number): string => `${100 * (1 - levelDb / FLOOR_DB)}%`;
  return (
    <div className={styles.guide}>
      <Meter label="Level of your microphone" floorDb={FLOOR_DB} ref={meter} />
      <div className={styles.scale} aria-hidden="true">
        <span
          className={styles.aim}
          style={{ left: place(AIM.minDbfs), right: `calc(100% - ${place(AIM.maxDbfs)})` }}
        >
          aim here
        </span>
      </div>
      <p className={styles.words}>
        <strong>{levelWords(shownDbfs)}</strong>{" "}
        <span className={styles.soft}>
          Highest {decibels(shownDbfs)}FS; aim for {decibels(AIM.minDbfs, 0)}FS to {decibels(AIM.maxDbfs, 0)}
          FS.
        </span>
      </p>
    </div>
  );
}
