"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/controls/button";
import { useProgress } from "@/components/stores/progress-store";
import { shuffled } from "@/components/widgets/shared/chance";
import { useArrival } from "@/components/widgets/shared/use-arrival";
import { AnswerWords } from "./answer-words";
import styles from "./review.module.css";

/** A question of a lesson, with where it stands. */
export interface AskedQuestion {
  readonly lessonId: string;
  readonly lessonTitle: string;
  readonly contentVersion: string;
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  /** Index of the right option, from 0. */
  readonly answer: number;
  readonly explanation: string;
}

interface ReviewQuestionProps {
  readonly question: AskedQuestion;
  /** "2 of 3" */
  readonly place: string;
  readonly isLast: boolean;
  readonly onNext: () => void;
}

/** A missed question once more, its options in another order; the answer counts as one of its lesson. */
export function ReviewQuestion({ question, place, isLast, onNext }: ReviewQuestionProps) {
  const { lessonId, lessonTitle, contentVersion, id, options, answer, explanation } = question;
  const [order] = useState(() => shuffled(options.map((_, index) => index)));
  const [chosen, setChosen] = useState<number | null>(null);
  const heading = useArrival<HTMLHeadingElement>("always");

  function choose(index: number): void {
    if (chosen !== null) return;
    setChosen(index);
    const payload = { lessonId, checkpointId: id, choiceId: String(index), correct: index === answer };
    void useProgress.getState().record("checkpoint-answered", payload, contentVersion);
  }

  return (
    <section className={styles.question} aria-label={`Question ${place}`}>
      <h2 ref={heading} tabIndex={-1}>
        Question {place}
      </h2>
      <p className={styles.from}>from “{lessonTitle}”</p>
      <fieldset>
        <legend>{question.question}</legend>
        {order.map((index) => (
          <Button
            key={index}
            className={styles.option}
            aria-pressed={chosen === index}
            aria-disabled={chosen !== null}
            data-answer={chosen !== null && index === answer ? "right" : undefined}
            onClick={() => choose(index)}
          >
            {options[index]}
          </Button>
        ))}
      </fieldset>
      <div role="status">
        {chosen !== null && (
          <AnswerWords correct={chosen === answer} right={options[answer] ?? ""} explanation={explanation} />
        )}
      </div>
      {chosen !== null && (
        <div className={styles.ways}>
          <Button look="primary" onClick={onNext}>
            {isLast ? "Finish" : "Next question"}
          </Button>
          <Link href={`/lessons/${lessonId}#question-${id}`} prefetch={false}>
            Hear it again in its lesson
          </Link>
        </div>
      )}
    </section>
  );
}
