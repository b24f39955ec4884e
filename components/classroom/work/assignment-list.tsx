import Link from "next/link";
import { timeWords } from "./time-words";
import styles from "./work.module.css";

interface ListedAssignment {
  readonly id: string;
  readonly title: string;
  readonly isPublished: boolean;
  readonly dueAt: number | null;
  readonly attempts: number;
  readonly submissions: number;
}

interface AssignmentListProps {
  readonly assignments: readonly ListedAssignment[];
  readonly timeZone: string;
}

/** What a class was given, as its staff see it. */
export function AssignmentList({ assignments, timeZone }: AssignmentListProps) {
  if (assignments.length === 0)
    return <p>Nothing is assigned yet. Choose an exercise or a lesson below, and give it a date.</p>;
  return (
    <ul className={styles.list}>
      {assignments.map(({ id, title, isPublished, dueAt, submissions }) => (
        <li key={id} className={styles.item}>
          <Link href={`/classroom/assignments/${id}`} prefetch={false}>
            {title}
          </Link>
          <p className={styles.soft}>
            {isPublished ? "" : "draft · "}
            {dueAt === null ? "no due date" : `due ${timeWords(dueAt, timeZone)}`} · {submissions} handed in
          </p>
        </li>
      ))}
    </ul>
  );
}
