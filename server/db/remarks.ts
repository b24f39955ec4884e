import { randomUUID } from "node:crypto";
import { NOT_HERE, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type {
  CommentBankRow,
  CommentRow,
  EpochMs,
  NoteRow,
  RubricMarkRow,
  RubricRow,
  SubmissionRow,
} from "./tables";

/** Pins a comment to a time and a control of a work that was handed in. */
export async function addComment(
  writer: Writer,
  comment: Omit<CommentRow, "id" | "createdAt" | "editedAt">,
  at: EpochMs,
): Promise<CommentRow> {
  const row = { ...comment, id: randomUUID(), createdAt: at, editedAt: null };
  await writer.insertInto("comments").values(row).execute();
  return row;
}

/** The comments on a work, in the order of its time; those about the whole come first. */
export function commentsOn(
  reader: Reader,
  submissionId: string,
): Promise<(CommentRow & { readonly author: string })[]> {
  return reader
    .selectFrom("comments")
    .innerJoin("users", "users.id", "comments.authorId")
    .selectAll("comments")
    .select("users.name as author")
    .where("submissionId", "=", submissionId)
    .orderBy((eb) => eb.fn.coalesce("atFrame", eb.lit(-1)))
    .orderBy("comments.createdAt")
    .orderBy("comments.id")
    .execute();
}

/** @throws {NotFoundError} */
export async function commentById(reader: Reader, id: string): Promise<CommentRow> {
  const row = await reader.selectFrom("comments").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return row;
}

export async function editComment(writer: Writer, id: string, text: string, at: EpochMs): Promise<void> {
  await writer.updateTable("comments").set({ text, editedAt: at }).where("id", "=", id).execute();
}

export async function deleteComment(writer: Writer, id: string): Promise<void> {
  await writer.deleteFrom("comments").where("id", "=", id).execute();
}

/** A whole class, or one of its assignments. */
export type ClassPlace = { readonly classId: string } | { readonly assignmentId: string };

/** What was said to the points of works, by whom, first to last. */
export function pointsRemarks(
  reader: Reader,
  where: ClassPlace,
): Promise<(Pick<CommentRow, "authorId" | "createdAt"> & Pick<SubmissionRow, "assignmentId" | "userId">)[]> {
  const said = reader
    .selectFrom("comments")
    .innerJoin("submissions", "submissions.id", "comments.submissionId")
    .innerJoin("assignments", "assignments.id", "submissions.assignmentId")
    .select(["authorId", "comments.createdAt", "assignmentId", "userId"])
    .where("control", "=", "points")
    .orderBy("comments.createdAt")
    .orderBy("comments.id");
  const here =
    "classId" in where
      ? said.where("classId", "=", where.classId)
      : said.where("assignmentId", "=", where.assignmentId);
  return here.execute();
}

/** What students said to their own works for an assignment. */
export function studentsRemarksFor(
  reader: Reader,
  assignmentId: string,
): Promise<Pick<CommentRow, "submissionId" | "control" | "createdAt">[]> {
  return reader
    .selectFrom("comments")
    .innerJoin("submissions", "submissions.id", "comments.submissionId")
    .select(["submissionId", "control", "createdAt"])
    .where("assignmentId", "=", assignmentId)
    .whereRef("comments.authorId", "=", "submissions.userId")
    .execute();
}

/** Keeps a sentence for the next time, once. */
export async function addToCommentBank(
  writer: Writer,
  ownerId: string,
  text: string,
  at: EpochMs,
): Promise<void> {
  await dropFromCommentBank(writer, ownerId, text);
  await writer.insertInto("commentBank").values({ id: randomUUID(), ownerId, text, createdAt: at }).execute();
}

/** Forgets a kept sentence. */
export async function dropFromCommentBank(writer: Writer, ownerId: string, text: string): Promise<void> {
  await writer.deleteFrom("commentBank").where("ownerId", "=", ownerId).where("text", "=", text).execute();
}

/** Someone's kept sentences, newest first. */
export function commentBankOf(reader: Reader, ownerId: string): Promise<CommentBankRow[]> {
  return reader
    .selectFrom("commentBank")
    .selectAll()
    .where("ownerId", "=", ownerId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
}

/** Makes a rubric: what a machine cannot hear. */
export async function addRubric(
  writer: Writer,
  rubric: Pick<RubricRow, "classId" | "title" | "criteriaJson">,
  at: EpochMs,
): Promise<RubricRow> {
  const row = { ...rubric, id: randomUUID(), createdAt: at };
  await writer.insertInto("rubrics").values(row).execute();
  return row;
}

/** The rubrics of a class, older ones first. */
export function rubricsOf(reader: Reader, classId: string): Promise<RubricRow[]> {
  return reader
    .selectFrom("rubrics")
    .selectAll()
    .where("classId", "=", classId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** A rubric; undefined where it was deleted. */
export function rubricById(reader: Reader, id: string): Promise<RubricRow | undefined> {
  return reader.selectFrom("rubrics").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Marks one criterion of a work; marking it again replaces the mark. */
export async function setRubricMark(writer: Writer, mark: RubricMarkRow): Promise<void> {
  await writer
    .insertInto("rubricMarks")
    .values(mark)
    .onConflict((conflict) => conflict.columns(["submissionId", "criterion"]).doUpdateSet(mark))
    .execute();
}

/** The marks of a work, by criterion. */
export function rubricMarksOn(reader: Reader, submissionId: string): Promise<RubricMarkRow[]> {
  return reader
    .selectFrom("rubricMarks")
    .selectAll()
    .where("submissionId", "=", submissionId)
    .orderBy("criterion")
    .execute();
}

/** Writes down what only the instructors of a class read. */
export async function addNote(
  writer: Writer,
  note: Omit<NoteRow, "id" | "createdAt">,
  at: EpochMs,
): Promise<void> {
  await writer
    .insertInto("notes")
    .values({ ...note, id: randomUUID(), createdAt: at })
    .execute();
}
