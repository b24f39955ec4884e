import { NotFoundError } from "../db/errors";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { addComment, addToCommentBank, dropFromCommentBank, setRubricMark } from "../db/remarks";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import { RequestError } from "../http/request-error";
import type { CommentRequest, RubricMarkRequest } from "./requests";
import { criteriaOf } from "./rubric";
import type { Remark } from "./shapes";
import { accessWork } from "./work-access";

/** What a student may say of their own work: beside a goal that it is meant to be so, or of the points that they are wrong. */
const isBesideNumber = (control: string | null): boolean =>
  control !== null && (control === "points" || control.startsWith("goal:"));

/**
 * Writes to a work: those who mark it to a time and a control, whose it is beside a number.
 * @throws {NotFoundError} for what is not there, or is nothing to the actor
 * @throws {ForbiddenError} for a classmate's
 * @throws {RequestError} 400 when a student writes to anything but a number
 */
export function remark(
  store: Store,
  actor: Person,
  submissionId: string,
  { isKept, ...comment }: CommentRequest,
  now: EpochMs,
): Promise<Remark> {
  return write(store, async (writer) => {
    const { submission } = await accessWork(writer, actor, submissionId, "read");
    const isStudents = submission.userId === actor.id;
    await accessWork(writer, actor, submissionId, isStudents ? "note" : "comment");
    if (isStudents && !isBesideNumber(comment.control))
      throw new RequestError(400, "Write beside the number that it is about.");
    const row = await addComment(writer, { ...comment, submissionId, authorId: actor.id }, now);
    if (isKept && !isStudents) await addToCommentBank(writer, actor.id, comment.text, now);
    const { id, text, atFrame, control, createdAt } = row;
    return { id, text, atFrame, control, author: actor.name, isStudents, createdAt };
  });
}

/** Takes a sentence out of the actor's own bank. */
export function forgetKept(store: Store, actor: Person, text: string): Promise<void> {
  return write(store, (writer) => dropFromCommentBank(writer, actor.id, text));
}

/**
 * Marks what a machine cannot hear.
 * @throws {NotFoundError} when the rubric has no such criterion
 * @throws {RequestError} 400 for more points than it gives
 */
export function markCriterion(
  store: Store,
  actor: Person,
  submissionId: string,
  { criterion, points, note }: RubricMarkRequest,
  now: EpochMs,
): Promise<void> {
  return write(store, async (writer) => {
    const { assignment } = await accessWork(writer, actor, submissionId, "mark");
    const { criteria } = await criteriaOf(writer, assignment);
    const known = criteria.find(({ id }) => id === criterion);
    if (known === undefined) throw new NotFoundError("This rubric has no such criterion.");
    if (points > known.maxPoints)
      throw new RequestError(400, `"${known.title}" gives ${known.maxPoints} points at most.`);
    if (!Number.isInteger(points))
      throw new RequestError(400, `Choose one of the levels of "${known.title}".`);
    await setRubricMark(writer, { submissionId, criterion, points, note, byId: actor.id, markedAt: now });
  });
}
