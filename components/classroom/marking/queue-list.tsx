"use client";

import type { QueueItem } from "@/server/grades/shapes";
import { pointsText } from "../gradebook/rows";
import styles from "./marking.module.css";

interface QueueListProps {
  readonly items: readonly QueueItem[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** All hand-ins, worst gate first. */
export function QueueList({ items, index, onChoose }: QueueListProps) {
  return (
    <nav aria-label="All hand-ins">
      <ol className={styles.list}>
        {items.map((item, i) => (
          <li key={item.submissionId}>
            <button
              type="button"
              className={styles.item}
              aria-current={i === index ? "true" : undefined}
              onClick={() => onChoose(i)}
            >
              <span>{item.name}</span>
              <span className={styles.soft}>{notesOf(item).join(", ")}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function notesOf({ points, isLate, isReturned, isAppealed, marking }: QueueItem): readonly string[] {
  return [
    ...(points === null ? [] : [`${pointsText(points)} points`]),
    ...(marking === "failed" ? ["not measured"] : []),
    ...(isLate ? ["late"] : []),
    ...(isAppealed ? ["asks for a second look"] : []),
    ...(isReturned ? ["given back"] : []),
  ];
}
