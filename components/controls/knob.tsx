"use client";

import { toPosition01 } from "@/audio-engine/params";
import { NoteMark } from "./control-notes";
import styles from "./controls.module.css";
import { type ParameterProps, ParameterRange } from "./parameter-range";
import { useDrag } from "./use-drag";
import { ValueEntry } from "./value-entry";

const START_DEGREES = -135;
const SWEEP_DEGREES = 270;
const RADIUS = 19;
const PIXELS_PER_TRAVEL = 180;

/**
 * A dial. Drag up and down, Shift for fine; wheel while focused; arrows, Page and Home/End keys; Delete, double-click
 * or Alt-click for the default; click the value to type.
 */
export function Knob(props: ParameterProps) {
  const { descriptor, value, label, disabled } = props;
  const { dial, handlers } = useDrag(props, PIXELS_PER_TRAVEL);
  const position01 = toPosition01(descriptor, value);
  const origin01 =
    descriptor.detent === undefined || descriptor.curve === "fader"
      ? 0
      : toPosition01(descriptor, descriptor.detent);
  return (
    <div className={styles.knob} data-disabled={disabled ? "" : undefined}>
      <span className={styles.label} aria-hidden="true">
        {label ?? descriptor.label}
      </span>
      <div ref={dial} className={styles.dial} {...handlers}>
        <ParameterRange {...props} className={styles.hiddenRange} />
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <path className={styles.arcTrack} d={arc(0, 1)} />
          <path
            className={styles.arcValue}
            d={arc(Math.min(origin01, position01), Math.max(origin01, position01))}
          />
          <circle className={styles.dialFace} cx="24" cy="24" r="13.5" />
          <line
            className={styles.dialMark}
            x1="24"
            y1="19"
            x2="24"
            y2="11.5"
            transform={`rotate(${START_DEGREES + SWEEP_DEGREES * position01} 24 24)`}
          />
        </svg>
      </div>
      <ValueEntry {...props} />
      <NoteMark address={props.address} label={props.label ?? props.descriptor.label} />
    </div>
  );
}

function arc(from01: number, to01: number): string {
  const [x1, y1] = pointAt(from01);
  const [x2, y2] = pointAt(to01);
  const large = (to01 - from01) * SWEEP_DEGREES > 180 ? 1 : 0;
  return `M ${x1} ${y1} A ${RADIUS} ${RADIUS} 0 ${large} 1 ${x2} ${y2}`;
}

function pointAt(position01: number): readonly [x: string, y: string] {
  const radians = ((START_DEGREES + SWEEP_DEGREES * position01) * Math.PI) / 180;
  return [(24 + RADIUS * Math.sin(radians)).toFixed(2), (24 - RADIUS * Math.cos(radians)).toFixed(2)];
}
