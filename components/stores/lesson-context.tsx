"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Which lesson the page shows, for everything in it that keeps progress. */
export interface LessonIdentity {
  readonly lessonId: string;
  /** Changes when the lesson's text changes, so that old answers say what they were answers to. */
  readonly contentVersion: string;
}

const LessonContext = createContext<LessonIdentity | null>(null);

export function LessonProvider({ lesson, children }: { lesson: LessonIdentity; children: ReactNode }) {
  return <LessonContext value={lesson}>{children}</LessonContext>;
}

/** The lesson around a component; null outside of one (a practice page). */
export function useLesson(): LessonIdentity | null {
  return useContext(LessonContext);
}
