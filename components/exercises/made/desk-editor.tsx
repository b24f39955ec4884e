"use client";

import { useRef, useState } from "react";
import type { Strip } from "@/audio-engine";
import { useEditedSession } from "@/components/stores/use-workbench";
import { Board } from "@/components/widgets/mixer/board";
import { ALL_PARTS } from "@/components/widgets/mixer/channel-strip";
import { StripDesk } from "@/components/widgets/mixer/strip-desk";
import type { UnitPanelHandle } from "@/components/widgets/units/unit-panel";
import type { EditorProps } from "../measured/look";

interface DeskEditorProps extends EditorProps {
  /** Those that may be moved, as they stand now. */
  readonly strips: readonly Strip[];
}

const NOBODY: readonly string[] = [];
const PARTS = { ...ALL_PARTS, solo: false, meter: false, buses: false } as const;
const nothing = (): void => undefined;
const nowhere = (): (() => void) => nothing;

/** Whole strips: faders, chains and sends; which strips there are, and where they go, stays as it is. */
export function DeskEditor({ store, strips }: DeskEditorProps) {
  const session = useEditedSession(store);
  const [wanted, setWanted] = useState<{ readonly stripId: string; readonly insertId: string | null }>({
    stripId: strips[0]?.id ?? "",
    insertId: null,
  });
  const [adding, setAdding] = useState(false);
  const panel = useRef<UnitPanelHandle>(null);
  const { edit, endGesture } = store.getState();
  const strip = strips.find(({ id }) => id === wanted.stripId) ?? strips[0];
  if (strip === undefined) return null;
  const insert = strip.inserts.find(({ id }) => id === wanted.insertId) ?? strip.inserts[0] ?? null;

  function select(stripId: string, insertId: string | null = null): void {
    setWanted({ stripId, insertId });
    setAdding(false);
  }

  return (
    <>
      <Board
        {...{ session, strips, edit }}
        parts={PARTS}
        selectedId={strip.id}
        soloTrackIds={NOBODY}
        columnOf={nowhere}
        onSelect={select}
        onAdd={(stripId) => {
          select(stripId);
          setAdding(true);
        }}
        onSolo={nothing}
        onCommit={endGesture}
      />
      <StripDesk
        key={strip.id}
        canRewire={false}
        {...{ adding, panel, session, strip, insert, edit }}
        onSelect={select}
        onCommit={endGesture}
      />
    </>
  );
}
