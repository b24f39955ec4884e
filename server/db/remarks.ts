import { randomUUID } from "node:crypto";
import type { Reader, Writer } from "./handle";
import type { CommentBankRow, CommentRow, EpochMs, NoteRow, RubricMarkRow, RubricRow } from "./tables";

/** Pins a comment to a time and a control of a work that was handed in. */
export async function addComment(
  writer: Writer,
  comment: Omit<CommentRow, "id" | "createdAt">,
  at: EpochMs,
): Promise<CommentRow> {
  const row = { ...comment, id: randomUUID(), createdAt: at };
  await writer.insertInto("comments").values(row).execute();
  return row;
}

/** The comments on a work, in the order of its time; those about the whole come first. */
export function commentsOn(reader: Reader, submissionId: string): Promise<CommentRow[]> {
  return reader
    .selectFrom("comments")
    .selectAll()
    .where("submissionId", "=", submissionId)
    .orderBy((eb) => eb.fn.coalesce("atFrame", eb.lit(-1)))
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** Keeps a sentence for the next time. */
export async function addToCommentBank(
  writer: Writer,
  ownerId: string,
  text: string,
  at: EpochMs,
): Promise<void> {
  await writer.insertInto("commentBank").values({ id: randomUUID(), ownerId, text, createdAt: at }).execute();
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
