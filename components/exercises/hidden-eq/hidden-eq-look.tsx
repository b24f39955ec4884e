"use client";

import { useState } from "react";
import { EqGraph } from "@/components/plots/eq-graph";
import { useEditedSession } from "@/components/stores/use-workbench";
import { BandPanel } from "@/components/widgets/units/band-panel";
import type { EditorProps, ExerciseLook, RevealProps } from "../measured/look";
import { bandsOf, eqPlaceOf, withBands } from "./eq-session";
import { RevealPlot } from "./reveal-plot";

/** Of the third-octave error; the same window that the exercise measures by. */
const TOLERANCE_DB = 1.5;

export const HIDDEN_EQ_LOOK: ExerciseLook = {
  sides: { reference: "Original", yours: "Changed, with your EQ", given: "Changed" },
  matched: true,
  Editor: EqEditor,
  Reveal: HiddenBands,
  toleranceDb: TOLERANCE_DB,
  promiseId: "equaliser",
};

/** The student's equaliser: no spectrum behind it. */
export function EqEditor({ store, publicPart }: EditorProps) {
  const [place] = useState(() => eqPlaceOf(publicPart));
  const bands = bandsOf(useEditedSession(store), place);
  const [selectedId, setSelectedId] = useState<string | null>(bands[0]?.id ?? null);
  const { edit, endGesture } = store.getState();
  const change: Parameters<typeof BandPanel>[0]["onChange"] = (next, gesture) =>
    edit((now) => withBands(now, place, next), gesture);
  const shared = { bands, selectedId, onSelect: setSelectedId, onChange: change };
  return (
    <>
      <EqGraph label="Your equaliser" rangeDb={24} {...shared} onGestureEnd={endGesture} />
      <BandPanel {...shared} address={`${place.stripId}/${place.insertId}`} onCommit={endGesture} />
    </>
  );
}

function HiddenBands({ variant, result, answer }: RevealProps) {
  const { truth } = result.reveal;
  const place = eqPlaceOf(variant.publicPart);
  return <RevealPlot hidden={truth === null ? [] : bandsOf(truth, place)} yours={bandsOf(answer, place)} />;
}
