import { contentOf } from "../assignments/places";
import { creditOf, termsOf } from "../assignments/student-terms";
import { GRACE_MS } from "../assignments/terms";
import { endByHandIn, lockAttempt, variantById } from "../db/attempts";
import { ConflictError } from "../db/errors";
import { addScore } from "../db/grades";
import type { Store, Writer } from "../db/handle";
import type { Person } from "../db/people";
import { type HandIn, type Receipt, storedReceipt, storeHandIn, submissionById } from "../db/submissions";
import type { AssignmentRow, EpochMs } from "../db/tables";
import { writeByKeys } from "../db/transactions";
import { assignmentById, secretOf } from "../db/work";
import { markQuiz } from "../grading/mark-quiz";
import type { QuizSecret } from "../grading/quiz";
import { RequestError } from "../http/request-error";
import { ownVariant } from "./drafts";
import { LESSON } from "./generator";
import { isGivenBack } from "./marked";
import { withAnswersForGood } from "./quiz";
import { choicesOf, quizOf } from "./quiz-work";
import { keepReasons } from "./reasons";
import { type HandInInput, isUuid } from "./requests";
import { checkWork } from "./work";

/**
 * Takes work for good. The same id with the same work gives the stored receipt again, whenever it comes. Work that comes
 * after the end, from a device that was offline, is taken too and marked as late: a person decides.
 * @throws {RequestError} 401 where someone else is signed in, 400 for what is no work; no attempt is used
 * @throws {ConflictError} when the attempt was handed in already, or the id holds another work
 */
export async function handInWork(
  store: Store,
  actor: Person,
  id: string,
  { studentId, variantId, work, notes = [], madeAt }: HandInInput,
  now: EpochMs,
): Promise<Receipt> {
  if (!isUuid(id)) throw new RequestError(400, "Work is handed in under a UUID that its device has made.");
  if (studentId !== actor.id)
    throw new RequestError(401, "Someone else is signed in here now; sign in as yourself to send your work.");
  const given = { id, userId: actor.id, variantId, workJson: work, madeAt };
  const stored = await storedReceipt(store.db, given);
  if (stored !== undefined) return stored;
  const { attempt, variant } = await ownVariant(store.db, actor, "hand-in", variantId);
  const assignment = await assignmentById(store.db, attempt.assignmentId);
  checkWork(contentOf(assignment), variant, work);
  const { dueAt } = await termsOf(store.db, assignment, actor.id);
  return writeByKeys(store, async (writer) => {
    const { state, closesAt } = await lockAttempt(writer, attempt.id);
    const storedMeanwhile = await storedReceipt(writer, given);
    if (storedMeanwhile !== undefined) return storedMeanwhile;
    if (state === "handed-in" && !(await isGivenBack(writer, variantId)))
      throw new ConflictError("This attempt was handed in already, perhaps from another tab or device.");
    await endByHandIn(writer, attempt.id, now);
    const isLate = (dueAt !== null && now > dueAt) || (closesAt !== null && now > closesAt + GRACE_MS);
    const grader = { name: variant.generator, version: variant.generatorVersion };
    const receipt = await takeIn(writer, assignment, { ...given, isLate, grader }, now);
    await keepReasons(writer, given, notes, now);
    return receipt;
  });
}

/** What is known of a work as soon as it comes; undefined where it has to be rendered. */
async function judgedAtOnce(
  writer: Writer,
  { variantId, workJson, grader }: HandIn,
): Promise<{ readonly score01: number; readonly resultJson: string } | undefined> {
  if (grader?.name === LESSON.name) return { score01: 1, resultJson: "{}" };
  const { variant } = await variantById(writer, variantId);
  const quiz = quizOf(variant.publicJson);
  if (quiz === undefined) return undefined;
  const choices = await withAnswersForGood(writer, variantId, choicesOf(workJson));
  const marked = markQuiz(quiz, (await secretOf(writer, variantId)) as QuizSecret, choices);
  return { score01: marked.result.score01, resultJson: JSON.stringify(marked) };
}

/**
 * Stores work that is not stored yet, on the student's own variant: for its grader, or where there is nothing to be rendered, with
 * its points at once.
 */
export async function takeIn(
  writer: Writer,
  assignment: AssignmentRow,
  given: HandIn,
  receivedAt: EpochMs,
): Promise<Receipt> {
  const { id: submissionId, grader } = given;
  const judged = await judgedAtOnce(writer, given);
  if (judged === undefined || grader === null) return storeHandIn(writer, given, assignment.id, receivedAt);
  const receipt = await storeHandIn(writer, { ...given, grader: null }, assignment.id, receivedAt);
  const credit = await creditOf(writer, await submissionById(writer, submissionId));
  const points = judged.score01 * assignment.maxPoints * credit;
  const score = { submissionId, grader: grader.name, graderVersion: grader.version, points };
  await addScore(writer, { ...score, resultJson: judged.resultJson, scoredAt: receivedAt }, false);
  return receipt;
}
