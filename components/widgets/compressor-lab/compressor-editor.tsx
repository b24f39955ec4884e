"use client";

import type { Ref } from "react";
import { type CompressorInsert, withInsert } from "@/audio-engine";
import { GainBurst } from "@/components/plots/gain-burst";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import { UnitPanel, type UnitPanelHandle } from "../units/unit-panel";
import type { LabControl } from "./props";

interface CompressorEditorProps {
  readonly store: WorkbenchStore;
  readonly stripId: string;
  readonly insert: CompressorInsert;
  readonly controls: readonly LabControl[];
  /** False where a meter would tell what is to be heard. */
  readonly metered?: boolean;
  readonly panel?: Ref<UnitPanelHandle>;
}

const PARAMETERS: Readonly<Record<LabControl, string>> = {
  threshold: "thresholdDb",
  ratio: "ratio",
  knee: "kneeDb",
  attack: "attackSeconds",
  release: "releaseSeconds",
  makeup: "makeupDb",
};

/** The compressor of a workbench's session: its curve, the numbers that the lesson has reached, and how its gain moves. */
export function CompressorEditor(props: CompressorEditorProps) {
  const { store, stripId, insert, controls, metered = true, panel } = props;
  const { edit, endGesture } = store.getState();
  const showsBurst = controls.includes("attack") || controls.includes("release");
  return (
    <>
      <UnitPanel
        ref={panel}
        insert={insert}
        address={`${stripId}/${insert.id}`}
        only={controls.map((control) => PARAMETERS[control])}
        metered={metered}
        onParams={(params, gesture) =>
          edit(
            (now) =>
              withInsert(now, stripId, insert.id, (before) =>
                before.unit === "compressor"
                  ? { ...before, params: { ...before.params, ...params } }
                  : before,
              ),
            gesture,
          )
        }
        onCommit={endGesture}
      />
      {showsBurst && <GainBurst label="How the gain moves on a burst" settings={insert.params} />}
    </>
  );
}
