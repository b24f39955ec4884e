"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/controls/button";
import { MeasuredPlace } from "@/components/exercises/measured";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { CallError, call } from "../call";
import { QuizRound } from "../quiz/quiz-round";
import type { QuizContent } from "./assignment-input";
import { ClassRound } from "./class-round";
import { type ClassWork, ClassWorkProvider, type HandedIn } from "./class-work";
import { ExerciseById } from "./exercise-by-id";
import type { HandedOut } from "./shown-variant";
import styles from "./work.module.css";

/** What the server draws a version of for each student. */
export type QuizOrExercise =
  | QuizContent
  | {
      readonly kind: "exercise";
      readonly exerciseId: string;
      /** Whether a mix from another program may be handed in. */
      readonly takesFiles: boolean;
    };

export interface StudentWorkProps {
  readonly ownerId: string;
  readonly assignment: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly content: QuizOrExercise;
  /** The attempt that is worked on, or the last one. */
  readonly work: HandedOut | null;
  /** Whether that attempt still takes work. */
  readonly isOpen: boolean;
  readonly handIns: readonly (HandedIn & { readonly variantId: string })[];
  /** Of attempts beyond those that were begun; null: as many as one likes. */
  readonly attemptsLeft: number | null;
  /** Whether a new attempt may begin now. */
  readonly mayBegin: boolean;
}

/** What was handed in for the attempt that is shown. */
const lastOf = ({ handIns, work }: StudentWorkProps): HandedIn | null =>
  handIns.filter(({ variantId }) => variantId === work?.variantId).at(-1) ?? null;

/** A student's work on an exercise or a quiz of their class: begun, gone on with, handed in, seen marked. */
export function StudentWork(props: StudentWorkProps) {
  const { ownerId, assignment, content, isOpen, mayBegin } = props;
  const [attempt, setAttempt] = useState(() => ({
    handedOut: props.work,
    handedIn: isOpen ? null : lastOf(props),
    isOver: !isOpen,
    left: props.attemptsLeft,
  }));
  const [problem, setProblem] = useState<string | null>(null);
  const [isStarting, setIsStarting] = useState(false);
  const { handedOut, left } = attempt;
  const unsent = useOutbox(({ entries }) => entries.find((each) => each.variantId === handedOut?.variantId));
  const mayGoOn = mayBegin && left !== 0;

  async function begin(): Promise<void> {
    if (isStarting) return;
    setIsStarting(true);
    setProblem(null);
    try {
      const next = await call<HandedOut>("POST", `assignments/${assignment.id}/attempts`, {});
      setAttempt({ handedOut: next, handedIn: null, isOver: false, left: left === null ? null : left - 1 });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.sentence);
    }
    setIsStarting(false);
  }

  // Work that a reload has found on its way is shown as such.
  const handedIn = attempt.handedIn ?? (unsent === undefined ? null : { ...unsent, standing: null });
  const another = mayGoOn ? { label: "Begin another attempt", onClick: () => void begin() } : null;
  if (handedOut === null) {
    return (
      <div className={styles.panel}>
        {mayGoOn ? (
          <BeginButton isStarting={isStarting} onBegin={() => void begin()} />
        ) : (
          <p>Nothing can be begun here now.</p>
        )}
        <Problem sentence={problem} />
      </div>
    );
  }
  if (attempt.isOver && handedIn === null) {
    return (
      <OverWithoutWork another={another} onGoOn={() => setAttempt({ ...attempt, isOver: false })}>
        <Problem sentence={problem} />
      </OverWithoutWork>
    );
  }
  return (
    <>
      <Problem sentence={problem} />
      <Attempt
        key={handedOut.attemptId}
        {...{ content, another, handedOut, handedIn, ownerId }}
        takesFiles={content.kind === "exercise" && content.takesFiles}
        {...{ assignmentId: assignment.id, title: assignment.title, timeZone: assignment.timeZone }}
      />
    </>
  );
}

function Attempt({ content, ...work }: ClassWork & Pick<StudentWorkProps, "content">) {
  return (
    <ClassWorkProvider value={work}>
      {content.kind === "quiz" ? (
        <QuizRound />
      ) : (
        <MeasuredPlace value={ClassRound}>
          <ExerciseById exerciseId={content.exerciseId} id="class-work" />
        </MeasuredPlace>
      )}
    </ClassWorkProvider>
  );
}

interface OverWithoutWorkProps {
  readonly another: ClassWork["another"];
  readonly onGoOn: () => void;
  readonly children: ReactNode;
}

/** An attempt whose time went by without work: another one, or what this device may still hold. */
function OverWithoutWork({ another, onGoOn, children }: OverWithoutWorkProps) {
  return (
    <section className={styles.panel}>
      <h3>The time of this attempt is over</h3>
      <p>
        Nothing was handed in. What you still hand in is marked as late, and your instructor decides what it
        counts.
      </p>
      <div className={styles.row}>
        {another !== null && (
          <Button look="primary" onClick={another.onClick}>
            {another.label}
          </Button>
        )}
        <Button onClick={onGoOn}>Hand in late</Button>
      </div>
      {children}
    </section>
  );
}

function BeginButton({
  isStarting,
  onBegin,
}: {
  readonly isStarting: boolean;
  readonly onBegin: () => void;
}) {
  return (
    <>
      <p>
        <Button look="primary" aria-disabled={isStarting} onClick={onBegin}>
          Begin
        </Button>
      </p>
      <p role="status" className={styles.soft}>
        {isStarting && "Your own version is being made…"}
      </p>
    </>
  );
}

function Problem({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <p className={styles.failure} role="alert">
      {sentence}
    </p>
  );
}
