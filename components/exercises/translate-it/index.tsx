"use client";

import { TRANSLATE_IT } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { ExerciseLook } from "../measured/look";
import { PartEditor } from "./part-editor";

const LOOK: ExerciseLook = {
  sides: { reference: "", yours: "Your mix", given: "Mix as it was given" },
  // What a device takes away is the subject.
  matched: false,
  Editor: PartEditor,
  promiseId: "playback-systems",
};

/** A mix that does not arrive everywhere, to be mended; what each part loses is measured by the program. */
export function TranslateIt({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={TRANSLATE_IT} look={LOOK} />;
}
