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
    <fieldset className={styles.frame} tabIndex={-1} onKeyDown={onKeyDown}>
      <legend className="visually-hidden">{label}</legend>
      {children}
    </fieldset>
  );
}
