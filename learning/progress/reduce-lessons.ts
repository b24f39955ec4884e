import type { ProgressEvent } from "./events";
import type { LessonProgress, ResumePoint } from "./state";

/** What a lesson's events say; `history` in order. Working in a lesson opens it, whatever order clocks claim. */
export function reduceLessons(history: readonly ProgressEvent[]): Map<string, LessonProgress> {
  const lessons = new Map<string, LessonProgress>();
  for (const event of history) {
    const lessonId = event.payload.lessonId;
    if (lessonId === null) continue;
    const lesson = lessons.get(lessonId) ?? newLesson(lessonId, event.atMs);
    lessons.set(lessonId, withEvent(lesson, event));
  }
  return lessons;
}

/** The lesson and section of the last thing that was done in a lesson. */
export function reduceResume(history: readonly ProgressEvent[]): ResumePoint | null {
  let lessonId: string | null = null;
  const sections = new Map<string, string>();
  let finished = false;
  for (const event of history) {
    if (event.payload.lessonId === null) continue;
    lessonId = event.payload.lessonId;
    finished = event.type === "lesson-finished";
    if (event.type === "section-read") sections.set(lessonId, event.payload.sectionId);
  }
  if (lessonId === null) return null;
  return { lessonId, sectionId: sections.get(lessonId) ?? null, finished };
}

function newLesson(lessonId: string, openedAtMs: number): LessonProgress {
  return { lessonId, openedAtMs, readSectionIds: new Set(), checkpoints: new Map(), finishedAtMs: null };
}

function withEvent(lesson: LessonProgress, event: ProgressEvent): LessonProgress {
  switch (event.type) {
    case "section-read":
      return { ...lesson, readSectionIds: new Set([...lesson.readSectionIds, event.payload.sectionId]) };
    case "checkpoint-answered": {
      const { checkpointId, choiceId, correct } = event.payload;
      const answer = { choiceId, correct, atMs: event.atMs };
      return { ...lesson, checkpoints: new Map([...lesson.checkpoints, [checkpointId, answer]]) };
    }
    case "lesson-finished":
      return { ...lesson, finishedAtMs: lesson.finishedAtMs ?? event.atMs };
    default:
      return lesson;
  }
}
