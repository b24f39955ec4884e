import Link from "next/link";
import { timeWords } from "./time-words";
import styles from "./work.module.css";

/** An assignment in a student's list. */
export interface DueItem {
  readonly id: string;
  readonly title: string;
  readonly className: string;
  readonly timeZone: string;
  readonly terms: {
    readonly opensAt: number | null;
    readonly dueAt: number | null;
    readonly closesAt: number | null;
    readonly maxAttempts: number | null;
  };
  readonly phase: "not-yet" | "open" | "late" | "closed";
  readonly attemptsUsed: number;
  readonly isBegun: boolean;
  readonly maxPoints: number;
  readonly standing: {
    readonly status: "handed-in" | "graded" | "excused" | "missing" | "nothing-yet";
    readonly isLate: boolean;
    readonly points: number | null;
    readonly feedback: string | null;
  };
}

const isToDo = ({ phase, standing }: DueItem): boolean =>
  (phase === "open" || phase === "late") &&
  (standing.status === "nothing-yet" || standing.status === "missing");

function dateWords({ phase, terms, timeZone }: DueItem): string {
  if (phase === "not-yet" && terms.opensAt !== null) return `opens ${timeWords(terms.opensAt, timeZone)}`;
  if (phase === "closed" && terms.closesAt !== null) return `closed ${timeWords(terms.closesAt, timeZone)}`;
  if (terms.dueAt === null) return "no due date";
  return `${phase === "late" ? "was due" : "due"} ${timeWords(terms.dueAt, timeZone)}`;
}

function standingWords({ standing, isBegun, maxPoints }: DueItem): string {
  const late = standing.isLate ? ", late" : "";
  switch (standing.status) {
    case "nothing-yet":
      return isBegun ? "begun" : "not begun";
    case "missing":
      return "missing";
    case "excused":
      return "excused";
    case "handed-in":
      return `handed in${late}`;
    case "graded": {
      const { points } = standing;
      return points === null
        ? `handed in${late}`
        : `${Math.round(points * 10) / 10} of ${maxPoints} points${late}`;
    }
  }
}

/** What a student's classes have given them: first what is to be done, then the rest with its feedback. */
export function DueWork({ items }: { readonly items: readonly DueItem[] }) {
  if (items.length === 0)
    return <p>Your instructor has not assigned anything yet. Meanwhile, every lesson is open to you.</p>;
  const toDo = items.filter(isToDo);
  const rest = items.filter((item) => !isToDo(item));
  return (
    <>
      <h2>To do</h2>
      {toDo.length === 0 ? <p>Nothing is due. Well done.</p> : <ItemList items={toDo} />}
      {rest.length > 0 && (
        <>
          <h2>Handed in, closed and to come</h2>
          <ItemList items={rest} />
        </>
      )}
    </>
  );
}

function ItemList({ items }: { readonly items: readonly DueItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={styles.item}>
          <Link href={`/classroom/assignments/${item.id}`} prefetch={false}>
            {item.title}
          </Link>
          <p className={styles.soft}>
            {item.className} · {dateWords(item)} · {standingWords(item)}
          </p>
          {item.standing.feedback !== null && <p>“{item.standing.feedback}”</p>}
        </li>
      ))}
    </ul>
  );
}
