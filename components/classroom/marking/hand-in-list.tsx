import Link from "next/link";
import type { MarkingQueue } from "@/server/grades/shapes";
import { pointsText } from "../gradebook/rows";
import styles from "./marking.module.css";

const WORDS = {
  lesson:
    "A lesson is handed in by its student’s word. Open one to see what their device tells of it, and what the server has measured itself.",
  quiz: "A quiz is judged by the server. Open one to see what was asked and answered, and to hear each question again.",
} as const;

interface HandInListProps {
  readonly kind: keyof typeof WORDS;
  readonly queue: MarkingQueue;
}

/** What was handed in where there is no mix to be heard: each can be opened. */
export function HandInList({ kind, queue }: HandInListProps) {
  return (
    <>
      <p>{WORDS[kind]}</p>
      <ul className={styles.list}>
        {queue.items.map(({ submissionId, name, points, isLate }) => (
          <li key={submissionId}>
            <Link prefetch={false} href={`/classroom/submissions/${submissionId}`}>
              {name}
            </Link>{" "}
            <span className={styles.soft}>
              {[points === null ? "no points yet" : `${pointsText(points)} points`, isLate ? "late" : ""]
                .filter(Boolean)
                .join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
