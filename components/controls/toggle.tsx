import type { ReactNode } from "react";
import styles from "./controls.module.css";

interface ToggleProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}

/** On or off, at once. */
export function Toggle({ on, onChange, children, disabled }: ToggleProps) {
  return (
    <label className={styles.toggle} data-disabled={disabled ? "" : undefined}>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.toggleTrack} aria-hidden="true" />
      <span>{children}</span>
    </label>
  );
}
