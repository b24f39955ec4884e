import type { ComponentProps, CSSProperties } from "react";
import styles from "./console.module.css";

interface ConsoleKeyProps extends Omit<ComponentProps<"button">, "type" | "children"> {
  /** One letter or two, as on a console. */
  readonly letter: string;
  /** What it does, in words. */
  readonly label: string;
  readonly on: boolean;
  /** `warm` is the accent; `alert` for what takes sound away. */
  readonly light?: "warm" | "alert";
}

/** A small lit key of a channel strip: mute, solo. */
export function ConsoleKey({ letter, label, on, light = "warm", ...rest }: ConsoleKeyProps) {
  return (
    <button
      type="button"
      className={styles.key}
      style={
        light === "alert"
          ? ({ "--lit": "var(--warning)", "--on-lit": "var(--ground)" } as CSSProperties)
          : undefined
      }
      aria-label={label}
      aria-pressed={on}
      title={label}
      {...rest}
    >
      {letter}
    </button>
  );
}
