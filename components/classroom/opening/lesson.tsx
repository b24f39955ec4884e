import Link from "next/link";
import type { LessonOpening } from "@/server/grades/shapes";
import { pointsText } from "../gradebook/rows";
import { timeWords } from "../work/time-words";
import styles from "./opening.module.css";

/** A lesson that was handed in: whose word is what. */
export function OpenedLesson({ opening }: { readonly opening: LessonOpening }) {
  const { assignmentId, title, lesson, viewer, studentName, timeZone, points, maxPoints } = opening;
  const { receivedAt, isLate } = opening;
  const isStaff = viewer === "staff";
  const back = `/classroom/assignments/${assignmentId}`;
  return (
    <>
      <p>
        <Link href={isStaff ? `${back}/marking` : back}>
          {isStaff ? `All hand-ins of “${title}”` : title}
        </Link>
      </p>
      <h1>{isStaff ? `${studentName}: ${title}` : `Your work: ${title}`}</h1>
      <p>
        Said to be done on {timeWords(receivedAt, timeZone)}
        {isLate && ", late"}.{" "}
        {points !== null && `${pointsText(points)} of ${pointsText(maxPoints)} points, for the word alone.`}
      </p>
      <section>
        <h2>{isStaff ? "The student’s word" : "Your word"}</h2>
        <Told opening={opening} />
      </section>
      <section>
        <h2>What the server has judged</h2>
        <Judged opening={opening} />
      </section>
      <p>
        <Link prefetch={false} href={`/lessons/${lesson.slug}`}>
          Open the lesson “{lesson.title}”
        </Link>
      </p>
    </>
  );
}

const inWords = (id: string): string => id.replaceAll("-", " ");

function answerWords(correct: boolean | null): string {
  if (correct === null) return "answered; there is no wrong answer";
  return correct ? "right" : "not right";
}

function Told({ opening: { told, timeZone } }: { readonly opening: LessonOpening }) {
  const { openedAt, finishedAt, sectionsRead, checkpoints, exercises, receivedAt } = told;
  if (receivedAt === null && exercises.length === 0) {
    return (
      <p>
        Nothing but that it is done: the device it was done on has told nothing of it. That says little; it
        may have been another device, or one without a network.
      </p>
    );
  }
  return (
    <>
      <p className={styles.soft}>
        As the student’s own device tells it, by its clock. The server has checked none of it
        {receivedAt !== null && `; it came on ${timeWords(receivedAt, timeZone)}`}.
      </p>
      <ul>
        {openedAt !== null && <li>Opened on {timeWords(openedAt, timeZone)}.</li>}
        {sectionsRead > 0 && <li>Sections read: {sectionsRead}.</li>}
        {finishedAt !== null && <li>Finished on {timeWords(finishedAt, timeZone)}.</li>}
        {checkpoints.map(({ id, correct, at }) => (
          <li key={id}>
            Question “{inWords(id)}”: {answerWords(correct)}, {timeWords(at, timeZone)}.
          </li>
        ))}
        {exercises.map(({ id, title, attempts, score01, isMet, at }) => (
          <li key={id}>
            {title}: {isMet ? "every goal met" : `${Math.round(100 * score01)} percent at best`} on{" "}
            {timeWords(at, timeZone)}, in {attempts === 1 ? "one try" : `${attempts} tries`}, measured on the
            device.
          </li>
        ))}
      </ul>
    </>
  );
}

function Judged({ opening: { judged, timeZone } }: { readonly opening: LessonOpening }) {
  if (judged.length === 0)
    return (
      <p>Nothing: no exercise of this lesson has been handed in to this class and measured by the server.</p>
    );
  return (
    <ul>
      {judged.map(({ submissionId, title, points, maxPoints, receivedAt }) => (
        <li key={submissionId}>
          <Link prefetch={false} href={`/classroom/submissions/${submissionId}`}>
            {title}
          </Link>
          : {pointsText(points)} of {pointsText(maxPoints)} points, handed in on{" "}
          {timeWords(receivedAt, timeZone)}.
        </li>
      ))}
    </ul>
  );
}
