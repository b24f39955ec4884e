"use client";

import type { Gradebook } from "@/server/grades/shapes";
import styles from "./gradebook.module.css";
import { pointsText, type Sorting, type SortKey } from "./rows";

interface GridHeadProps {
  readonly book: Gradebook;
  readonly sorting: Sorting;
  readonly tabStop: (row: number, column: number) => 0 | -1;
  readonly onSort: (key: SortKey) => void;
}

/** The head of the gradebook: each column's name sorts by it. */
export function GridHead({ book: { assignments }, sorting, tabStop, onSort }: GridHeadProps) {
  const columns: readonly { key: SortKey; title: string; note: string | null }[] = [
    { key: "name", title: "Student", note: null },
    ...assignments.map(({ title, maxPoints }, i) => ({
      key: i,
      title,
      note: `of ${pointsText(maxPoints)}`,
    })),
    { key: "points", title: "Points", note: "so far" },
  ];
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, title, note }, column) => {
          const isBy = sorting.key === key;
          return (
            <th
              key={key}
              scope="col"
              aria-colindex={column + 1}
              aria-sort={isBy ? (sorting.isDescending ? "descending" : "ascending") : undefined}
            >
              <button
                type="button"
                className={styles.head}
                data-place={`0:${column}`}
                tabIndex={tabStop(0, column)}
                title={title}
                onClick={() => onSort(key)}
              >
                <span className={styles.title}>{title}</span>
                <span className={styles.of}>
                  {note}
                  {isBy && <span aria-hidden="true">{sorting.isDescending ? " ↓" : " ↑"}</span>}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
