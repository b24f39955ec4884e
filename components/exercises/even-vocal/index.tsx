"use client";

import { stripById } from "@/audio-engine";
import { useEditedSession } from "@/components/stores/use-workbench";
import { CompressorEditor } from "@/components/widgets/compressor-lab/compressor-editor";
import type { LabControl } from "@/components/widgets/compressor-lab/props";
import { EVEN_VOCAL, EVEN_VOCAL_COMPRESSOR_ID, EVEN_VOCAL_TRACK_ID } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";

const CONTROLS: readonly LabControl[] = ["threshold", "ratio", "attack", "release", "knee", "makeup"];

const LOOK: ExerciseLook = {
  sides: { reference: "", yours: "With your compressor", given: "As it was sung" },
  matched: true,
  Editor: LeadEditor,
  promiseId: "loudness",
};

/** A lead that leans into the chorus, to be evened out by ear; measured by the program. */
export function EvenVocal({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={EVEN_VOCAL} look={LOOK} />;
}

/** The compressor without its meter: what it does is to be heard. */
function LeadEditor({ store }: EditorProps) {
  const lead = stripById(useEditedSession(store), EVEN_VOCAL_TRACK_ID);
  const insert = lead?.inserts.find(({ id }) => id === EVEN_VOCAL_COMPRESSOR_ID);
  if (insert?.unit !== "compressor") return null;
  return (
    <CompressorEditor
      store={store}
      stripId={EVEN_VOCAL_TRACK_ID}
      insert={insert}
      controls={CONTROLS}
      metered={false}
    />
  );
}
