"use client";

import { useId, useState } from "react";
import type { Criterion, RubricSheet } from "@/server/grades/shapes";
import { CallError, call } from "../call";
import { pointsText } from "../gradebook/rows";
import styles from "./opening.module.css";

interface RubricProps {
  readonly submissionId: string;
  readonly rubric: RubricSheet;
  readonly canMark: boolean;
}

/** What no measure hears: marked by a person, read by the student. */
export function Rubric({ submissionId, rubric, canMark }: RubricProps) {
  const { title, criteria, marks, earlier } = rubric;
  const pointsFor = ({ id }: Criterion) => marks.find(({ criterion }) => criterion === id)?.points ?? null;
  if (!canMark && marks.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.rubric}>
        {criteria.map((criterion) => {
          const given = pointsFor(criterion);
          return (
            <li key={criterion.id}>
              {canMark ? <Mark {...{ submissionId, criterion, given }} /> : markWords(criterion, given)}
            </li>
          );
        })}
        {earlier.map((criterion) => (
          <li key={criterion.id}>
            {markWords(criterion, pointsFor(criterion))}{" "}
            <span className={styles.soft}>by an earlier rubric</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "It is alive: 3 of 4, mostly". */
function markWords({ title, maxPoints, levels }: Criterion, points: number | null): string {
  if (points === null) return `${title}: – of ${maxPoints}`;
  return [`${title}: ${pointsText(points)} of ${maxPoints}`, levels[points]].filter(Boolean).join(", ");
}

interface MarkProps {
  readonly submissionId: string;
  readonly criterion: Criterion;
  readonly given: number | null;
}

function Mark({ submissionId, criterion: { id, title, levels }, given }: MarkProps) {
  const field = useId();
  const [chosen, setChosen] = useState(given === null ? "" : String(given));
  const [words, setWords] = useState("");

  async function keep(value: string): Promise<void> {
    setChosen(value);
    try {
      const points = Number(value);
      await call("PUT", `submissions/${submissionId}/rubric`, { criterion: id, points, note: null });
      setWords("kept");
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setWords(error.sentence);
    }
  }

  return (
    <>
      <label htmlFor={field}>{title}</label>
      <select id={field} value={chosen} onChange={({ target }) => void keep(target.value)}>
        {levels[Number(chosen || Number.NaN)] === undefined && (
          <option value={chosen}>{chosen === "" ? "not marked" : chosen}</option>
        )}
        {levels.map((level, points) => (
          <option key={level} value={points}>
            {points}: {level}
          </option>
        ))}
      </select>
      <span role="status" className={styles.soft}>
        {words}
      </span>
    </>
  );
}
