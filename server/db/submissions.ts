import { createHash, randomUUID } from "node:crypto";
import { ConflictError, NOT_HERE, NotFoundError } from "./errors";
import { recordHandIn } from "./grades";
import type { Reader, Writer } from "./handle";
import type { EpochMs, SubmissionRow } from "./tables";

export interface HandIn {
  /** UUID that the student's device made at the click. */
  readonly id: string;
  readonly variantId: string;
  readonly userId: string;
  /** A session document or the answers of a quiz, as the text that was sent. */
  readonly workJson: string;
  /** By the student's clock. */
  readonly madeAt: EpochMs;
  readonly isLate: boolean;
  /** Whose job it becomes; null: there is nothing to be graded later. */
  readonly grader: { readonly name: string; readonly version: number } | null;
}

/** What a student's device may forget its copy for. */
export interface Receipt {
  readonly submissionId: string;
  readonly hash: string;
  readonly receivedAt: EpochMs;
  readonly isLate: boolean;
}

/** SHA-256 of a work as it was sent, in hexadecimal. */
export const workHash = (workJson: string): string => createHash("sha256").update(workJson).digest("hex");

/**
 * The receipt for a work that came before; undefined when none did under this id.
 * @throws {ConflictError} when the id holds another work, or someone else's
 */
export async function storedReceipt(
  reader: Reader,
  { id, userId, variantId, workJson }: Pick<HandIn, "id" | "userId" | "variantId" | "workJson">,
): Promise<Receipt | undefined> {
  const stored = await reader
    .selectFrom("submissions")
    .select(["hash", "userId", "variantId", "receiptJson"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (stored === undefined) return undefined;
  const isSame =
    stored.hash === workHash(workJson) && stored.userId === userId && stored.variantId === variantId;
  if (!isSame) throw new ConflictError("Another work was handed in under this id.");
  return JSON.parse(stored.receiptJson);
}

/**
 * Stores what a student hands in, with its grading job and its place in the gradebook, once: the same id with the same work
 * gives the stored receipt again, whenever and however often it comes.
 * @throws {ConflictError} when the id holds another work, or someone else's
 * @throws {NotFoundError} when the variant is none of this student's
 */
export async function handIn(writer: Writer, given: HandIn, now: EpochMs): Promise<Receipt> {
  const stored = await storedReceipt(writer, given);
  if (stored !== undefined) return stored;
  const { assignmentId } = await ownVariant(writer, given.variantId, given.userId);
  return storeHandIn(writer, given, assignmentId, now);
}

/** The same for an id that nothing is stored under, and a variant that is known to be this student's. */
export async function storeHandIn(
  writer: Writer,
  given: HandIn,
  assignmentId: string,
  now: EpochMs,
): Promise<Receipt> {
  const { id, userId, variantId } = given;
  const hash = workHash(given.workJson);
  const receipt: Receipt = { submissionId: id, hash, receivedAt: now, isLate: given.isLate };
  const row: SubmissionRow = {
    id,
    variantId,
    assignmentId,
    userId,
    workJson: given.workJson,
    hash,
    madeAt: given.madeAt,
    receivedAt: now,
    isLate: given.isLate ? 1 : 0,
    receiptJson: JSON.stringify(receipt),
  };
  await writer.insertInto("submissions").values(row).execute();
  if (given.grader !== null) await addGradingJob(writer, id, hash, given.grader, now);
  await recordHandIn(writer, row);
  return receipt;
}

async function ownVariant(
  reader: Reader,
  variantId: string,
  userId: string,
): Promise<{ assignmentId: string }> {
  const own = await reader
    .selectFrom("variants")
    .innerJoin("attempts", "attempts.id", "variants.attemptId")
    .select("attempts.assignmentId")
    .where("variants.id", "=", variantId)
    .where("attempts.userId", "=", userId)
    .executeTakeFirst();
  if (own === undefined) throw new NotFoundError(NOT_HERE);
  return own;
}

/** Queues a submission for a grader; the same version of it once. */
export async function addGradingJob(
  writer: Writer,
  submissionId: string,
  sessionHash: string,
  grader: { readonly name: string; readonly version: number },
  now: EpochMs,
): Promise<void> {
  const idle = { state: "waiting" as const, leaseOwner: null, leaseUntil: null, tries: 0, lastError: null };
  const what = { submissionId, sessionHash, grader: grader.name, graderVersion: grader.version };
  await writer
    .insertInto("gradingJobs")
    .values({ ...what, ...idle, id: randomUUID(), runAfter: now, createdAt: now })
    .onConflict((conflict) => conflict.columns(["submissionId", "grader", "graderVersion"]).doNothing())
    .execute();
}

/** @throws {NotFoundError} */
export async function submissionById(reader: Reader, id: string): Promise<SubmissionRow> {
  const row = await reader.selectFrom("submissions").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return row;
}

/** What a student handed in for an assignment, first to last. */
export function submissionsOf(
  reader: Reader,
  assignmentId: string,
  userId: string,
): Promise<SubmissionRow[]> {
  return reader
    .selectFrom("submissions")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .where("userId", "=", userId)
    .orderBy("receivedAt")
    .orderBy("id")
    .execute();
}
