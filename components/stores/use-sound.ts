"use client";
import { useSyncExternalStore } from "react";
import { EMPTY_SNAPSHOT, type EngineSnapshot, studioEngine } from "@/audio-engine";
import { usePreferences } from "./preferences-store";

/** Who shows a sound also sees to its volume: the engine follows the reader's choice while anything can be played. */
function subscribe(listener: () => void): () => void {
  const engine = studioEngine();
  const followVolume = (): void => engine.setVolumeDb(usePreferences.getState().volumeDb);
  followVolume();
  const ends = [usePreferences.subscribe(followVolume), engine.subscribe(listener)];
  return () => {
    for (const end of ends) end();
  };
}

/** What the page may show about one widget's sound; draws again only when it changes. */
export function useSound(ownerId: string): EngineSnapshot {
  return useSyncExternalStore(
    subscribe,
    () => studioEngine().getSnapshot(ownerId),
    () => EMPTY_SNAPSHOT,
  );
}
