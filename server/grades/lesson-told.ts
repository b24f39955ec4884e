import { type ProgressEvent, reduceProgress } from "@/learning/progress";
import type { ProgressEventRow } from "../db/tables";
import type { LessonTold } from "./shapes";

/** What a student's own device has told of a lesson and of the exercises that it holds. */
export function toldOf(
  rows: readonly Pick<ProgressEventRow, "eventJson" | "receivedAt">[],
  lessonId: string,
  exercises: readonly { readonly id: string; readonly title: string }[],
): LessonTold {
  const heard = rows.map(({ eventJson, receivedAt }) => ({
    event: JSON.parse(eventJson) as ProgressEvent,
    receivedAt,
  }));
  const ours = heard.filter(({ event }) => event.payload.lessonId === lessonId);
  const state = reduceProgress(heard.map(({ event }) => event));
  const lesson = state.lessons.get(lessonId);
  return {
    openedAt: lesson?.openedAtMs ?? null,
    finishedAt: lesson?.finishedAtMs ?? null,
    sectionsRead: lesson?.readSectionIds.size ?? 0,
    checkpoints: [...(lesson?.checkpoints ?? [])].map(([id, { correct, atMs }]) => ({
      id,
      correct,
      at: atMs,
    })),
    exercises: exercises.flatMap(({ id, title }) => {
      const practised = state.exercises.get(id);
      if (practised === undefined) return [];
      const { attempts, best } = practised;
      return [{ id, title, attempts, score01: best.score01, isMet: best.met, at: best.atMs }];
    }),
    receivedAt: ours.reduce<number | null>((last, { receivedAt }) => Math.max(last ?? 0, receivedAt), null),
  };
}
