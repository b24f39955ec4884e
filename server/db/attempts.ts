import { NOT_HERE, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { AttemptRow, DraftRow, EpochMs, SubmissionRow, VariantRow } from "./tables";

/** A variant with the attempt that it belongs to; its secret is asked for apart. */
export interface HeldVariant {
  readonly variant: VariantRow;
  readonly attempt: AttemptRow;
}

/** @throws {NotFoundError} */
export async function variantById(reader: Reader, id: string): Promise<HeldVariant> {
  const variant = await reader.selectFrom("variants").selectAll().where("id", "=", id).executeTakeFirst();
  if (variant === undefined) throw new NotFoundError(NOT_HERE);
  const attempt = await reader
    .selectFrom("attempts")
    .selectAll()
    .where("id", "=", variant.attemptId)
    .executeTakeFirst();
  if (attempt === undefined) throw new NotFoundError(NOT_HERE);
  return { variant, attempt };
}

/** What was last kept of a work that is not handed in; undefined when nothing was. */
export function draftOf(reader: Reader, variantId: string): Promise<DraftRow | undefined> {
  return reader.selectFrom("drafts").selectAll().where("variantId", "=", variantId).executeTakeFirst();
}

/**
 * Keeps an attempt from everybody else until the transaction ends.
 * @returns the attempt as it is now
 */
export function lockAttempt(writer: Writer, attemptId: string): Promise<AttemptRow> {
  return writer
    .updateTable("attempts")
    .set((eb) => ({ number: eb.ref("number") }))
    .where("id", "=", attemptId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Ends an attempt by hand-in: an open one, or one that time has closed before the work came. */
export async function endByHandIn(writer: Writer, attemptId: string, at: EpochMs): Promise<void> {
  await writer
    .updateTable("attempts")
    .set({ state: "handed-in", endedAt: at })
    .where("id", "=", attemptId)
    .execute();
}

/** What was handed in for a variant, first to last: the student's own, and a draft that time has handed in. */
export function submissionsFor(reader: Reader, variantId: string): Promise<SubmissionRow[]> {
  return reader
    .selectFrom("submissions")
    .selectAll()
    .where("variantId", "=", variantId)
    .orderBy("receivedAt")
    .orderBy("id")
    .execute();
}

/** How a submission stands with its graders, the newest version first. */
export async function gradingOf(
  reader: Reader,
  submissionId: string,
): Promise<{
  readonly isFailed: boolean;
  readonly score: { readonly points: number; readonly resultJson: string } | undefined;
}> {
  const score = await reader
    .selectFrom("scores")
    .select(["points", "resultJson"])
    .where("submissionId", "=", submissionId)
    .orderBy("scoredAt", "desc")
    .orderBy("graderVersion", "desc")
    .executeTakeFirst();
  const failed = await reader
    .selectFrom("gradingJobs")
    .select("id")
    .where("submissionId", "=", submissionId)
    .where("state", "=", "failed")
    .executeTakeFirst();
  return { isFailed: failed !== undefined && score === undefined, score };
}
