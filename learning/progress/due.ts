import type { ProgressEvent } from "./events";
import { afterAnswer, type Waiting } from "./ladder";
import { mergeEvents } from "./merge";
import { compareTexts } from "./order";
import { reduceReviews } from "./reduce-skills";
import type { ReviewItem } from "./state";

/** A question of a lesson that was missed. */
export interface CheckpointReview extends Waiting {
  readonly lessonId: string;
  readonly checkpointId: string;
}

/** A measured exercise whose goals were not met. */
export interface ExerciseReview extends Waiting {
  /** Where it was done last. */
  readonly lessonId: string;
  readonly exerciseId: string;
  /** The variant that was answered last. */
  readonly seed: number;
}

/** What was missed and comes again, each by the time when it is due. */
export interface Reviews {
  readonly questions: readonly CheckpointReview[];
  readonly exercises: readonly ExerciseReview[];
  readonly drillItems: readonly ReviewItem[];
}

/** Events in any order, any of them twice → everything that waits to come again. */
export function reduceAllReviews(events: readonly ProgressEvent[]): Reviews {
  const history = mergeEvents(events);
  return {
    questions: byDue(reduceQuestions(history), (review) => `${review.lessonId}/${review.checkpointId}`),
    exercises: byDue(reduceExercises(history), (review) => review.exerciseId),
    drillItems: reduceReviews(history),
  };
}

/** Of what waits, what may be asked now. */
export function dueAt(reviews: Reviews, nowMs: number): Reviews {
  const isDue = ({ dueAtMs }: Waiting): boolean => dueAtMs <= nowMs;
  return {
    questions: reviews.questions.filter(isDue),
    exercises: reviews.exercises.filter(isDue),
    drillItems: reviews.drillItems.filter(isDue),
  };
}

/** When the first of them may be asked; null when nothing waits. */
export function nextDueAtMs({ questions, exercises, drillItems }: Reviews): number | null {
  const times = [...questions, ...exercises, ...drillItems].map(({ dueAtMs }) => dueAtMs);
  return times.length === 0 ? null : Math.min(...times);
}

/** What one written lesson has to come back to. */
export interface ReviewPlace {
  readonly lessonId: string;
  readonly checkpointIds: readonly string[];
  readonly exerciseIds: readonly string[];
  readonly drillIds: readonly string[];
}

/** Without what the course no longer has: a question that was taken out cannot be asked again. */
export function stillThere(reviews: Reviews, places: readonly ReviewPlace[]): Reviews {
  const ids = (of: (place: ReviewPlace) => readonly string[]) =>
    new Set(places.flatMap((place) => of(place).map((id) => `${place.lessonId}/${id}`)));
  const [questions, exercises] = [ids((place) => place.checkpointIds), ids((place) => place.exerciseIds)];
  const drills = new Set(places.flatMap(({ drillIds }) => drillIds));
  return {
    questions: reviews.questions.filter((each) => questions.has(`${each.lessonId}/${each.checkpointId}`)),
    exercises: reviews.exercises.filter((each) => exercises.has(`${each.lessonId}/${each.exerciseId}`)),
    drillItems: reviews.drillItems.filter(({ drillId }) => drills.has(drillId)),
  };
}

function reduceQuestions(history: readonly ProgressEvent[]): CheckpointReview[] {
  const waiting = new Map<string, CheckpointReview>();
  for (const { type, payload, atMs } of history) {
    // Where no answer is wrong there is nothing to come back to.
    if (type !== "checkpoint-answered" || payload.correct === null) continue;
    const { lessonId, checkpointId, correct } = payload;
    const key = JSON.stringify([lessonId, checkpointId]);
    const next = afterAnswer(waiting.get(key), correct, atMs);
    if (next === undefined) waiting.delete(key);
    else waiting.set(key, { lessonId, checkpointId, rung: next.rung, dueAtMs: next.dueAtMs });
  }
  return [...waiting.values()];
}

function reduceExercises(history: readonly ProgressEvent[]): ExerciseReview[] {
  const waiting = new Map<string, ExerciseReview>();
  for (const { type, payload, atMs } of history) {
    if (type === "exercise-note" && waiting.get(payload.exerciseId)?.seed === payload.seed) {
      // What was missed on purpose need not be done again.
      waiting.delete(payload.exerciseId);
    }
    if (type !== "exercise-scored" || payload.lessonId === null) continue;
    const { lessonId, exerciseId, seed, met } = payload;
    const next = afterAnswer(waiting.get(exerciseId), met, atMs);
    if (next === undefined) waiting.delete(exerciseId);
    else waiting.set(exerciseId, { lessonId, exerciseId, seed, rung: next.rung, dueAtMs: next.dueAtMs });
  }
  return [...waiting.values()];
}

function byDue<T extends Waiting>(reviews: readonly T[], nameOf: (review: T) => string): T[] {
  return [...reviews].sort((a, b) => a.dueAtMs - b.dueAtMs || compareTexts(nameOf(a), nameOf(b)));
}
