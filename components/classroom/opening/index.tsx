"use client";

import Link from "next/link";
import { useMemo, useRef, useState } from "react";
import type { Session } from "@/audio-engine";
import { MeasuredPlace } from "@/components/exercises/measured";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import { ChangeList } from "@/components/widgets/studio/change-list";
import { mixChanges } from "@/components/widgets/studio/mix-changes";
import type { QuizPart } from "@/learning/drills/quiz-public";
import type { CounterVersion, Opening } from "@/server/grades/shapes";
import { QuizReview } from "../quiz/quiz-review";
import { ExerciseById } from "../work/exercise-by-id";
import { timeWords } from "../work/time-words";
import { Goals, Points } from "./goals";
import { type LoadedWork, loadWork } from "./load-opening";
import { OpenedProvider, useOpening } from "./opened";
import styles from "./opening.module.css";
import { OpeningBench } from "./opening-bench";
import { RemarkForm } from "./remark-form";
import { RemarkList } from "./remark-list";
import { ReturnForm } from "./return-form";
import { Rubric } from "./rubric-form";

/** A work that was handed in, opened again: heard, seen, talked about. */
export function OpenedWork({ opening }: { readonly opening: Opening }) {
  if (opening.quiz !== null) return <QuizWork opening={opening} quiz={opening.quiz} />;
  return opening.session === null ? <FileWork opening={opening} /> : <SessionWork opening={opening} />;
}

const SAMPLE_RATE_HZ = 48_000;

/** A quiz: what was asked and answered, and every question to be heard again. */
function QuizWork({ opening, quiz }: { readonly opening: Opening; readonly quiz: QuizPart }) {
  const { submissionId, assignmentId, variantId, marking, rubric, viewer, returned } = opening;
  const opened = useOpening(opening, null);
  const judged = marking.state === "graded" ? marking.quiz : undefined;
  return (
    <OpenedProvider value={opened}>
      {viewer === "student" && returned !== null && <Returned feedback={returned.feedback} />}
      <WhenItCame opening={opening} />
      <section>
        <h2>What was asked</h2>
        <Points />
        {judged === undefined ? <Goals /> : <QuizReview {...{ variantId, quiz, judged }} />}
      </section>
      <Rubric submissionId={submissionId} rubric={rubric} canMark={viewer === "staff"} />
      {viewer === "staff" ? (
        <ReturnForm opening={opening} />
      ) : (
        <p>
          <Link href={`/classroom/assignments/${assignmentId}`}>Back to the assignment</Link>
        </p>
      )}
    </OpenedProvider>
  );
}

function Returned({ feedback }: { readonly feedback: string }) {
  return (
    <section>
      <h2>What your instructor says</h2>
      <p className={styles.said}>{feedback}</p>
    </section>
  );
}

/** Work from another program: there is nothing of it to be moved, but it can be heard, and its measures read. */
function FileWork({ opening }: { readonly opening: Opening }) {
  const { submissionId, rubric, viewer, returned } = opening;
  const opened = useOpening(opening, null);
  const player = useRef<HTMLAudioElement>(null);
  return (
    <OpenedProvider value={opened}>
      {viewer === "student" && returned !== null && <Returned feedback={returned.feedback} />}
      <WhenItCame opening={opening} />
      <section>
        <h2>Listen</h2>
        <p>This mix came as a file from another program. It plays as it is, not matched in loudness.</p>
        {/* biome-ignore lint/a11y/useMediaCaption: it is a mix of music */}
        <audio ref={player} controls preload="none" src={`/api/classroom/submissions/${submissionId}/file`} />
        <RemarkList
          onShow={null}
          onPlayFrom={(frame) => {
            if (player.current === null) return;
            player.current.currentTime = frame / SAMPLE_RATE_HZ;
            void player.current.play();
          }}
        />
        {viewer === "staff" && (
          <RemarkForm positionNow={() => Math.round((player.current?.currentTime ?? 0) * SAMPLE_RATE_HZ)} />
        )}
      </section>
      <section>
        <h2>What was measured</h2>
        <Points />
        <Goals />
      </section>
      <Rubric submissionId={submissionId} rubric={rubric} canMark={viewer === "staff"} />
      {viewer === "staff" && <ReturnForm opening={opening} />}
    </OpenedProvider>
  );
}

function SessionWork({ opening }: { readonly opening: Opening }) {
  const [load] = useState(() => () => loadWork(opening));
  const loaded = useLoaded(load);
  return (
    <>
      <WhenItCame opening={opening} />
      {loaded.state === "ready" ? (
        <Loaded opening={opening} work={loaded.value} />
      ) : (
        <LoadingFrame loaded={loaded} retry={loaded.retry} />
      )}
    </>
  );
}

const MINUTE_MS = 60_000;

function WhenItCame({ opening: { receivedAt, madeAt, grade, timeZone } }: { readonly opening: Opening }) {
  return (
    <p className={styles.soft}>
      Handed in on {timeWords(receivedAt, timeZone)}
      {grade.isLate && ", late"}.
      {receivedAt - madeAt > MINUTE_MS &&
        ` By the clock of the student's device on ${timeWords(madeAt, timeZone)}.`}
    </p>
  );
}

interface CounterChangesProps {
  readonly work: Session;
  readonly counter: CounterVersion;
  readonly isStaff: boolean;
}

/** By how much each control of the counter-version stands elsewhere. */
function CounterChanges({ work, counter, isStaff }: CounterChangesProps) {
  const changes = useMemo(() => mixChanges(work, counter.session), [work, counter]);
  return (
    <section className={styles.wide}>
      <h2>{isStaff ? "The counter-version" : `How ${counter.author} would have it`}</h2>
      <p className={styles.soft}>{isStaff ? "From the work to" : "From your work to"} that version:</p>
      {changes.length === 0 ? <p>Nothing that a number says.</p> : <ChangeList strips={changes} />}
    </section>
  );
}

function Loaded({ opening, work }: { readonly opening: Opening; readonly work: LoadedWork }) {
  const { viewer, returned, assignmentId, submissionId, rubric, exerciseId } = opening;
  const { start } = work.variant.publicPart;
  const changes = useMemo(() => mixChanges(start, work.session), [start, work.session]);
  const opened = useOpening(opening, work);
  const { counter } = opened;
  const isStaff = viewer === "staff";
  return (
    <OpenedProvider value={opened}>
      {!isStaff && returned !== null && <Returned feedback={returned.feedback} />}
      <section className={styles.wide}>
        <h2>{isStaff ? "Listen" : "Your work"}</h2>
        <MeasuredPlace value={OpeningBench}>
          <ExerciseById exerciseId={exerciseId} id="opening" />
        </MeasuredPlace>
      </section>
      <section>
        <h2>What was measured</h2>
        <Points />
        <Goals />
      </section>
      <section className={styles.wide}>
        <h2>What was moved</h2>
        {changes.length === 0 ? <p>Nothing that a number says.</p> : <ChangeList strips={changes} />}
      </section>
      {counter !== null && <CounterChanges work={work.session} counter={counter} isStaff={isStaff} />}
      <Rubric submissionId={submissionId} rubric={rubric} canMark={isStaff} />
      {isStaff ? (
        <section>
          <h2>Give it back</h2>
          <ReturnForm opening={opening} />
        </section>
      ) : (
        <p>
          <Link href={`/classroom/assignments/${assignmentId}`}>Back to the assignment, to try again</Link>
        </p>
      )}
    </OpenedProvider>
  );
}
