"use client";

import { useSound } from "@/components/stores/use-sound";
import { useEditedSession } from "@/components/stores/use-workbench";
import { chainOf, withEq } from "@/components/widgets/mastering-compare/chain";
import { ChainControls } from "@/components/widgets/mastering-compare/chain-controls";
import { EqUnit } from "@/components/widgets/units/eq-unit";
import { MASTER_IT } from "@/learning/exercises/public";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "", yours: "Your master", given: "Mix as it was given" },
  matched: true,
  Editor: ChainEditor,
  promiseId: "limiter-samples",
};

const CONTROLS = ["chain", "compressor", "drive", "ceiling", "release", "mono"] as const;

/** A mix to be mastered by ear; its density, peaks, tone and steps measured by the program. */
export function MasterIt({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={MASTER_IT} look={LOOK} />;
}

function ChainEditor({ store, ownerId }: EditorProps) {
  const session = useEditedSession(store);
  const { monitor } = useSound(ownerId);
  const { edit, endGesture } = store.getState();
  const { eq } = chainOf(session);
  return (
    <>
      {eq !== null && (
        <EqUnit
          insert={eq}
          address={`master/${eq.id}`}
          onParams={(params, gesture) => edit((now) => withEq(now, eq, params), gesture)}
          onCommit={endGesture}
        />
      )}
      <ChainControls
        ownerId={ownerId}
        controls={CONTROLS}
        session={session}
        monitor={monitor}
        onEdit={edit}
        onCommit={endGesture}
      />
    </>
  );
}
