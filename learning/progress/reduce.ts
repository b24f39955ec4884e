import type { ProgressEvent, ProgressPayload } from "./events";
import { mergeEvents } from "./merge";
import { reduceLessons, reduceResume } from "./reduce-lessons";
import { reduceReviews, reduceSkills } from "./reduce-skills";
import type { ExerciseAttempt, ExerciseProgress, ProgressState } from "./state";

/** Events in any order, any of them twice → what they say together. */
export function reduceProgress(events: readonly ProgressEvent[]): ProgressState {
  const history = mergeEvents(events);
  return {
    lessons: reduceLessons(history),
    exercises: reduceExercises(history),
    skills: reduceSkills(history),
    reviews: reduceReviews(history),
    resume: reduceResume(history),
  };
}

function reduceExercises(history: readonly ProgressEvent[]): Map<string, ExerciseProgress> {
  const exercises = new Map<string, ExerciseProgress>();
  for (const event of history) {
    if (event.type === "exercise-note") {
      const { exerciseId, lessonId: _lesson, ...note } = event.payload;
      const before = exercises.get(exerciseId);
      // A note stands beside a result; without one there is nothing that it could explain.
      if (before === undefined) continue;
      exercises.set(exerciseId, { ...before, notes: [...before.notes, { ...note, atMs: event.atMs }] });
    }
    if (event.type !== "exercise-scored") continue;
    const { exerciseId } = event.payload;
    const last = toAttempt(event.payload, event.contentVersion, event.atMs);
    const before = exercises.get(exerciseId);
    const best = before === undefined || last.score01 > before.best.score01 ? last : before.best;
    const attempts = (before?.attempts ?? 0) + 1;
    exercises.set(exerciseId, { attempts, best, last, notes: before?.notes ?? [] });
  }
  return exercises;
}

function toAttempt(
  { score01, met, measured }: ProgressPayload<"exercise-scored">,
  contentVersion: string,
  atMs: number,
): ExerciseAttempt {
  return { score01, met, measured, contentVersion, atMs };
}
