"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { bandWord, frequencyText } from "@/learning/drills/band-words";
import type { AssignmentStatistics, GradebookAssignment } from "@/server/grades/shapes";
import { CallError, call } from "../call";
import styles from "./gradebook.module.css";
import { pointsText } from "./rows";

/** Where an exercise is taught. */
export interface TaughtIn {
  readonly slug: string;
  readonly title: string;
}

interface MissedProps {
  readonly assignments: readonly GradebookAssignment[];
  /** Lessons by the exercise that they hold. */
  readonly lessons: Readonly<Record<string, readonly TaughtIn[]>>;
}

/** What a class missed in one assignment, and what to do next. */
export function Missed({ assignments, lessons }: MissedProps) {
  const [statistics, setStatistics] = useState<AssignmentStatistics | null>(null);
  const [failure, setFailure] = useState("");
  const id = useId();

  async function look(assignmentId: string): Promise<void> {
    setFailure("");
    setStatistics(null);
    if (assignmentId === "") return;
    try {
      setStatistics(await call<AssignmentStatistics>("GET", `assignments/${assignmentId}/statistics`));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailure(error.sentence);
    }
  }

  return (
    <section>
      <h2>What did they miss, and what next?</h2>
      <div className={styles.tools}>
        <label htmlFor={id}>
          Assignment
          <select id={id} onChange={({ target }) => void look(target.value)}>
            <option value="">choose one</option>
            {assignments.map((assignment) => (
              <option key={assignment.id} value={assignment.id}>
                {assignment.title}
              </option>
            ))}
          </select>
        </label>
      </div>
      {failure !== "" && <p role="alert">{failure}</p>}
      <div role="status">
        {statistics !== null && (
          <Statistics {...{ statistics }} lessons={lessons[statistics.exerciseId ?? ""] ?? []} />
        )}
      </div>
    </section>
  );
}

function Statistics({
  statistics,
  lessons,
}: {
  readonly statistics: AssignmentStatistics;
  readonly lessons: readonly TaughtIn[];
}) {
  const { goals, bands, graded, handedIn, students, medianPoints, maxPoints } = statistics;
  const missed = goals.filter((goal) => goal.missed > 0);
  const missedBands = bands.filter((band) => band.missed > 0);
  const hasMissed = missed.length > 0 || missedBands.length > 0;
  return (
    <>
      <p>
        {handedIn} of {students} have handed in, {graded} works are measured
        {medianPoints !== null &&
          `; the one in the middle has ${pointsText(medianPoints)} of ${pointsText(maxPoints)} points`}
        .
      </p>
      {missed.length > 0 && (
        <ul>
          {missed.map((goal) => (
            <li key={goal.goalId}>
              <strong>
                {goal.missed} of {goal.marked}
              </strong>{" "}
              missed it{goal.onPurpose > 0 && `, ${goal.onPurpose} of them on purpose`}. In the middle of
              them: “{goal.words}”
            </li>
          ))}
        </ul>
      )}
      {missedBands.length > 0 && (
        <ul>
          {missedBands.map((band) => (
            <li key={band.centreHz}>
              <strong>
                {band.missed} of {band.asked}
              </strong>{" "}
              questions about the octave around {frequencyText(band.centreHz)}, {bandWord(band.centreHz)},
              were not answered rightly.
            </li>
          ))}
        </ul>
      )}
      {graded > 0 && !hasMissed && <p>Nobody missed anything: the next one may be harder.</p>}
      {hasMissed && lessons.length > 0 && (
        <p>
          Next: {missed.length > 0 && "listen together to the work in the middle, then "}go once more through{" "}
          {lessons.map(({ slug, title }, i) => (
            <span key={slug}>
              {i > 0 && ", "}
              <Link prefetch={false} href={`/lessons/${slug}`}>
                {title}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}
