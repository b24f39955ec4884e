"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Comparison, Session } from "@/audio-engine";
import { useProgress } from "./progress-store";
import { useWorkKeeper } from "./work-keeper";
import {
  createWorkbenchStore,
  editedSession,
  type Workbench,
  type WorkbenchActions,
  type WorkbenchStore,
} from "./workbench-store";

/** While a gesture goes on its work is kept this often; its first and its last edit always. */
const SAVE_EVERY_MILLISECONDS = 300;

export interface WorkbenchSetup {
  /** Unique within the lesson. */
  readonly widgetId: string;
  readonly comparison: Comparison;
  readonly editedSideId: string;
}

/**
 * A widget's workbench: begins with what the student left here, keeps every change on the device.
 * Mount it only when progress has been read (`useProgressReady`); `setup` is read once.
 */
export function useWorkbench(setup: WorkbenchSetup): WorkbenchStore {
  const keeper = useWorkKeeper();
  const [store] = useState(() => {
    const sides = setup.comparison.sides.map((side) => {
      if (side.kind !== "session") return side;
      const kept = keeper?.read(draftId(setup.widgetId, side.id));
      return kept?.id === side.session.id ? { ...side, session: kept } : side;
    });
    return createWorkbenchStore({ ...setup.comparison, sides }, setup.editedSideId);
  });

  useEffect(() => {
    if (keeper === null) return;
    const waiting = new Map<string, Session>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = (): void => {
      clearTimeout(timer);
      timer = undefined;
      if (waiting.size === 0) return;
      for (const [sideId, session] of waiting) keeper.keep(draftId(setup.widgetId, sideId), session);
      waiting.clear();
      timer = setTimeout(save, SAVE_EVERY_MILLISECONDS);
    };
    const unsubscribe = store.subscribe((now, before) => {
      for (const side of now.sides) {
        if (side.kind === "session" && !before.sides.includes(side)) waiting.set(side.id, side.session);
      }
      if (timer === undefined) save();
    });
    // The last moment at which a page that is being closed can still write.
    window.addEventListener("pagehide", save);
    return () => {
      unsubscribe();
      window.removeEventListener("pagehide", save);
      save();
      clearTimeout(timer);
    };
  }, [store, keeper, setup.widgetId]);

  return store;
}

/** The edited session of a workbench, and what can be done to it. */
export function useEditedSession(store: WorkbenchStore): Session {
  return useStore(store, editedSession);
}

export function useWorkbenchState<T>(
  store: WorkbenchStore,
  select: (state: Workbench & WorkbenchActions) => T,
): T {
  return useStore(store, select);
}

/** True once it is known what this device keeps, so that a draft is not overlooked. */
export function useProgressReady(): boolean {
  return useProgress((progress) => progress.keeping !== "loading");
}

/** Under which the work on one side of a widget is kept. */
export function draftId(widgetId: string, sideId: string): string {
  return `${widgetId}.${sideId}`;
}
