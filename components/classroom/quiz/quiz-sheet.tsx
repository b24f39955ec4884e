"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/controls/button";
import type { QuizPart } from "@/learning/drills/quiz-public";
import { ConfirmButton } from "../confirm-button";
import { type HandedIn, useClassWork } from "../work/class-work";
import { SavedState } from "../work/saved-state";
import { timeWords } from "../work/time-words";
import styles from "./quiz.module.css";
import { QuizQuestion } from "./quiz-question";
import type { ReadyQuiz } from "./ready-quiz";
import { type QuizSheetControl, useQuizSheet } from "./use-quiz-sheet";

interface QuizSheetProps {
  readonly ready: ReadyQuiz;
  readonly revision: number;
  readonly onHandedIn: (handedIn: HandedIn, revision: number) => void;
}

/** A quiz under way: one question at a time, and all of them handed in together. */
export function QuizSheet({ ready, revision, onHandedIn }: QuizSheetProps) {
  const sheet = useQuizSheet({ ready, revision, onHandedIn });
  const { quiz, choices } = sheet;
  const [index, setIndex] = useState(() => Math.max(0, ready.choices.indexOf(null)));
  const [hasMoved, setMoved] = useState(false);
  const last = quiz.questions.length - 1;

  useEffect(() => {
    const audible = ready.quiz.questions.flatMap((_, i) =>
      ready.quiz.replays !== null && (ready.plays[i] ?? 0) > ready.quiz.replays ? [] : [i],
    );
    void ready.sounds.fetchAhead(audible);
  }, [ready]);

  function go(to: number): void {
    if (to < 0 || to > last) return;
    setMoved(true);
    setIndex(to);
  }

  return (
    <>
      <QuizQuestion
        key={index}
        {...{ sheet, index }}
        sounds={ready.sounds}
        takesFocus={hasMoved}
        letters={{ n: () => go(index + 1), p: () => go(index - 1) }}
      >
        {sheet.problem?.question === index && (
          <p className={styles.failure} role="alert">
            {sheet.problem.sentence}
          </p>
        )}
        <div className={styles.commit}>
          <Button shortcut="P" disabled={index === 0} onClick={() => go(index - 1)}>
            Previous
          </Button>
          <Button
            look={choices[index] === null ? "plain" : "primary"}
            shortcut="N"
            disabled={index === last}
            onClick={() => go(index + 1)}
          >
            Next
          </Button>
        </div>
      </QuizQuestion>
      <Overview {...{ quiz, choices, index }} onGo={go} />
      <HandIn sheet={sheet} />
    </>
  );
}

interface OverviewProps {
  readonly quiz: QuizPart;
  readonly choices: QuizSheetControl["choices"];
  readonly index: number;
  readonly onGo: (index: number) => void;
}

/** Every question, and which of them are still open. */
function Overview({ quiz, choices, index, onGo }: OverviewProps) {
  return (
    <nav aria-label="Questions">
      <ol className={styles.overview}>
        {quiz.questions.map(({ sound }, i) => (
          <li key={sound}>
            <Button
              aria-label={`Question ${i + 1}, ${choices[i] === null ? "open" : "answered"}`}
              aria-current={i === index ? "step" : undefined}
              data-answered={choices[i] !== null || undefined}
              onClick={() => onGo(i)}
            >
              {String(i + 1)}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function HandIn({ sheet }: { readonly sheet: QuizSheetControl }) {
  const place = useClassWork();
  const { choices, quiz, status } = sheet;
  const open = choices.filter((choice) => choice === null).length;
  const isForGood = quiz.feedback === "now";
  return (
    <div className={styles.handIn}>
      <p>
        {choices.length - open} of {choices.length} answered. What is left open counts as wrong.
      </p>
      {open === 0 || open === choices.length ? (
        <Button look={open === 0 ? "primary" : "plain"} onClick={sheet.handIn}>
          Hand in
        </Button>
      ) : (
        <ConfirmButton
          question={`${open} ${open === 1 ? "question is" : "questions are"} still open. Hand in all the same?`}
          label="Hand in as it is"
          onConfirm={sheet.handIn}
        >
          Hand in
        </ConfirmButton>
      )}
      {isForGood ? (
        <p className={styles.soft}>
          Each answer is kept by the class at once, and stays; so this quiz needs the network.
        </p>
      ) : (
        <SavedState status={status} />
      )}
      {place.handedOut.endsAt !== null && (
        <p className={styles.soft}>
          This attempt ends on {timeWords(place.handedOut.endsAt, place.timeZone)}; then what you have
          answered is handed in.
        </p>
      )}
    </div>
  );
}
