import { contentOf } from "../assignments/places";
import { creditOf, termsOf } from "../assignments/student-terms";
import { GRACE_MS } from "../assignments/terms";
import { endByHandIn } from "../db/attempts";
import { ConflictError } from "../db/errors";
import { addScore } from "../db/grades";
import type { Store, Writer } from "../db/handle";
import type { Person } from "../db/people";
import { type HandIn, handIn, type Receipt, storedReceipt, submissionById } from "../db/submissions";
import type { AssignmentRow, EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import { assignmentById } from "../db/work";
import { RequestError } from "../http/request-error";
import { ownVariant } from "./drafts";
import { LESSON } from "./generator";
import { isGivenBack } from "./marked";
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
  { studentId, variantId, work, madeAt }: HandInInput,
  now: EpochMs,
): Promise<Receipt> {
  if (!isUuid(id)) throw new RequestError(400, "Work is handed in under a UUID that its device has made.");
  if (studentId !== actor.id)
    throw new RequestError(401, "Someone else is signed in here now; sign in as yourself to send your work.");
  return write(store, async (writer) => {
    const stored = await storedReceipt(writer, { id, userId: actor.id, variantId, workJson: work });
    if (stored !== undefined) return stored;
    const { attempt, variant } = await ownVariant(writer, actor, "hand-in", variantId);
    if (attempt.state === "handed-in" && !(await isGivenBack(writer, variantId)))
      throw new ConflictError("This attempt was handed in already, perhaps from another tab or device.");
    const assignment = await assignmentById(writer, attempt.assignmentId);
    checkWork(contentOf(assignment), variant, work);
    await endByHandIn(writer, attempt.id, now);
    const { dueAt } = await termsOf(writer, assignment, actor.id);
    const endsAt = attempt.closesAt;
    const isLate = (dueAt !== null && now > dueAt) || (endsAt !== null && now > endsAt + GRACE_MS);
    const grader = { name: variant.generator, version: variant.generatorVersion };
    const given = { id, variantId, userId: actor.id, workJson: work, madeAt, isLate, grader };
    return takeIn(writer, assignment, given, now);
  });
}

/** Stores work: for its grader, or where there is nothing to be measured, with all its points at once. */
export async function takeIn(
  writer: Writer,
  assignment: AssignmentRow,
  given: HandIn,
  receivedAt: EpochMs,
): Promise<Receipt> {
  if (given.grader?.name !== LESSON.name) return handIn(writer, given, receivedAt);
  const receipt = await handIn(writer, { ...given, grader: null }, receivedAt);
  const points = assignment.maxPoints * (await creditOf(writer, await submissionById(writer, given.id)));
  const score = { submissionId: given.id, grader: LESSON.name, graderVersion: LESSON.version, points };
  await addScore(writer, { ...score, resultJson: "{}", scoredAt: receivedAt }, false);
  return receipt;
}
