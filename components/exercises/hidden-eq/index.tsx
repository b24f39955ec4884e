"use client";

import { useId, useState } from "react";
import { useLesson } from "@/components/stores/lesson-context";
import { draftOf, useProgress } from "@/components/stores/progress-store";
import { draftId, useProgressReady } from "@/components/stores/use-workbench";
import type { DrySourceId } from "@/components/widgets/shared/course-sounds";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import type { UNDO_HIDDEN_EQ, UNDO_TWO_BANDS } from "@/learning/exercises/public";
import type { PracticeMaterial } from "@/learning/material";
import type { PracticeClient } from "@/learning/practice/client";
import { drySourceMaterial } from "../material";
import { drawSeed, usePractice } from "../use-practice";
import { EqRound } from "./eq-round";
import { seedOfDraft, YOURS } from "./eq-session";

export interface HiddenEqProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly exercise: typeof UNDO_HIDDEN_EQ.id | typeof UNDO_TWO_BANDS.id;
  readonly source: DrySourceId;
}

/** An equaliser that cannot be seen, to be undone by ear; measured by the program. */
export function HiddenEq(props: HiddenEqProps) {
  const client = usePractice();
  const ready = useProgressReady();
  const [load] = useState(() => () => drySourceMaterial(props.source));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <HiddenEqRounds {...props} client={client} material={loaded.value} />;
}

interface HiddenEqRoundsProps extends Omit<HiddenEqProps, "source" | "exercise"> {
  readonly exercise: string;
  readonly client: PracticeClient;
  readonly material: PracticeMaterial;
}

/** One variant after the other; begins with the one that was left unfinished here. */
export function HiddenEqRounds({ id, exercise, client, material }: HiddenEqRoundsProps) {
  const ownerId = `${id}-${useId()}`;
  const lesson = useLesson();
  const [round, setRound] = useState(() => {
    const { drafts } = useProgress.getState();
    const draft = lesson === null ? null : draftOf(drafts, lesson.lessonId, draftId(id, YOURS));
    return { seed: seedOfDraft(exercise, draft?.session) ?? drawSeed(), number: 0 };
  });
  return (
    <EqRound
      key={round.number}
      {...{ id, exercise, client, material, ownerId }}
      seed={round.seed}
      isFirst={round.number === 0}
      onAnother={(seed) => setRound(({ number }) => ({ seed, number: number + 1 }))}
    />
  );
}
