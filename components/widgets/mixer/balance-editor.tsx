"use client";

import { useState } from "react";
import type { Strip } from "@/audio-engine";
import type { LevelColumnHandle } from "@/components/controls/level-column";
import { useEditedSession } from "@/components/stores/use-workbench";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import { Board } from "./board";
import type { MixerControl } from "./props";
import { StageView } from "./stage-view";

interface BalanceEditorProps {
  readonly store: WorkbenchStore;
  /** Those that are shown, as they stand now. */
  readonly strips: readonly Strip[];
  readonly controls: readonly MixerControl[];
  readonly view: "mixer" | "stage";
  /** Where the level of a strip is shown; nowhere when not given. */
  readonly columnOf?: ((stripId: string) => (handle: LevelColumnHandle | null) => void) | undefined;
}

const NOBODY: readonly string[] = [];
const nothing = (): void => undefined;
const nowhere = (): (() => void) => nothing;

/** Faders and what else is asked for of a few strips, as a mixer or as a stage. */
export function BalanceEditor({ store, strips, controls, view, columnOf }: BalanceEditorProps) {
  const session = useEditedSession(store);
  const [selectedId, setSelectedId] = useState("");
  const { edit, endGesture } = store.getState();
  const shared = { session, strips, selectedId, edit, onCommit: endGesture };
  if (view === "stage") return <StageView {...shared} onSelect={setSelectedId} />;
  const parts = {
    chain: false,
    solo: false,
    buses: false,
    meter: columnOf !== undefined,
    pan: controls.includes("pan"),
    mute: controls.includes("mute"),
  };
  return (
    <Board
      {...shared}
      parts={parts}
      soloTrackIds={NOBODY}
      columnOf={columnOf ?? nowhere}
      onSelect={nothing}
      onAdd={nothing}
      onSolo={nothing}
    />
  );
}
