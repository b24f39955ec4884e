"use client";

import { type ComponentType, createContext, useContext, useId, useState } from "react";
import { useLesson } from "@/components/stores/lesson-context";
import { draftOf, useProgress } from "@/components/stores/progress-store";
import { draftId, useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import type { ExerciseInfo } from "@/learning/exercises/public";
import type { PracticeMaterial } from "@/learning/material";
import { type MaterialPlan, planOfSeed } from "@/learning/material-plan";
import type { PracticeClient } from "@/learning/practice/client";
import { materialFor } from "../material";
import { drawSeed, usePractice } from "../use-practice";
import type { ExerciseLook } from "./look";
import { MeasuredRound } from "./round";
import { seedOfDraft, YOURS } from "./work";

export interface MeasuredExerciseProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly info: ExerciseInfo;
  readonly look: ExerciseLook;
  /** What it is about where the lesson chooses; otherwise the seed chooses among the exercise's own. */
  readonly plan?: MaterialPlan;
}

/** What takes exercises over within it: a class, where variants come from the server and go back there to be measured. */
export const MeasuredPlace = createContext<ComponentType<
  Pick<MeasuredExerciseProps, "id" | "info" | "look">
> | null>(null);

/** An exercise that the program measures: one variant after the other. */
export function MeasuredExercise(props: MeasuredExerciseProps) {
  const Place = useContext(MeasuredPlace);
  return Place === null ? <OwnExercise {...props} /> : <Place {...props} />;
}

function OwnExercise({ plan, ...props }: MeasuredExerciseProps) {
  const client = usePractice();
  const ready = useProgressReady();
  if (!ready) return <LoadingFrame loaded={{ state: "loading" }} retry={() => undefined} />;
  const load = (seed: number) => materialFor(plan ?? planOfSeed(props.info.materials, seed));
  return <MeasuredRounds {...props} client={client} load={load} />;
}

interface MeasuredRoundsProps extends Omit<MeasuredExerciseProps, "plan"> {
  readonly client: PracticeClient;
  /** The material of a seed. */
  readonly load: (seed: number) => Promise<PracticeMaterial>;
}

/** One variant after the other; begins with the one that was left unfinished here. */
export function MeasuredRounds({ id, info, look, client, load }: MeasuredRoundsProps) {
  const ownerId = `${id}-${useId()}`;
  const lesson = useLesson();
  const [round, setRound] = useState(() => {
    const { drafts } = useProgress.getState();
    const draft = lesson === null ? null : draftOf(drafts, lesson.lessonId, draftId(id, YOURS));
    return { seed: seedOfDraft(info.id, draft?.session) ?? drawSeed(), number: 0 };
  });
  return (
    <LoadedRounds
      key={round.number}
      {...{ id, info, look, client, load, ownerId }}
      seed={round.seed}
      isFirst={round.number === 0}
      onAnother={(seed) => setRound(({ number }) => ({ seed, number: number + 1 }))}
    />
  );
}

interface LoadedRoundsProps extends MeasuredRoundsProps {
  readonly ownerId: string;
  readonly seed: number;
  readonly isFirst: boolean;
  readonly onAnother: (seed: number) => void;
}

function LoadedRounds({ load, ...props }: LoadedRoundsProps) {
  const [loadThis] = useState(() => () => load(props.seed));
  const loaded = useLoaded(loadThis);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <MeasuredRound {...props} material={loaded.value} />;
}
