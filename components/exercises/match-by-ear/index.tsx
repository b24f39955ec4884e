"use client";

import { useEditedSession } from "@/components/stores/use-workbench";
import { decibels } from "@/components/widgets/shared/words";
import { MATCH_BY_EAR } from "@/learning/exercises/public";
import styles from "../exercises.module.css";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook, RevealProps } from "../measured/look";
import { TrackFader } from "../track-fader";

const LOOK: ExerciseLook = {
  sides: { reference: "This loud", yours: "Yours", given: "As it was given" },
  matched: false,
  Editor: LevelEditor,
  Reveal: HiddenAmount,
  promiseId: "loudness",
};

/** The same sound twice, one of them louder: matched by fader and ear, measured by the program. */
export function MatchByEar({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MATCH_BY_EAR} look={LOOK} />;
}

function HiddenAmount({ result, answer }: RevealProps) {
  const hiddenDb = result.reveal.truth?.tracks[0]?.faderDb ?? 0;
  const movedDb = answer.tracks[0]?.faderDb ?? 0;
  return (
    <p className={styles.words}>
      It was given to you {decibels(Math.abs(hiddenDb))} too {hiddenDb > 0 ? "loud" : "soft"}. You moved it by{" "}
      {decibels(movedDb)}.
    </p>
  );
}

function LevelEditor({ store }: EditorProps) {
  const [track] = useEditedSession(store).tracks;
  return track === undefined ? null : <TrackFader store={store} trackId={track.id} label="Yours" />;
}
