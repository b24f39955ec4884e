"use client";

import { useId } from "react";
import styles from "./controls.module.css";

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Shows the label before the choices; otherwise it is for screen readers only. */
  readonly showLabel?: boolean;
  readonly disabled?: boolean;
}

/** One of a few choices, all in sight. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, showLabel, disabled } = props;
  const name = useId();
  return (
    <fieldset className={styles.segmented} disabled={disabled}>
      <legend className={showLabel ? styles.label : "visually-hidden"}>{label}</legend>
      <div className={styles.segments}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
