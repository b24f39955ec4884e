"use client";

import { useId, useState } from "react";
import type { Criterion, RubricSheet } from "@/server/grades/shapes";
import { CallError, call } from "../call";
import { pointsText } from "../gradebook/rows";
import forms from "../marking/marking.module.css";
import styles from "./opening.module.css";

interface RubricProps {
  readonly submissionId: string;
  readonly rubric: RubricSheet;
  readonly canMark: boolean;
}

/** What no measure hears: marked by a person, read by the student. */
export function Rubric({ submissionId, rubric, canMark }: RubricProps) {
  const { title, criteria, marks } = rubric;
  if (!canMark && marks.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.rubric}>
        {criteria.map((criterion) => {
          const given = marks.find((mark) => mark.criterion === criterion.id)?.points ?? null;
          return (
            <li key={criterion.id}>
              {canMark ? (
                <Mark {...{ submissionId, criterion, given }} />
              ) : (
                `${criterion.title}: ${given === null ? "–" : pointsText(given)} of ${criterion.maxPoints}`
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface MarkProps {
  readonly submissionId: string;
  readonly criterion: Criterion;
  readonly given: number | null;
}

function Mark({ submissionId, criterion: { id, title, maxPoints }, given }: MarkProps) {
  const field = useId();
  const [words, setWords] = useState("");

  async function keep(typed: string): Promise<void> {
    const points = Number(typed);
    if (typed === "" || points === given) return;
    try {
      await call("PUT", `submissions/${submissionId}/rubric`, { criterion: id, points, note: null });
      setWords("kept");
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setWords(error.sentence);
    }
  }

  return (
    <>
      <label htmlFor={field}>
        {title}, of {maxPoints}
      </label>
      <input
        id={field}
        className={forms.number}
        type="number"
        min={0}
        max={maxPoints}
        step="any"
        defaultValue={given ?? ""}
        onBlur={({ target }) => void keep(target.value)}
      />
      <span role="status" className={styles.soft}>
        {words}
      </span>
    </>
  );
}
