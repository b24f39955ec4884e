"use client";

import { FIVE_DECISIONS } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { ExerciseLook } from "../measured/look";
import { ChairsEditor } from "./chairs-editor";

const LOOK: ExerciseLook = {
  sides: { reference: "What we decided", yours: "Yours", given: "As it was left" },
  referenceHeard: "answered",
  // Louder must not win the last chair's decision.
  matched: true,
  Editor: ChairsEditor,
  promiseId: "loudness",
};

/** Artist, producer, recording, mixing and mastering engineer: one decision each, on one chorus. */
export function FiveDecisions({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={FIVE_DECISIONS} look={LOOK} />;
}
