"use client";

import { useState } from "react";
import type { EngineSnapshot, LoopRegion, Preview, Session } from "@/audio-engine";
import { useSound } from "@/components/stores/use-sound";
import { useWorkbench } from "@/components/stores/use-workbench";
import type { SongAbout } from "../shared/song-about";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";

export interface SongSoundSetup {
  readonly ownerId: string;
  readonly song: SongAbout;
  /** By state, in the order in which they are shown. */
  readonly sessions: ReadonlyMap<string, Session>;
  readonly previews: Readonly<Record<string, Preview>>;
  readonly startState: string;
}

/** States of a song as the sides of one comparison, matched by what was published of their loudness. Read once. */
export function useSongSound(props: SongSoundSetup): EngineSnapshot {
  const { ownerId, sessions, startState } = props;
  const store = useWorkbench({
    widgetId: "song",
    editedSideId: startState,
    comparison: {
      matched: true,
      sides: [...sessions].map(([id, session]) => ({ id, label: id, kind: "session", session })),
    },
  });
  const [setup] = useState<SoundSetup>(() => setupOf(props));
  useWidgetSound(store, setup);
  return useSound(ownerId);
}

/** The section of a choice by its place; null for anything else. */
export function sectionRegion({ form }: Pick<SongAbout, "form">, choice: string): LoopRegion | null {
  const section = form[Number(choice)];
  return section === undefined ? null : { startFrame: section.startFrame, endFrame: section.endFrame };
}

function setupOf({ ownerId, song, sessions, previews, startState }: SongSoundSetup): SoundSetup {
  const measured = [...sessions.keys()].flatMap((state) => {
    const lufs = song.sessions[state]?.measured.integratedLufs ?? null;
    return lufs === null ? [] : [[state, lufs] as const];
  });
  return {
    ownerId,
    startSideId: startState,
    loop: null,
    taps: [],
    matched: true,
    previews,
    knownLufs: Object.fromEntries(measured),
  };
}
