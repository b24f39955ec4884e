"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Session } from "@/audio-engine";
import { useLesson } from "./lesson-context";
import { draftOf, useProgress } from "./progress-store";

/** Where work that is not finished is kept. */
export interface WorkKeeper {
  /** What was kept last under a draft's id; undefined when nothing was. */
  read(draftId: string): Session | undefined;
  keep(draftId: string, session: Session): void;
}

const KeeperContext = createContext<WorkKeeper | null>(null);

/** Within it work is kept elsewhere than with the student's own progress. */
export function WorkKeeperProvider({ keeper, children }: { keeper: WorkKeeper; children: ReactNode }) {
  return <KeeperContext value={keeper}>{children}</KeeperContext>;
}

/** Where a widget's work is kept: with the lesson around it, if nobody takes it over; null outside of both. */
export function useWorkKeeper(): WorkKeeper | null {
  const elsewhere = useContext(KeeperContext);
  const lesson = useLesson();
  return useMemo(() => {
    if (elsewhere !== null || lesson === null) return elsewhere;
    const { lessonId, contentVersion } = lesson;
    return {
      read: (id) => draftOf(useProgress.getState().drafts, lessonId, id)?.session,
      keep: (id, session) => void useProgress.getState().saveDraft(lessonId, id, session, contentVersion),
    };
  }, [elsewhere, lesson]);
}
