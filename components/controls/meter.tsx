"use client";

import { type Ref, useImperativeHandle, useRef } from "react";
import styles from "./controls.module.css";

export interface MeterHandle {
  /** A new level; −Infinity is silence. Draws at once, without a React render. */
  update(levelDbfs: number): void;
}

interface MeterProps {
  readonly label: string;
  /** Lower end of the scale. */
  readonly floorDb?: number;
  /** `down` fills from the top: gain reduction. */
  readonly direction?: "up" | "down";
  readonly ref?: Ref<MeterHandle>;
}

const HOLD_FRAMES = 90;

/** A level bar with peak hold. It glows only while there is sound; words beside it tell the numbers. */
export function Meter({ label, floorDb = -60, direction = "up", ref }: MeterProps) {
  const bar = useRef<HTMLDivElement>(null);
  const hold = useRef<HTMLDivElement>(null);
  const held = useRef({ level01: 0, frames: 0 });

  useImperativeHandle(ref, () => ({
    update(levelDbfs) {
      const scaled = direction === "up" ? 1 - levelDbfs / floorDb : levelDbfs / -floorDb;
      const level01 = Math.min(1, Math.max(0, Number.isFinite(scaled) ? scaled : 0));
      const peak = held.current;
      peak.frames += 1;
      if (level01 >= peak.level01 || peak.frames > HOLD_FRAMES) held.current = { level01, frames: 0 };
      bar.current?.style.setProperty("--level", level01.toFixed(4));
      hold.current?.style.setProperty("--level", held.current.level01.toFixed(4));
    },
  }));

  return (
    <div className={styles.meter} data-direction={direction} role="img" aria-label={label}>
      <div ref={bar} className={styles.meterBar} />
      <div ref={hold} className={styles.meterHold} />
    </div>
  );
}
