import { resultsOpenFrom } from "../assignments/results";
import { termsOf } from "../assignments/student-terms";
import { allow } from "../auth/allow";
import { type Action, can } from "../auth/can";
import { roleIn } from "../auth/in-class";
import type { Reader } from "../db/handle";
import type { Person } from "../db/people";
import { submissionById } from "../db/submissions";
import type { AssignmentRow, ClassRole, EpochMs, SubmissionRow } from "../db/tables";
import { assignmentById } from "../db/work";

/** A work that someone may do something with. */
export interface AccessedWork {
  readonly submission: SubmissionRow;
  readonly assignment: AssignmentRow;
  readonly classRole: ClassRole | null;
  /** True for those who mark it, false for whose it is. */
  readonly isMarker: boolean;
}

/**
 * A work, for who may do something with it.
 * @throws {NotFoundError} also for who has nothing to do with the class
 * @throws {ForbiddenError} for who may see it and not do this
 */
export async function accessWork(
  reader: Reader,
  actor: Person,
  submissionId: string,
  action: Action,
): Promise<AccessedWork> {
  const submission = await submissionById(reader, submissionId);
  const assignment = await assignmentById(reader, submission.assignmentId);
  const classRole = await roleIn(reader, actor, assignment.classId);
  const work = { kind: "work", classRole, ownerId: submission.userId } as const;
  allow(actor, action, work);
  return { submission, assignment, classRole, isMarker: can(actor, "mark", work) };
}

/** Whether a student sees by now what the program found, and what was hidden. */
export async function areResultsOpen(
  reader: Reader,
  assignment: AssignmentRow,
  userId: string,
  now: EpochMs,
): Promise<boolean> {
  const openFrom = resultsOpenFrom(assignment, await termsOf(reader, assignment, userId));
  return openFrom === null || now >= openFrom;
}
