import { judgeQuiz } from "@/learning/drills/quiz";
import { type JudgedQuestion, mostPlays, type QuizPart } from "@/learning/drills/quiz-public";
import { GRACE_MS } from "../assignments/terms";
import { lockAttempt } from "../db/attempts";
import { ConflictError, NOT_HERE, NotFoundError } from "../db/errors";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { countPlay, keepAnswer, quizAnswerOf, quizAnswersOf } from "../db/quiz-answers";
import type { AttemptRow, EpochMs, QuizAnswerRow, VariantRow } from "../db/tables";
import { writeByKeys } from "../db/transactions";
import { secretOf } from "../db/work";
import type { QuizSecret } from "../grading/quiz";
import { RequestError } from "../http/request-error";
import { ownVariant } from "./drafts";
import { answersWork, quizOf } from "./quiz-work";

/** Which question of which quiz, as an address names it. */
export interface QuestionPlace {
  readonly variantId: string;
  readonly question: number;
}

/** How far a student is with a quiz, beside what a draft holds. */
export interface QuizProgress {
  /** How often each question was played. */
  readonly plays: readonly number[];
  /** Answers that were given for good and judged; where a quiz tells nothing before its end, none. */
  readonly judged: readonly (JudgedQuestion | null)[];
}

/** @throws {NotFoundError} where the variant is no quiz, or has no such question */
function questionOf({ publicJson }: VariantRow, question: number): QuizPart {
  const quiz = quizOf(publicJson);
  if (quiz?.questions[question] === undefined) throw new NotFoundError(NOT_HERE);
  return quiz;
}

function checkGoesOn({ state, closesAt }: Pick<AttemptRow, "state" | "closesAt">, now: EpochMs): void {
  if (state !== "open" || (closesAt !== null && now > closesAt + GRACE_MS))
    throw new ConflictError("This attempt has ended.");
}

const choiceAt = (rows: readonly QuizAnswerRow[], question: number): number | null =>
  rows.find((row) => row.question === question)?.choiceIndex ?? null;

/**
 * Answers one question of a quiz that tells at once what was right. The answer stays: the same again is told the same, also
 * after the end, and another one is refused.
 * @throws {ConflictError} for another answer, after the end, and where the quiz tells nothing before its end
 */
export async function answerQuestion(
  store: Store,
  actor: Person,
  { variantId, question }: QuestionPlace,
  choiceIndex: number,
  now: EpochMs,
): Promise<JudgedQuestion> {
  const { variant, attempt } = await ownVariant(store.db, actor, "change", variantId);
  const { feedback, questions } = questionOf(variant, question);
  if (feedback !== "now")
    throw new ConflictError("This quiz takes all its answers together, when it is handed in.");
  if (questions[question]?.choicesHz[choiceIndex] === undefined)
    throw new RequestError(400, "There is no such choice; reload the page.");
  const kept = await writeByKeys(store, async (writer) => {
    const locked = await lockAttempt(writer, attempt.id);
    const before = await quizAnswerOf(writer, variantId, question);
    if (before !== undefined && before.choiceIndex !== null) return before.choiceIndex;
    checkGoesOn(locked, now);
    return keepAnswer(writer, { variantId, question }, choiceIndex, now);
  });
  if (kept !== choiceIndex)
    throw new ConflictError("This question was answered already, perhaps in another tab; that answer stays.");
  const secret = (await secretOf(store.db, variantId)) as QuizSecret;
  return judgeQuiz(secret.questions.slice(question, question + 1), [kept])[0]!;
}

/**
 * Counts that a question is played.
 * @returns how often it may be heard still; null: as often as one likes
 * @throws {ConflictError} where it was heard as often as the quiz allows, and after the end
 */
export async function playQuestion(
  store: Store,
  actor: Person,
  { variantId, question }: QuestionPlace,
  now: EpochMs,
): Promise<{ readonly left: number | null }> {
  const { variant, attempt } = await ownVariant(store.db, actor, "change", variantId);
  const most = mostPlays(questionOf(variant, question));
  return writeByKeys(store, async (writer) => {
    checkGoesOn(await lockAttempt(writer, attempt.id), now);
    const plays = await countPlay(writer, { variantId, question });
    // What is refused is counted nowhere.
    if (most !== null && plays > most)
      throw new ConflictError("You have heard this question as often as the quiz allows.");
    return { left: most === null ? null : most - plays };
  });
}

/** How far a student is; null where the variant is no quiz. */
export async function quizProgress(
  reader: Reader,
  { id, publicJson }: Pick<VariantRow, "id" | "publicJson">,
): Promise<QuizProgress | null> {
  const quiz = quizOf(publicJson);
  if (quiz === undefined) return null;
  const rows = await quizAnswersOf(reader, id);
  const plays = quiz.questions.map((_, i) => rows.find(({ question }) => question === i)?.plays ?? 0);
  if (quiz.feedback !== "now") return { plays, judged: quiz.questions.map(() => null) };
  const { questions } = (await secretOf(reader, id)) as QuizSecret;
  const judged = judgeQuiz(
    questions,
    questions.map((_, i) => choiceAt(rows, i)),
  );
  return { plays, judged: judged.map((each) => (each.choiceIndex === null ? null : each)) };
}

/** Answers over which those that were given for good stand. */
export async function withAnswersForGood(
  reader: Reader,
  variantId: string,
  choices: readonly (number | null)[],
): Promise<(number | null)[]> {
  const rows = await quizAnswersOf(reader, variantId);
  return choices.map((choice, i) => choiceAt(rows, i) ?? choice);
}

/** Whether a question's sound is handed out no more: it was heard as often as the quiz allows, and is still open. */
export async function isHeardEnough(
  reader: Reader,
  quiz: QuizPart,
  { variantId, question }: QuestionPlace,
): Promise<boolean> {
  const most = mostPlays(quiz);
  if (most === null) return false;
  return ((await quizAnswerOf(reader, variantId, question))?.plays ?? 0) >= most;
}

/** Answers that were given for good, as a work; undefined where there are none. */
export async function answeredForGood(
  reader: Reader,
  { id, publicJson }: Pick<VariantRow, "id" | "publicJson">,
): Promise<{ readonly workJson: string; readonly savedAt: EpochMs } | undefined> {
  const quiz = quizOf(publicJson);
  if (quiz?.feedback !== "now") return undefined;
  const rows = await quizAnswersOf(reader, id);
  const times = rows.flatMap(({ answeredAt }) => answeredAt ?? []);
  if (times.length === 0) return undefined;
  const workJson = answersWork(quiz.questions.map((_, i) => choiceAt(rows, i)));
  return { workJson, savedAt: Math.max(...times) };
}
