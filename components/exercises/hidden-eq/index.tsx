"use client";

import type { DrySourceId } from "@/components/widgets/shared/course-sounds";
import { UNDO_HIDDEN_EQ, UNDO_TWO_BANDS } from "@/learning/exercises/public";
import { drySourcePlan } from "../material";
import { MeasuredExercise } from "../measured";
import { HIDDEN_EQ_LOOK } from "./hidden-eq-look";

export interface HiddenEqProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly exercise: typeof UNDO_HIDDEN_EQ.id | typeof UNDO_TWO_BANDS.id;
  readonly source: DrySourceId;
}

/** An equaliser that cannot be seen, to be undone by ear; measured by the program. */
export function HiddenEq({ id, exercise, source }: HiddenEqProps) {
  const info = exercise === UNDO_TWO_BANDS.id ? UNDO_TWO_BANDS : UNDO_HIDDEN_EQ;
  return <MeasuredExercise id={id} info={info} look={HIDDEN_EQ_LOOK} plan={drySourcePlan(source)} />;
}
