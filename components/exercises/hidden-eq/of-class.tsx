"use client";

import { UNDO_HIDDEN_EQ, UNDO_TWO_BANDS } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import { HIDDEN_EQ_LOOK } from "./hidden-eq-look";

/* Both kinds without a source of their own: the server chooses what is heard. */

export function OneBand({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={UNDO_HIDDEN_EQ} look={HIDDEN_EQ_LOOK} />;
}

export function TwoBands({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={UNDO_TWO_BANDS} look={HIDDEN_EQ_LOOK} />;
}
