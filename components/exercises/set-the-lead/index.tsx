"use client";

import { SET_THE_LEAD } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";
import { TrackFader } from "../track-fader";

const LOOK: ExerciseLook = {
  sides: { reference: "Our mix", yours: "Yours", given: "As it was left" },
  referenceHeard: "answered",
  matched: false,
  Editor: LeadEditor,
  promiseId: "loudness",
};

/** One fader by ear: first the student's own choice, then where the song's mix has it. */
export function SetTheLead({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={SET_THE_LEAD} look={LOOK} />;
}

function LeadEditor({ store }: EditorProps) {
  return <TrackFader store={store} trackId="lead" label="Lead" />;
}
