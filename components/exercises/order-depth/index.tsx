"use client";

import { DepthEditor } from "@/components/widgets/reverb-depth/depth-editor";
import { ORDER_DEPTH, ORDER_DEPTH_CUES } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "", yours: "Your stage", given: "As it was given" },
  matched: true,
  Editor: StageEditor,
  promiseId: "reverb-time",
};

/** Three sources to be put one behind the other, as a producer says; measured on their sound. */
export function OrderDepth({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={ORDER_DEPTH} look={LOOK} />;
}

function StageEditor({ store, publicPart }: EditorProps) {
  return <DepthEditor store={store} start={publicPart.start} cues={ORDER_DEPTH_CUES} />;
}
