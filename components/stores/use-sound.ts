"use client";
import { useSyncExternalStore } from "react";
import { EMPTY_SNAPSHOT, type EngineSnapshot, studioEngine } from "@/audio-engine";

const subscribe = (listener: () => void): (() => void) => studioEngine().subscribe(listener);

/** What the page may show about one widget's sound; draws again only when it changes. */
export function useSound(ownerId: string): EngineSnapshot {
  return useSyncExternalStore(
    subscribe,
    () => studioEngine().getSnapshot(ownerId),
    () => EMPTY_SNAPSHOT,
  );
}
