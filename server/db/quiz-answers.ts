import type { Reader, Writer } from "./handle";
import type { EpochMs, QuizAnswerRow } from "./tables";

/** What was done with the questions of a quiz, those that anything was done with. */
export function quizAnswersOf(reader: Reader, variantId: string): Promise<QuizAnswerRow[]> {
  return reader
    .selectFrom("quizAnswers")
    .selectAll()
    .where("variantId", "=", variantId)
    .orderBy("question")
    .execute();
}

/** One question of a quiz; undefined where nothing was done with it. */
export function quizAnswerOf(
  reader: Reader,
  variantId: string,
  question: number,
): Promise<QuizAnswerRow | undefined> {
  return reader
    .selectFrom("quizAnswers")
    .selectAll()
    .where("variantId", "=", variantId)
    .where("question", "=", question)
    .executeTakeFirst();
}

/**
 * Keeps an answer for good: the first one stays.
 * @returns what is kept now
 */
export async function keepAnswer(
  writer: Writer,
  { variantId, question }: Pick<QuizAnswerRow, "variantId" | "question">,
  choiceIndex: number,
  answeredAt: EpochMs,
): Promise<number> {
  await writer
    .insertInto("quizAnswers")
    .values({ variantId, question, plays: 0, choiceIndex, answeredAt })
    .onConflict((conflict) =>
      conflict
        .columns(["variantId", "question"])
        .doUpdateSet({ choiceIndex, answeredAt })
        .where("quizAnswers.choiceIndex", "is", null),
    )
    .execute();
  const kept = await quizAnswerOf(writer, variantId, question);
  return kept!.choiceIndex!;
}

/** Counts that a question was played. @returns how often it was by now */
export async function countPlay(
  writer: Writer,
  { variantId, question }: Pick<QuizAnswerRow, "variantId" | "question">,
): Promise<number> {
  const { plays } = await writer
    .insertInto("quizAnswers")
    .values({ variantId, question, plays: 1, choiceIndex: null, answeredAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(["variantId", "question"])
        .doUpdateSet((eb) => ({ plays: eb("quizAnswers.plays", "+", 1) })),
    )
    .returning("plays")
    .executeTakeFirstOrThrow();
  return plays;
}
