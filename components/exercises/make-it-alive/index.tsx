"use client";

import { useEffect, useMemo, useRef } from "react";
import { studioEngine } from "@/audio-engine";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession } from "@/components/stores/use-workbench";
import { LaneEditor, type LaneEditorHandle } from "@/components/widgets/automation-lane/lane-editor";
import { choiceAt } from "@/components/widgets/automation-lane/lane-points";
import { Timeline, type TimelineHandle } from "@/components/widgets/mixer/timeline";
import { MAKE_IT_ALIVE } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "Reference", yours: "Yours", given: "Flat, as it was given" },
  matched: true,
  Editor: MovesEditor,
  promiseId: "loudness",
};

/** A flat mix, to be made alive by what moves; measured by the program. */
export function MakeItAlive({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MAKE_IT_ALIVE} look={LOOK} />;
}

/** Fader and pan of every strip over the song, one at a time. */
function MovesEditor({ store, ownerId, publicPart }: EditorProps) {
  const session = useEditedSession(store);
  const { loop } = useSound(ownerId);
  const lane = useRef<LaneEditorHandle>(null);
  const timeline = useRef<TimelineHandle>(null);
  const { start, form = [] } = publicPart;
  const choices = useMemo(
    () =>
      [...start.tracks, ...start.buses].flatMap((strip) =>
        ["faderDb", "pan"].map((field) => choiceAt(start, strip, `${strip.id}/${field}`)),
      ),
    [start],
  );
  const { edit, endGesture } = store.getState();

  useEffect(
    () =>
      studioEngine().onReport(ownerId, ({ positionFrame }) => {
        lane.current?.setPlayhead(positionFrame);
        timeline.current?.setPosition(positionFrame);
      }),
    [ownerId],
  );

  return (
    <>
      <Timeline
        ref={timeline}
        ownerId={ownerId}
        song={{ form, lengthFrames: start.lengthFrames }}
        loop={loop}
      />
      <LaneEditor
        ref={lane}
        session={session}
        choices={choices}
        form={form}
        peaks={null}
        edit={edit}
        onCommit={endGesture}
      />
    </>
  );
}
