"use client";

import { STRIP_PARAMETERS, withValue } from "@/audio-engine";
import { Fader } from "@/components/controls/fader";
import { useEditedSession } from "@/components/stores/use-workbench";
import { MATCH_BY_EAR } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "This loud", yours: "Yours", given: "As it was given" },
  matched: false,
  Editor: LevelEditor,
  promiseId: "loudness",
};

/** The same sound twice, one of them louder: matched by fader and ear, measured by the program. */
export function MatchByEar({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MATCH_BY_EAR} look={LOOK} />;
}

function LevelEditor({ store }: EditorProps) {
  const [track] = useEditedSession(store).tracks;
  const { edit, endGesture } = store.getState();
  if (track === undefined) return null;
  return (
    <Fader
      descriptor={STRIP_PARAMETERS.faderDb}
      label="Yours"
      value={track.faderDb}
      onChange={(faderDb) => edit((now) => withValue(now, `${track.id}/faderDb`, faderDb), "fader")}
      onCommit={endGesture}
    />
  );
}
