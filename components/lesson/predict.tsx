"use client";

import { useId, useState } from "react";
import styles from "./lesson.module.css";

interface PredictProps {
  /** Unique within the lesson. */
  id: string;
  question: string;
  options: readonly string[];
  /** Index of the right option, from 0. */
  answer: number;
  explanation: string;
}

/** A question before the explanation: the student commits to a choice, then reads why. */
export function Predict({ id, question, options, answer, explanation }: PredictProps) {
  const [chosen, setChosen] = useState<number>();
  const group = useId();
  const isRight = chosen === answer;
  return (
    <section className={styles.predict} data-checkpoint={id}>
      <fieldset>
        <legend>{question}</legend>
        {options.map((option, index) => (
          <label key={option}>
            <input
              type="radio"
              name={group}
              checked={chosen === index}
              disabled={chosen !== undefined}
              onChange={() => setChosen(index)}
            />
            {option}
          </label>
        ))}
      </fieldset>
      <div role="status">
        {chosen !== undefined && (
          <p>
            <strong>{isRight ? "Yes." : `It is “${options[answer]}”.`}</strong> {explanation}
          </p>
        )}
      </div>
    </section>
  );
}
