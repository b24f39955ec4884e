"use client";

import { stripById } from "@/audio-engine";
import { useEditedSession } from "@/components/stores/use-workbench";
import { BalanceEditor } from "@/components/widgets/mixer/balance-editor";
import { MADE } from "@/learning/exercises/made-public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";
import { AnswerOfInstructor } from "./answer-of-instructor";
import { DeskEditor } from "./desk-editor";

const LOOK: ExerciseLook = {
  sides: { reference: "As your instructor has it", yours: "Yours", given: "As it was given" },
  matched: true,
  hearsTruth: true,
  Editor: MadeEditor,
  Reveal: AnswerOfInstructor,
  promiseId: "loudness",
};

/** An exercise that an instructor has made of a session; it lives in a class alone. */
export function Made({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MADE} look={LOOK} />;
}

/** The strips that may be moved, with as much of them as may be. */
function MadeEditor(props: EditorProps) {
  const { store, publicPart } = props;
  const session = useEditedSession(store);
  const ids = [...new Set(publicPart.editable.map((place) => place.split("/")[0] ?? ""))];
  const strips = ids.flatMap((id) => stripById(session, id) ?? []);
  const hasChains = publicPart.editable.some((place) => place.endsWith("/inserts"));
  return hasChains ? (
    <DeskEditor {...props} strips={strips} />
  ) : (
    <BalanceEditor store={store} strips={strips} controls={["pan", "mute"]} view="mixer" />
  );
}
