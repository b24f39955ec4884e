"use client";

import { useProgress } from "@/components/stores/progress-store";

/** How far this student is with a lesson, in words; nothing before it was opened. */
export function LessonMark({ lessonId }: { lessonId: string }) {
  const lesson = useProgress((progress) => progress.state.lessons.get(lessonId));
  if (lesson === undefined) return null;
  return <strong>{lesson.finishedAtMs === null ? "· begun" : "· finished"}</strong>;
}
