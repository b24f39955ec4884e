import { allow } from "../auth/allow";
import { roleIn } from "../auth/in-class";
import { dropOverride, overridesOn } from "../db/assignments";
import { classById, membershipOf } from "../db/classes";
import { NOT_HERE, NotFoundError } from "../db/errors";
import { classOfGroup } from "../db/groups";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import type { AssignmentRow, OverrideRow } from "../db/tables";
import { write } from "../db/transactions";
import { assignmentById, setOverride } from "../db/work";
import { momentsOf, moveEnds } from "./assignments";
import type { OverrideInput } from "./requests";

const MINUTE_MS = 60_000;

type Whose = OverrideInput["whose"];

async function mayOverride(reader: Reader, actor: Person, assignmentId: string): Promise<AssignmentRow> {
  const assignment = await assignmentById(reader, assignmentId);
  const classRole = await roleIn(reader, actor, assignment.classId);
  allow(actor, "change", { kind: "assignment", classRole });
  return assignment;
}

async function checkOfClass(reader: Reader, classId: string, whose: Whose): Promise<void> {
  const isOfClass =
    "userId" in whose
      ? (await membershipOf(reader, classId, whose.userId))?.role === "student"
      : (await classOfGroup(reader, whose.groupId)) === classId;
  if (!isOfClass) throw new NotFoundError(NOT_HERE);
}

/** Sets other dates, attempts or extra time for one student or one group; what they have begun goes on by them. */
export function grantOverride(
  store: Store,
  actor: Person,
  assignmentId: string,
  input: OverrideInput,
): Promise<OverrideRow[]> {
  return write(store, async (writer) => {
    const assignment = await mayOverride(writer, actor, assignmentId);
    await checkOfClass(writer, assignment.classId, input.whose);
    const { timeZone } = await classById(writer, assignment.classId);
    const { extraTimeMinutes, maxAttempts, whose } = input;
    await setOverride(writer, {
      assignmentId,
      userId: "userId" in whose ? whose.userId : null,
      groupId: "groupId" in whose ? whose.groupId : null,
      ...momentsOf(input, timeZone),
      maxAttempts,
      extraTimeMs: extraTimeMinutes === null ? null : Math.round(extraTimeMinutes * MINUTE_MS),
    });
    await moveEnds(writer, assignment);
    return overridesOn(writer, assignmentId);
  });
}

/** Takes back what was set for one student or one group. */
export function removeOverride(
  store: Store,
  actor: Person,
  assignmentId: string,
  whose: Whose,
): Promise<OverrideRow[]> {
  return write(store, async (writer) => {
    const assignment = await mayOverride(writer, actor, assignmentId);
    await dropOverride(writer, assignmentId, whose);
    await moveEnds(writer, assignment);
    return overridesOn(writer, assignmentId);
  });
}
