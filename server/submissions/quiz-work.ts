import { z } from "zod";
import type { QuizPart } from "@/learning/drills/quiz-public";
import type { QuizPublicPart } from "../grading/quiz";
import { RequestError } from "../http/request-error";

/** What is handed in of a quiz: of each question the choice, or null where it was left open. */
const answersSchema = z.strictObject({ answers: z.array(z.int().min(0).nullable()) });

/** The quiz in a variant's public part; undefined for one of an exercise or a lesson. */
export const quizOf = (publicJson: string): QuizPart | undefined =>
  (JSON.parse(publicJson) as Partial<QuizPublicPart>).quiz;

/** The choices of a work that was checked when it came. */
export const choicesOf = (workJson: string): readonly (number | null)[] =>
  answersSchema.parse(JSON.parse(workJson)).answers;

export const answersWork = (choices: readonly (number | null)[]): string =>
  JSON.stringify({ answers: choices });

function parsedOrNull(work: string): unknown {
  try {
    return JSON.parse(work);
  } catch {
    return null;
  }
}

/** Refuses what is no answer to a quiz's questions, and answers to none of them. @throws {RequestError} 400 */
export function checkAnswers({ quiz: { questions } }: QuizPublicPart, work: string): void {
  const { data } = answersSchema.safeParse(parsedOrNull(work));
  const isOfThisQuiz =
    data?.answers.length === questions.length &&
    data.answers.every((choice, i) => choice === null || choice < (questions[i]?.choicesHz.length ?? 0));
  if (data === undefined || !isOfThisQuiz)
    throw new RequestError(400, "These are no answers to this quiz; reload the page.");
  if (data.answers.every((choice) => choice === null))
    throw new RequestError(
      400,
      "No question has been answered yet, so there is nothing to hand in. No attempt was used.",
    );
}
