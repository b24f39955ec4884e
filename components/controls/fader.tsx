"use client";

import { NoteMark } from "./control-notes";
import styles from "./controls.module.css";
import { type ParameterProps, ParameterRange } from "./parameter-range";
import { ValueEntry } from "./value-entry";

interface FaderProps extends ParameterProps {
  readonly orientation?: "horizontal" | "vertical";
}

/** A labelled slider along its travel, with its value to type. */
export function Fader({ orientation = "horizontal", ...props }: FaderProps) {
  return (
    <div className={styles.fader} data-orientation={orientation}>
      <span className={styles.label} aria-hidden="true">
        {props.label ?? props.descriptor.label}
      </span>
      <ParameterRange {...props} orientation={orientation} className={styles.faderRange} />
      <ValueEntry {...props} />
      <NoteMark address={props.address} label={props.label ?? props.descriptor.label} />
    </div>
  );
}
