"use client";

import { printValue, toPosition01 } from "@/audio-engine/params";
import styles from "./console.module.css";
import { NoteMark } from "./control-notes";
import { type ParameterProps, ParameterRange } from "./parameter-range";
import { useDrag } from "./use-drag";
import { ValueEntry } from "./value-entry";

/** As long as `--travel` in the style sheet: the cap stays under the pointer. */
const PIXELS_PER_TRAVEL = 136;
/** Marks beside the track, in dB. */
const MARKS_DB = [10, 0, -10, -20, -40] as const;

/**
 * A mixer's fader: drag the cap (Shift for fine), wheel while focused, arrows, Page and Home/End keys; Delete,
 * double-click or Alt-click for the default; click the value to type.
 */
export function ConsoleFader(props: ParameterProps) {
  const { descriptor, value, disabled } = props;
  const { dial, handlers } = useDrag(props, PIXELS_PER_TRAVEL);
  return (
    <div className={styles.fader} data-disabled={disabled ? "" : undefined}>
      <div ref={dial} className={styles.slot} {...handlers}>
        <ParameterRange {...props} orientation="vertical" className={styles.hiddenRange} />
        <div className={styles.track} aria-hidden="true" />
        {MARKS_DB.map((markDb) => (
          <span
            key={markDb}
            className={styles.mark}
            style={{ "--at": toPosition01(descriptor, markDb) } as React.CSSProperties}
            data-unity={markDb === 0 ? "" : undefined}
            aria-hidden="true"
          >
            {Math.abs(markDb)}
          </span>
        ))}
        <div
          className={styles.cap}
          style={{ "--at": toPosition01(descriptor, value) } as React.CSSProperties}
          title={printValue(descriptor, value)}
          aria-hidden="true"
        />
      </div>
      <ValueEntry {...props} />
      <NoteMark address={props.address} label={props.label ?? props.descriptor.label} />
    </div>
  );
}
