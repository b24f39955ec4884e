import { variantById } from "../db/attempts";
import { membershipOf } from "../db/classes";
import type { Reader } from "../db/handle";
import type { AssignmentRow, SubmissionRow } from "../db/tables";
import { assignmentById, overridesFor } from "../db/work";
import { type CreditStep, creditAt } from "./credit";
import { type Terms, termsFor } from "./terms";

/** What holds for one student on an assignment, as the data says now. */
export async function termsOf(reader: Reader, assignment: AssignmentRow, userId: string): Promise<Terms> {
  const overrides = await overridesFor(reader, assignment.id, userId);
  const membership = await membershipOf(reader, assignment.classId, userId);
  return termsFor(assignment, overrides, membership?.extraTimePercent ?? 0);
}

/** How much of its points a submission is worth by when it came, from 0 to 1. */
export async function creditOf(
  reader: Reader,
  { assignmentId, userId, variantId, receivedAt }: SubmissionRow,
): Promise<number> {
  const assignment = await assignmentById(reader, assignmentId);
  const { dueAt } = await termsOf(reader, assignment, userId);
  const { attempt } = await variantById(reader, variantId);
  const steps: CreditStep[] = JSON.parse(assignment.creditJson);
  return creditAt(steps, { dueAt, endsAt: attempt.closesAt }, receivedAt);
}
