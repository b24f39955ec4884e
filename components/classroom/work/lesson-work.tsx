"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/controls/button";
import { newId } from "@/components/stores/new-id";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { useProgress } from "@/components/stores/progress-store";
import { bringEvents } from "../bring-events";
import { CallError, call } from "../call";
import type { HandedIn } from "./class-work";
import { HandInStatus } from "./hand-in-status";
import type { HandedOut } from "./shown-variant";
import { useStanding } from "./use-standing";
import styles from "./work.module.css";

interface LessonWorkProps {
  readonly ownerId: string;
  readonly assignment: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly slug: string;
  readonly handedIn: HandedIn | null;
  readonly mayBegin: boolean;
}

/** The work that the server takes for a lesson. */
const DONE = JSON.stringify({ done: true });

/** What this device remembers of a lesson goes along. Without it the hand-in still counts: it is the student's word. */
async function bringLesson(slug: string): Promise<void> {
  const { events } = useProgress.getState();
  try {
    await bringEvents(events.filter(({ payload }) => payload.lessonId === slug));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
  }
}

/** A lesson that a class is to do: read it, then say so. */
export function LessonWork({ ownerId, assignment, slug, mayBegin, ...props }: LessonWorkProps) {
  const [handedIn, setHandedIn] = useState(props.handedIn);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function finish(): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(null);
    try {
      const { variantId } = await call<HandedOut>("POST", `assignments/${assignment.id}/attempts`, {});
      const entry = { id: newId(), ownerId, variantId, work: DONE, madeAt: Date.now(), refused: null };
      const { id: assignmentId, title } = assignment;
      await bringLesson(slug);
      await useOutbox.getState().handIn({ ...entry, assignmentId, title });
      setHandedIn({ id: entry.id, work: DONE, standing: null });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.sentence);
    }
    setIsBusy(false);
  }

  return (
    <>
      <p>
        <Link href={`/lessons/${slug}`} prefetch={false}>
          Open the lesson
        </Link>
      </p>
      {handedIn === null ? (
        <div className={styles.panel}>
          <p>
            Read the lesson and answer its questions. When you hand it in, what this device remembers of it
            goes along for your instructor: your answers, what you reached in its exercises, and when.
          </p>
          {mayBegin && (
            <Button look="primary" aria-disabled={isBusy} onClick={() => void finish()}>
              I have done this lesson
            </Button>
          )}
          {problem !== null && (
            <p className={styles.failure} role="alert">
              {problem}
            </p>
          )}
        </div>
      ) : (
        <LessonStanding handedIn={handedIn} timeZone={assignment.timeZone} onGoOn={() => setHandedIn(null)} />
      )}
    </>
  );
}

interface LessonStandingProps {
  readonly handedIn: HandedIn;
  readonly timeZone: string;
  readonly onGoOn: () => void;
}

function LessonStanding({ handedIn, timeZone, onGoOn }: LessonStandingProps) {
  const { id } = handedIn;
  const entry = useOutbox((outbox) => outbox.entries.find((each) => each.id === id));
  const receivedAt = useOutbox((outbox) => outbox.receivedAt[id]);
  const takeBack = useOutbox((outbox) => outbox.takeBack);
  const standing = useStanding(id, handedIn.standing, handedIn.standing !== null || receivedAt !== undefined);
  return (
    <HandInStatus
      standing={standing}
      receivedAt={receivedAt ?? null}
      refused={entry?.refused ?? null}
      timeZone={timeZone}
      onGoOn={() => {
        void takeBack(id);
        onGoOn();
      }}
    />
  );
}
