import { allow } from "../auth/allow";
import { addAudit } from "../db/audit";
import { NOT_HERE, NotFoundError } from "../db/errors";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import {
  addComment,
  addToCommentBank,
  commentById,
  deleteComment,
  dropFromCommentBank,
  editComment,
  setRubricMark,
} from "../db/remarks";
import type { CommentRow, EpochMs } from "../db/tables";
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
    return remarkOf(row, { author: actor.name, isStudents, isOwn: true });
  });
}

/** Something that the actor wrote to a work. */
async function ownRemark(
  reader: Reader,
  actor: Person,
  { submissionId, commentId }: RemarkPlace,
): Promise<{ row: CommentRow; isStudents: boolean }> {
  const { submission, classRole } = await accessWork(reader, actor, submissionId, "read");
  const row = await commentById(reader, commentId);
  if (row.submissionId !== submissionId) throw new NotFoundError(NOT_HERE);
  allow(actor, "change", { kind: "remark", classRole, ownerId: row.authorId });
  return { row, isStudents: submission.userId === actor.id };
}

export interface RemarkPlace {
  readonly submissionId: string;
  readonly commentId: string;
}

const auditOf = (action: string, actor: Person, { submissionId }: RemarkPlace) => ({
  ...{ actorId: actor.id, action, resourceKind: "comment", resourceId: submissionId },
  details: {},
});

/**
 * Says it otherwise; that it was changed stays with it.
 * @throws {NotFoundError} for what is not there, or is nothing to the actor
 * @throws {ForbiddenError} for what somebody else wrote
 */
export function editRemark(
  store: Store,
  actor: Person,
  place: RemarkPlace,
  text: string,
  now: EpochMs,
): Promise<Remark> {
  return write(store, async (writer) => {
    const { row, isStudents } = await ownRemark(writer, actor, place);
    await editComment(writer, row.id, text, now);
    await addAudit(writer, auditOf("edit", actor, place), now);
    return remarkOf({ ...row, text, editedAt: now }, { author: actor.name, isStudents, isOwn: true });
  });
}

/** Takes it away. @throws as `editRemark` */
export function deleteRemark(store: Store, actor: Person, place: RemarkPlace, now: EpochMs): Promise<void> {
  return write(store, async (writer) => {
    const { row } = await ownRemark(writer, actor, place);
    await deleteComment(writer, row.id);
    await addAudit(writer, auditOf("delete", actor, place), now);
  });
}

/** A comment as a page shows it. */
export const remarkOf = (
  { id, text, atFrame, control, createdAt, editedAt }: CommentRow,
  by: Pick<Remark, "author" | "isStudents" | "isOwn">,
): Remark => ({ id, text, atFrame, control, createdAt, editedAt, ...by });

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
