import { SessionError } from "@/audio-engine/session/errors";
import { parseSessionText } from "@/audio-engine/session/parse";
import type { Session } from "@/audio-engine/session/schema";
import { canonicalText } from "@/learning/canonical";
import type { ExercisePublicPart } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { AssignmentContent } from "../assignments/content";
import { RequestError } from "../http/request-error";

/** Of a variant's public part: what a work is checked against. */
export interface ShownExercise {
  readonly exercise: ExercisePublicPart;
}

function readWork(work: string): Session {
  try {
    return parseSessionText(work);
  } catch (error) {
    if (error instanceof SessionError) throw new RequestError(400, error.message);
    throw error;
  }
}

function checkExercise(exerciseId: string, { exercise: shown }: ShownExercise, work: string): void {
  const exercise = exerciseById(exerciseId);
  if (exercise === null)
    throw new RequestError(400, "The course no longer has this exercise; tell your instructor.");
  const validated = exercise.validate(shown.start, readWork(work));
  if (!validated.ok) {
    const reason = validated.result?.outcome === "not-yet" ? validated.result.reason : undefined;
    throw new RequestError(400, reason ?? "This work does not belong to this exercise; reload the page.");
  }
  if (canonicalText(validated.session) === canonicalText(shown.start))
    throw new RequestError(
      400,
      "Nothing has been changed yet, so there is nothing to hand in. No attempt was used.",
    );
}

/**
 * Refuses what is no work: another document, something out of the exercise's bounds, or the start as it was given. No attempt
 * is used by it.
 * @throws {RequestError} 400, with what to do
 */
export function checkWork(content: AssignmentContent, publicJson: string, work: string): void {
  if (content.kind === "exercise") checkExercise(content.exerciseId, JSON.parse(publicJson), work);
  else if (work !== LESSON_DONE)
    throw new RequestError(400, "A lesson is handed in by saying that it is done.");
}

/** The work of a lesson: that its student says to have done it. */
export const LESSON_DONE = JSON.stringify({ done: true });
