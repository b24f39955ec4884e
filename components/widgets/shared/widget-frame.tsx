"use client";

import type { KeyboardEvent, ReactNode } from "react";
import styles from "./shared.module.css";

interface WidgetFrameProps {
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

/** The panel around a widget: a named group whose keys work while the focus is inside it. */
export function WidgetFrame({ label, onKeyDown, children }: WidgetFrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a widget is no form; a fieldset cannot be laid out as a grid everywhere
    <div className={styles.frame} role="group" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
