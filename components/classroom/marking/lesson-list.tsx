import Link from "next/link";
import type { MarkingQueue } from "@/server/grades/shapes";
import { pointsText } from "../gradebook/rows";
import styles from "./marking.module.css";

/** Lessons that were handed in: there is nothing to be heard, but each can be opened. */
export function LessonList({ queue }: { readonly queue: MarkingQueue }) {
  return (
    <>
      <p>
        A lesson is handed in by its student’s word. Open one to see what their device tells of it, and what
        the server has measured itself.
      </p>
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
