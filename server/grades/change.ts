import { allow } from "../auth/allow";
import type { Action, ResourceKind } from "../auth/can";
import { roleIn } from "../auth/in-class";
import { membershipOf } from "../db/classes";
import { NOT_HERE, NotFoundError } from "../db/errors";
import { addGradeEntry, type GradeEntry, mendGrades } from "../db/grades";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { submissionById } from "../db/submissions";
import type { AssignmentRow, EpochMs, GradeRow } from "../db/tables";
import { write } from "../db/transactions";
import { assignmentById } from "../db/work";
import { RequestError } from "../http/request-error";
import type { GradeChange, GradeRequest } from "./requests";

function entryOf(change: GradeChange, { maxPoints }: AssignmentRow): GradeEntry {
  switch (change.kind) {
    case "override":
      if (change.points > maxPoints)
        throw new RequestError(400, `This assignment gives ${maxPoints} points at most.`);
      return { kind: "overridden", points: change.points, why: change.why };
    case "remove-override":
      return { kind: "override-removed" };
    case "excuse":
      return { kind: "excused" };
    case "missing":
      return { kind: "missing" };
    case "return":
      return { kind: "feedback", text: change.feedback, submissionId: change.submissionId };
  }
}

/** Marking belongs to who reads the work; what overrules the program is the instructor's. */
const rightFor = ({ kind }: GradeChange): readonly [Action, ResourceKind] =>
  kind === "return" ? ["mark", "work"] : ["override", "grade"];

/**
 * A person changes a grade: one more entry of its log, with who, when and why.
 * @throws {NotFoundError} when the assignment is not there, or nobody like that is in its class
 * @throws {ForbiddenError} when it is not the actor's to do
 * @throws {RequestError} 400 for more points than there are
 */
export function changeGrade(
  store: Store,
  actor: Person,
  { assignmentId, studentId, change }: GradeRequest,
  now: EpochMs,
): Promise<GradeRow> {
  return write(store, async (writer) => {
    const assignment = await assignmentById(writer, assignmentId);
    const classRole = await roleIn(writer, actor, assignment.classId);
    const [action, kind] = rightFor(change);
    allow(actor, action, { kind, classRole, ownerId: studentId });
    const membership = await membershipOf(writer, assignment.classId, studentId);
    if (membership?.role !== "student") throw new NotFoundError(NOT_HERE);
    if (change.kind === "return" && change.submissionId !== undefined) {
      const { userId, ...work } = await submissionById(writer, change.submissionId);
      if (userId !== studentId || work.assignmentId !== assignmentId) throw new NotFoundError(NOT_HERE);
    }
    const entry = entryOf(change, assignment);
    return addGradeEntry(writer, { assignmentId, userId: studentId }, entry, actor.id, now);
  });
}

/**
 * Computes every grade of a class anew from its log, and mends what disagrees.
 * @returns how many there are, and how many were wrong
 * @throws as `changeGrade`
 */
export function recomputeClass(
  store: Store,
  actor: Person,
  classId: string,
): Promise<{ checked: number; mended: number }> {
  return write(store, async (writer) => {
    const classRole = await roleIn(writer, actor, classId);
    allow(actor, "regrade", { kind: "grade", classRole });
    return mendGrades(writer, classId);
  });
}
