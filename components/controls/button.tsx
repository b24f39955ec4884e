import type { ComponentProps, ReactNode } from "react";
import styles from "./controls.module.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "type"> {
  children: ReactNode;
  /** `primary` for the one thing to do here; `quiet` for what stands beside it. */
  look?: "primary" | "plain" | "quiet";
  /** Key that does the same, shown beside the label and told to screen readers. */
  shortcut?: string;
  /** Sends the form that it stands in. */
  submits?: boolean;
}

export function Button({
  children,
  look = "plain",
  shortcut,
  submits = false,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={submits ? "submit" : "button"}
      className={[styles.button, className].filter(Boolean).join(" ")}
      data-look={look}
      aria-keyshortcuts={shortcut === "Esc" ? "Escape" : shortcut}
      {...rest}
    >
      {children}
      {shortcut !== undefined && shortcut !== children && (
        <span className={styles.shortcut} aria-hidden="true">
          {shortcut}
        </span>
      )}
    </button>
  );
}
