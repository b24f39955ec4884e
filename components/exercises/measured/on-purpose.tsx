"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/controls/button";
import { useLesson } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import type { ExercisePublicPart, GoalResult } from "@/learning/exercises/public";
import styles from "../exercises.module.css";
import type { Scored } from "./marking";
import type { ShownVariant } from "./work";

const LONGEST_REASON = 500;

/** Windows that were missed and that taste may overrule: a place to say why, and where in the song. */
export function OnPurpose({ variant, result }: { variant: ShownVariant; result: Scored }) {
  const missed = result.goals.filter(({ met, onPurpose }) => !met && onPurpose);
  const { publicPart, seed } = variant;
  // In a class the note goes to a person, with the work.
  if (missed.length === 0 || seed === null) return null;
  return (
    <details className={styles.onPurpose}>
      <summary>I did this on purpose</summary>
      <p className={styles.words}>
        Measures do not know taste. Say why, and from which second on: your note is kept beside the number,
        for a person to read.
      </p>
      {missed.map((goal) => (
        <NoteForm key={goal.id} publicPart={publicPart} seed={seed} goal={goal} />
      ))}
    </details>
  );
}

interface NoteFormProps {
  readonly publicPart: ExercisePublicPart;
  readonly seed: number;
  readonly goal: GoalResult;
}

function NoteForm({ publicPart, seed, goal }: NoteFormProps) {
  const lesson = useLesson();
  const [kept, setKept] = useState(false);
  const id = useId();

  function keep(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = String(form.get("reason") ?? "").trim();
    if (reason === "") return;
    const payload = {
      lessonId: lesson?.lessonId ?? null,
      exerciseId: publicPart.info.id,
      seed,
      goalId: goal.id,
      reason,
      atSeconds: Number(form.get("atSeconds")) || 0,
    };
    void useProgress.getState().record("exercise-note", payload, publicPart.info.version);
    setKept(true);
  }

  if (kept) {
    return (
      <p className={styles.words} role="status">
        Kept beside: {goal.words}
      </p>
    );
  }
  return (
    <form className={styles.noteForm} onSubmit={keep}>
      <p className={styles.soft}>{goal.words}</p>
      <label htmlFor={`${id}-reason`}>Why it is meant to be so</label>
      <textarea id={`${id}-reason`} name="reason" rows={2} maxLength={LONGEST_REASON} required />
      <label htmlFor={`${id}-at`}>From second</label>
      <input
        id={`${id}-at`}
        name="atSeconds"
        type="number"
        min={0}
        max={Math.floor(publicPart.start.lengthFrames / 48000)}
        step={0.1}
        defaultValue={0}
      />
      <Button submits>Keep this note</Button>
    </form>
  );
}
