import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import type { ExerciseResult } from "@/learning/exercises/public";
import { gradingOf, submissionsFor } from "../db/attempts";
import type { Reader } from "../db/handle";

/** What a grader has stored, as far as pages read it. */
interface StoredResult {
  /** Of a lesson there is none. */
  readonly result?: ExerciseResult;
  readonly quiz?: readonly JudgedQuestion[];
}

export const storedResult = (resultJson: string): StoredResult => JSON.parse(resultJson);

/**
 * Whether nothing handed in for a variant could be marked ("not yet": silent, a part missing). It has used no attempt, and the
 * same variant takes another.
 */
export async function isGivenBack(reader: Reader, variantId: string): Promise<boolean> {
  const submissions = await submissionsFor(reader, variantId);
  for (const { id } of submissions) {
    const { score } = await gradingOf(reader, id);
    if (score === undefined || storedResult(score.resultJson).result?.outcome !== "not-yet") return false;
  }
  return submissions.length > 0;
}
