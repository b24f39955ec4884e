"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { Button } from "@/components/controls/button";
import { type Due, type ReviewPlace, useDue } from "@/components/stores/use-due";
import { useArrival } from "@/components/widgets/shared/use-arrival";
import { dayWords } from "@/components/widgets/shared/words";
import { countsOf, dueWords } from "./due-words";
import styles from "./review.module.css";
import { type AskedQuestion, ReviewQuestion } from "./review-question";

/** One lesson with what it asks. */
export interface ReviewLesson extends ReviewPlace {
  readonly title: string;
  readonly contentVersion: string;
  readonly questions: readonly Omit<AskedQuestion, "lessonId" | "lessonTitle" | "contentVersion">[];
}

interface ReviewPanelProps {
  readonly lessons: readonly ReviewLesson[];
  /** Titles of exercises and drills by their ids. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Everything that is due: its questions one by one, then the way to the exercises. */
export function ReviewPanel({ lessons, titles }: ReviewPanelProps) {
  const due = useDue(lessons);
  const [run, setRun] = useState<{ readonly asked: readonly AskedQuestion[]; readonly at: number } | null>(
    null,
  );
  if (due === null) return <p className={styles.due} />;
  const question = run?.asked[run.at];
  const next = (): void => setRun(run === null ? null : { ...run, at: run.at + 1 });
  if (run !== null && question !== undefined) {
    return (
      <ReviewQuestion
        key={`${question.lessonId}/${question.id}`}
        question={question}
        place={`${run.at + 1} of ${run.asked.length}`}
        isLast={run.at + 1 === run.asked.length}
        onNext={next}
      />
    );
  }
  const begin = (): void => setRun({ asked: questionsOf(due, lessons), at: 0 });
  return <Overview due={due} lessons={lessons} titles={titles} isAfterRun={run !== null} onBegin={begin} />;
}

interface OverviewProps extends ReviewPanelProps {
  readonly due: Due;
  readonly isAfterRun: boolean;
  readonly onBegin: () => void;
}

/** What is due, or when the next thing is. */
function Overview({ due, lessons, titles, isAfterRun, onBegin }: OverviewProps) {
  const words = dueWords(countsOf(due.now));
  const arrival = useArrival<HTMLParagraphElement>(isAfterRun ? "always" : "never");
  const questions = due.now.questions.length;
  return (
    <>
      <p ref={arrival} tabIndex={-1} role="status" className={styles.due}>
        {words === "" ? restWords(due, isAfterRun) : `Due today: ${words}.`}
      </p>
      {questions > 0 && (
        <Button look="primary" onClick={onBegin}>
          {questions === 1 ? "Ask me the question" : "Ask me the questions"}
        </Button>
      )}
      <DuePractice due={due} lessons={lessons} titles={titles} />
      {words === "" && (
        <p>
          <Link href="/">Choose a lesson</Link>
        </p>
      )}
    </>
  );
}

/** Exercises and quizzes are done where they stand. */
function DuePractice({ due, lessons, titles }: ReviewPanelProps & { due: Due }) {
  const places = useMemo(() => {
    const exercises = due.now.exercises.map(({ lessonId, exerciseId }) => ({ lessonId, id: exerciseId }));
    const drills = [...new Set(due.now.drillItems.map(({ drillId }) => drillId))].map((id) => ({
      lessonId: lessons.find(({ drillIds }) => drillIds.includes(id))?.lessonId ?? "",
      id,
    }));
    return [...exercises, ...drills];
  }, [due, lessons]);
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="due-practice">
      <h2 id="due-practice">To do again</h2>
      <ul>
        {places.map(({ lessonId, id }) => (
          <li key={`${lessonId}/${id}`}>
            {titles[id] ?? id}, in{" "}
            <Link href={`/lessons/${lessonId}`} prefetch={false}>
              {lessons.find((lesson) => lesson.lessonId === lessonId)?.title ?? lessonId}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function questionsOf(due: Due, lessons: readonly ReviewLesson[]): AskedQuestion[] {
  return due.now.questions.flatMap(({ lessonId, checkpointId }) => {
    const lesson = lessons.find((each) => each.lessonId === lessonId);
    const question = lesson?.questions.find(({ id }) => id === checkpointId);
    if (lesson === undefined || question === undefined) return [];
    const { title: lessonTitle, contentVersion } = lesson;
    return [{ ...question, lessonId, lessonTitle, contentVersion }];
  });
}

function restWords({ nextAtMs }: Due, isAfterRun: boolean): string {
  const start = isAfterRun ? "That was all for today." : "Nothing is due today.";
  if (nextAtMs !== null) return `${start} The next thing comes back on ${dayWords(nextAtMs)}.`;
  return `${start} What you miss in a lesson comes back here after 1, 3, 7 and 21 days.`;
}
