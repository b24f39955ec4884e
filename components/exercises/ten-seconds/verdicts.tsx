import type { TakeVerdict } from "@/learning/exercises/judge-take";
import styles from "./verdicts.module.css";

const MARKS = { good: "✓", bad: "!", untold: "–" } as const;
const SAID = { good: "good", bad: "look again", untold: "cannot be told" } as const;

/** Everything that was looked at, with its reason: what is right as well as what is not. */
export function Verdicts({ verdicts }: { readonly verdicts: readonly TakeVerdict[] }) {
  return (
    <ul className={styles.verdicts}>
      {verdicts.map(({ question, title, good, words }) => {
        const kind = good === null ? "untold" : good ? "good" : "bad";
        return (
          <li key={question} data-kind={kind}>
            <span className={styles.mark} aria-hidden="true">
              {MARKS[kind]}
            </span>
            <span>
              <strong>{title}</strong> <span className="visually-hidden">({SAID[kind]})</span> {words}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
