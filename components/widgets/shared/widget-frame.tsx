"use client";

import Link from "next/link";
import type { KeyboardEvent, ReactNode } from "react";
import styles from "./shared.module.css";

interface WidgetFrameProps {
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** The promise on the page "How we know" that this widget stands on. */
  readonly promiseId?: string;
  /** `end` where the corner holds something else. */
  readonly promisePlace?: "corner" | "end";
  readonly children: ReactNode;
}

/** The panel around a widget: a named group whose keys work while the focus is inside it. */
export function WidgetFrame({
  label,
  onKeyDown,
  promiseId,
  promisePlace = "corner",
  children,
}: WidgetFrameProps) {
  return (
    <fieldset className={styles.frame} tabIndex={-1} onKeyDown={onKeyDown}>
      <legend className="visually-hidden">{label}</legend>
      {children}
      {promiseId !== undefined && (
        <Link
          className={styles.promise}
          data-place={promisePlace}
          href={`/how-we-know#${promiseId}`}
          prefetch={false}
        >
          Is this true?
        </Link>
      )}
    </fieldset>
  );
}
