"use client";

import { MAKE_ROOM } from "@/learning/exercises/public";
import { EqEditor } from "../hidden-eq/hidden-eq-look";
import { MeasuredExercise } from "../measured";
import type { ExerciseLook } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "", yours: "With your cut", given: "As it was given" },
  matched: true,
  Editor: EqEditor,
  promiseId: "masking",
};

/** Room for the piano, by an equaliser on the guitar: worked on with the song playing, measured by the program. */
export function MakeRoom({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MAKE_ROOM} look={LOOK} />;
}
