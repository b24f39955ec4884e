"use client";
import { useEffect } from "react";
import { type LoadRequest, studioEngine } from "@/audio-engine";
import type { WorkbenchStore } from "@/components/stores/workbench-store";

export type SoundSetup = Omit<LoadRequest, "comparison"> & { readonly matched: boolean };

/**
 * Ties a workbench to the engine: loads its sides, sends every edit on, and lets go when the widget leaves the page.
 * `setup` and `store` must keep their identity while the widget is mounted.
 */
export function useWidgetSound(store: WorkbenchStore, setup: SoundSetup): void {
  useEffect(() => {
    const engine = studioEngine();
    const { matched, ...request } = setup;
    void engine.load({ ...request, comparison: { sides: store.getState().sides, matched } });
    const unsubscribe = store.subscribe((now, before) => {
      for (const side of now.sides) {
        if (side.kind === "session" && !before.sides.includes(side))
          engine.edit(setup.ownerId, side.id, side.session);
      }
    });
    return () => {
      unsubscribe();
      engine.release(setup.ownerId);
    };
  }, [store, setup]);
}
