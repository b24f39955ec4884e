import { allow } from "../auth/allow";
import { roleIn } from "../auth/in-class";
import { NOT_HERE, NotFoundError } from "../db/errors";
import type { Reader } from "../db/handle";
import type { Person } from "../db/people";
import type { AssignmentRow, ClassRole } from "../db/tables";
import { assignmentById } from "../db/work";
import { type AssignmentContent, readContent } from "./content";

export interface ReadableAssignment {
  readonly assignment: AssignmentRow;
  readonly classRole: ClassRole | null;
}

/**
 * An assignment that someone may see: a draft is there for staff alone.
 * @throws {NotFoundError} also for what is not theirs to see
 */
export async function readableAssignment(
  reader: Reader,
  actor: Person,
  assignmentId: string,
): Promise<ReadableAssignment> {
  const assignment = await assignmentById(reader, assignmentId);
  const classRole = await roleIn(reader, actor, assignment.classId);
  allow(actor, "read", { kind: "assignment", classRole });
  if (assignment.publishedAt === null && classRole === "student") throw new NotFoundError(NOT_HERE);
  return { assignment, classRole };
}

/** @throws {NotFoundError} where an assignment is of a kind that is done elsewhere */
export function contentOf(assignment: AssignmentRow): AssignmentContent {
  const content = readContent(assignment.contentJson);
  if (content === undefined) throw new NotFoundError("This kind of assignment is done on another page.");
  return content;
}
