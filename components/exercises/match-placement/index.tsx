"use client";

import { placementOf, ROOMS, type StageRoom, withPlacement } from "@/audio-engine";
import { useEditedSession } from "@/components/stores/use-workbench";
import { PlacementEditor } from "@/components/widgets/mic-placement/placement-editor";
import type { PlacementControl } from "@/components/widgets/mic-placement/props";
import { MATCH_DISTANCE, MATCH_ROOM } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";
import { PlacementReveal } from "./reveal";

const SIDES = { reference: "The other recording", yours: "Yours", given: "Where yours stood" } as const;

const DISTANCE_LOOK: ExerciseLook = {
  sides: SIDES,
  matched: true,
  Editor: editorWith(["distance"]),
  Reveal: PlacementReveal,
  toleranceDb: 1.5,
  promiseId: "direct-to-reverberant",
};

const ROOM_LOOK: ExerciseLook = {
  sides: SIDES,
  matched: true,
  Editor: editorWith(["room", "distance"]),
  Reveal: PlacementReveal,
  promiseId: "reverberation-time",
};

/** A microphone's distance, found by ear and measured by the program. */
export function MatchDistance({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MATCH_DISTANCE} look={DISTANCE_LOOK} />;
}

/** A room and a distance, found by ear and measured by the program. */
export function MatchRoom({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MATCH_ROOM} look={ROOM_LOOK} />;
}

const ALL_ROOMS = Object.keys(ROOMS) as StageRoom[];

function editorWith(controls: readonly PlacementControl[]) {
  return function MatchEditor({ store }: EditorProps) {
    const session = useEditedSession(store);
    const { edit, endGesture } = store.getState();
    return (
      <PlacementEditor
        source={{ title: "Player" }}
        placement={placementOf(session)}
        address={`${session.tracks[0]?.id}/microphone`}
        letter="B"
        controls={controls}
        rooms={ALL_ROOMS}
        showsFacts={false}
        onPlace={(placement, gesture) => edit((now) => withPlacement(now, placement), gesture)}
        onGestureEnd={endGesture}
      />
    );
  };
}
