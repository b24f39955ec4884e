import { NOT_HERE, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { AssignmentRow, AttemptRow, ScoreRow, SubmissionRow, VariantRow } from "./tables";

/** A variant with whose it is, and where it belongs. */
export type PlacedVariant = VariantRow &
  Pick<AttemptRow, "userId" | "assignmentId"> &
  Pick<AssignmentRow, "classId">;

/** @throws {NotFoundError} */
export async function placedVariant(reader: Reader, variantId: string): Promise<PlacedVariant> {
  const row = await reader
    .selectFrom("variants")
    .innerJoin("attempts", "attempts.id", "variants.attemptId")
    .innerJoin("assignments", "assignments.id", "attempts.assignmentId")
    .selectAll("variants")
    .select(["attempts.userId", "attempts.assignmentId", "assignments.classId"])
    .where("variants.id", "=", variantId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return row;
}

export async function variantExists(reader: Reader, variantId: string): Promise<boolean> {
  const row = await reader.selectFrom("variants").select("id").where("id", "=", variantId).executeTakeFirst();
  return row !== undefined;
}

/** Everything that grading a submission needs. */
export interface WorkToGrade {
  readonly submission: SubmissionRow;
  readonly variant: VariantRow;
  readonly secret: unknown;
  readonly assignment: AssignmentRow;
}

/** @throws {NotFoundError} when it is gone */
export async function workToGrade(reader: Reader, submissionId: string): Promise<WorkToGrade> {
  const submission = await reader
    .selectFrom("submissions")
    .selectAll()
    .where("id", "=", submissionId)
    .executeTakeFirst();
  if (submission === undefined) throw new NotFoundError(NOT_HERE);
  const variant = await reader
    .selectFrom("variants")
    .innerJoin("variantSecrets", "variantSecrets.variantId", "variants.id")
    .selectAll("variants")
    .select("secretJson")
    .where("variants.id", "=", submission.variantId)
    .executeTakeFirstOrThrow();
  const assignment = await reader
    .selectFrom("assignments")
    .selectAll()
    .where("id", "=", submission.assignmentId)
    .executeTakeFirstOrThrow();
  return { submission, variant, secret: JSON.parse(variant.secretJson), assignment };
}

/** What a version of a grader has found for work of a hash, with the secret of the variant it was found on. */
export async function scoresOfHash(
  reader: Reader,
  hash: string,
  grader: { readonly name: string; readonly version: number },
): Promise<{ readonly resultJson: string; readonly secretJson: string }[]> {
  return reader
    .selectFrom("scores")
    .innerJoin("submissions", "submissions.id", "scores.submissionId")
    .innerJoin("variantSecrets", "variantSecrets.variantId", "submissions.variantId")
    .select(["scores.resultJson", "variantSecrets.secretJson"])
    .where("submissions.hash", "=", hash)
    .where("scores.grader", "=", grader.name)
    .where("scores.graderVersion", "=", grader.version)
    .execute();
}

/**
 * Stores that work could not be marked, and why. It is worth no points, and none are written into the gradebook: nothing has
 * been marked, and its variant takes another work.
 */
export async function addUnmarked(writer: Writer, finding: Omit<ScoreRow, "points">): Promise<void> {
  await writer
    .insertInto("scores")
    .values({ ...finding, points: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
