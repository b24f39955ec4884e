"use client";

import { useState } from "react";
import { stripById } from "@/audio-engine";
import { useWantedPlace } from "@/components/controls/control-notes";
import { Segmented } from "@/components/controls/segmented";
import { useEditedSession } from "@/components/stores/use-workbench";
import { BalanceEditor } from "@/components/widgets/mixer/balance-editor";
import { VOICE_AND_BAND } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "Reference", yours: "Yours", given: "As it was given" },
  matched: true,
  Editor: MixEditor,
  promiseId: "loudness",
};

const STRIPS = ["talkbox", "drums", "bass", "rhodes-left", "rhodes", "guitar", "pads", "sax"] as const;
const VIEWS = [
  { value: "mixer", label: "Mixer" },
  { value: "stage", label: "Stage" },
] as const;

/** A voice and a band at wrong faders, to be balanced by ear; measured by the program. */
export function VoiceAndBand({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={VOICE_AND_BAND} look={LOOK} />;
}

/** Faders and pans, without meters: ears first. */
function MixEditor({ store }: EditorProps) {
  const session = useEditedSession(store);
  const [view, setView] = useState<(typeof VIEWS)[number]["value"]>("mixer");
  useWantedPlace(() => setView("mixer"));
  return (
    <>
      <Segmented label="View" options={VIEWS} value={view} onChange={setView} />
      <BalanceEditor
        store={store}
        strips={STRIPS.flatMap((id) => stripById(session, id) ?? [])}
        controls={["pan"]}
        view={view}
      />
    </>
  );
}
