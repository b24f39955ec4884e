"use client";

import { laneSides } from "@/components/widgets/comp-editor/comp";
import { CompEditor } from "@/components/widgets/comp-editor/editor";
import { COMP_THREE_TAKES } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "", yours: "Your comp", given: "Take 1, whole" },
  matched: false,
  beside: (start) => laneSides(start),
  Editor: ({ store, ownerId }: EditorProps) => <CompEditor store={store} ownerId={ownerId} />,
  promiseId: "delay-compensation",
};

/** Three takes with marked faults, to be made one; measured by the program. */
export function CompThreeTakes({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={COMP_THREE_TAKES} look={LOOK} />;
}
