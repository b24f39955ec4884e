import type { ReactNode } from "react";
import styles from "./plots.module.css";

interface TableScrollProps {
  /** What the table shows, for whoever arrives by keyboard. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A place for a table that may be wider than a phone, or longer than its plot: it scrolls, by keyboard too. */
export function TableScroll({ label, children }: TableScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.tableScroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
