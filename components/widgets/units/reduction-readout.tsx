"use client";

import { type Ref, useImperativeHandle, useRef } from "react";
import { Meter, type MeterHandle } from "@/components/controls/meter";
import styles from "./units.module.css";

export interface ReductionHandle {
  /** 0 or positive; null when nothing sounds. */
  update(reductionDb: number | null): void;
}

interface ReductionReadoutProps {
  /** Switched off, the unit goes on measuring what it would do. */
  readonly enabled: boolean;
  readonly ref?: Ref<ReductionHandle> | undefined;
}

const FULL_SCALE_DB = 24;
const MINUS = "−";

/** How far a unit turns down at this moment, as a bar and in words. */
export function ReductionReadout({ enabled, ref }: ReductionReadoutProps) {
  const meter = useRef<MeterHandle>(null);
  const words = useRef<HTMLSpanElement>(null);
  useImperativeHandle(ref, () => ({
    update(reductionDb) {
      meter.current?.update(reductionDb ?? 0);
      const text = reductionWords(reductionDb);
      if (words.current !== null && words.current.textContent !== text) words.current.textContent = text;
    },
  }));
  return (
    <div className={styles.reduction}>
      <span>{enabled ? "Gain reduction" : "Would lower by"}</span>
      <Meter ref={meter} label="Gain reduction" direction="down" floorDb={-FULL_SCALE_DB} />
      <span ref={words} className={styles.reductionWords}>
        –
      </span>
    </div>
  );
}

function reductionWords(reductionDb: number | null): string {
  if (reductionDb === null) return "–";
  return reductionDb < 0.05 ? "0 dB: it is doing nothing" : `${MINUS}${reductionDb.toFixed(1)} dB`;
}
