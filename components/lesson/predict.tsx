"use client";

import { useId, useState } from "react";
import { useLesson } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import { AnswerWords } from "./answer-words";
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

/** A question before the explanation: the student commits to a choice, then reads why. Kept, and shown on return. */
export function Predict({ id, question, options, answer, explanation }: PredictProps) {
  const lesson = useLesson();
  const kept = useProgress((progress) =>
    lesson === null ? undefined : progress.state.lessons.get(lesson.lessonId)?.checkpoints.get(id),
  );
  const [now, setNow] = useState<number>();
  const keptIndex = kept === undefined ? undefined : Number(kept.choiceId);
  const chosen = now ?? keptIndex;
  const group = useId();

  function choose(index: number) {
    setNow(index);
    if (lesson === null) return;
    const { lessonId, contentVersion } = lesson;
    const payload = { lessonId, checkpointId: id, choiceId: String(index), correct: index === answer };
    void useProgress.getState().record("checkpoint-answered", payload, contentVersion);
  }

  return (
    <section id={`question-${id}`} className={styles.predict} data-checkpoint={id}>
      <fieldset>
        <legend>{question}</legend>
        {options.map((option, index) => (
          <label key={option} data-answer={chosen !== undefined && index === answer ? "right" : undefined}>
            <input
              type="radio"
              name={group}
              checked={chosen === index}
              disabled={chosen !== undefined && chosen !== index}
              onChange={() => choose(index)}
            />
            {option}
          </label>
        ))}
      </fieldset>
      <div role="status">
        {chosen !== undefined && (
          <AnswerWords correct={chosen === answer} right={options[answer] ?? ""} explanation={explanation} />
        )}
      </div>
    </section>
  );
}
