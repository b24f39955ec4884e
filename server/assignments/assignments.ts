import { areToldByFiles } from "@/learning/exercises/file-goals";
import { goalsOfMade } from "@/learning/exercises/made";
import { type MadeExercise, type MadeFindings, reasonAgainstMade } from "@/learning/exercises/made-public";
import { allow } from "../auth/allow";
import { roleIn } from "../auth/in-class";
import {
  activityOn,
  changeAssignment,
  deleteAssignment,
  openAttemptsOn,
  setAttemptEnd,
} from "../db/assignments";
import { classById } from "../db/classes";
import { ConflictError } from "../db/errors";
import type { Reader, Store, Writer } from "../db/handle";
import type { Person } from "../db/people";
import type { AssignmentRow, ClassRow, EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import { addAssignment, assignmentById } from "../db/work";
import { findingsOn } from "../grading/made";
import { RequestError } from "../http/request-error";
import { momentOf } from "./class-clock";
import { type AssignmentContent, isSameWork, readContent, storedKindOf } from "./content";
import type { CreditStep } from "./credit";
import type { AssignmentInput } from "./requests";
import { termsOf } from "./student-terms";
import { attemptEndsAt } from "./terms";

/** Renders an exercise that an instructor has made and says what can be judged of it. */
export type MadeCheck = (made: MadeExercise) => Promise<MadeFindings>;

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const stepOf = ({ withinHours, percent }: AssignmentInput["credit"][number]): CreditStep => ({
  withinMs: withinHours === null ? null : Math.round(withinHours * HOUR_MS),
  credit01: percent / 100,
});

/** Dates that were typed by the clock of the class, as moments. What closes never does so before it is due. */
export function momentsOf(
  { opensAt, dueAt, closesAt }: Pick<AssignmentInput, "opensAt" | "dueAt" | "closesAt">,
  timeZone: string,
): Pick<AssignmentRow, "opensAt" | "dueAt" | "closesAt"> {
  return {
    opensAt: opensAt === null ? null : momentOf(opensAt, timeZone, "begins"),
    dueAt: dueAt === null ? null : momentOf(dueAt, timeZone, "ends"),
    closesAt: closesAt === null ? null : momentOf(closesAt, timeZone, "ends"),
  };
}

function rowOf(
  input: AssignmentInput,
  { id: classId, timeZone }: ClassRow,
  before: AssignmentRow | null,
  now: EpochMs,
): Omit<AssignmentRow, "id" | "createdAt"> {
  const { title, content, maxAttempts, timeLimitMinutes, credit, maxPoints } = input;
  return {
    classId,
    kind: storedKindOf(content),
    title,
    contentJson: JSON.stringify(content),
    ...momentsOf(input, timeZone),
    maxAttempts,
    timeLimitMs: timeLimitMinutes === null ? null : Math.round(timeLimitMinutes * MINUTE_MS),
    creditJson: JSON.stringify(credit.map(stepOf)),
    maxPoints,
    isAnonymous: input.isAnonymous ? 1 : 0,
    rubricId: before?.rubricId ?? null,
    publishedAt: input.isPublished ? (before?.publishedAt ?? now) : null,
    resultsOpenAt: input.results === "at-once" ? 0 : null,
  };
}

async function mayAssignIn(reader: Reader, actor: Person, classId: string): Promise<void> {
  allow(actor, "create", { kind: "assignment", classRole: await roleIn(reader, actor, classId) });
}

/** Says of an exercise that an instructor is making whether students could be marked by it. */
export async function checkMadeFor(
  store: Store,
  actor: Person,
  classId: string,
  made: MadeExercise,
  check: MadeCheck = findingsOn,
): Promise<MadeFindings> {
  await mayAssignIn(store.db, actor, classId);
  return check(made);
}

async function checkContent(content: AssignmentContent, check: MadeCheck): Promise<void> {
  if (content.kind !== "made") return;
  const reason = reasonAgainstMade(await check(content));
  if (reason !== null) throw new RequestError(400, reason);
}

/** That whoever hands in files of a made exercise can be marked by them. */
function checkFiles(content: AssignmentContent): void {
  if (content.kind !== "made" || !content.takesFiles || areToldByFiles(goalsOfMade(content))) return;
  throw new RequestError(
    400,
    "WAV files tell nothing of these goals, so nobody could be marked by them; set a goal of the whole mix, or take no files.",
  );
}

/** Gives a class something to do; what is not published only staff see. */
export async function createAssignment(
  store: Store,
  actor: Person,
  classId: string,
  input: AssignmentInput,
  now: EpochMs,
  check: MadeCheck = findingsOn,
): Promise<AssignmentRow> {
  await mayAssignIn(store.db, actor, classId);
  // Takes some seconds: not within the transaction.
  await checkContent(input.content, check);
  checkFiles(input.content);
  return write(store, async (writer) => {
    await mayAssignIn(writer, actor, classId);
    const { id, ...ofClass } = await classById(writer, classId);
    if (ofClass.endedAt !== null)
      throw new ConflictError("This class has ended; nothing is assigned in it any more.");
    return addAssignment(writer, rowOf(input, { id, ...ofClass }, null, now), now);
  });
}

async function mayChange(
  reader: Reader,
  actor: Person,
  action: "change" | "delete",
  assignmentId: string,
): Promise<AssignmentRow> {
  const assignment = await assignmentById(reader, assignmentId);
  const classRole = await roleIn(reader, actor, assignment.classId);
  allow(actor, action, { kind: "assignment", classRole });
  return assignment;
}

/** Sets an assignment anew. What students have begun goes on by the new dates. */
export async function replaceAssignment(
  store: Store,
  actor: Person,
  assignmentId: string,
  input: AssignmentInput,
  now: EpochMs,
  check: MadeCheck = findingsOn,
): Promise<AssignmentRow> {
  const { contentJson } = await mayChange(store.db, actor, "change", assignmentId);
  const known = readContent(contentJson);
  if (known === undefined || !isSameWork(input.content, known)) await checkContent(input.content, check);
  checkFiles(input.content);
  return write(store, async (writer) => {
    const before = await mayChange(writer, actor, "change", assignmentId);
    const { classId, ...row } = rowOf(input, await classById(writer, before.classId), before, now);
    const { attempts } = await activityOn(writer, assignmentId);
    const content = readContent(before.contentJson);
    if (attempts > 0 && (content === undefined || !isSameWork(input.content, content)))
      throw new ConflictError(
        "Students have begun this; make a new assignment for another exercise or lesson.",
      );
    if (attempts > 0 && row.publishedAt === null)
      throw new ConflictError(
        "Students have begun this, so it cannot be hidden; close it by its closing date.",
      );
    const after = await changeAssignment(writer, assignmentId, row);
    await moveEnds(writer, after);
    return after;
  });
}

/** Open attempts end by what holds now. */
export async function moveEnds(writer: Writer, assignment: AssignmentRow): Promise<void> {
  for (const attempt of await openAttemptsOn(writer, assignment.id)) {
    const terms = await termsOf(writer, assignment, attempt.userId);
    await setAttemptEnd(writer, attempt.id, attemptEndsAt(terms, attempt.startedAt));
  }
}

/** Deletes an assignment that nobody has handed in anything for. */
export function removeAssignment(store: Store, actor: Person, assignmentId: string): Promise<void> {
  return write(store, async (writer) => {
    await mayChange(writer, actor, "delete", assignmentId);
    const { submissions } = await activityOn(writer, assignmentId);
    if (submissions > 0)
      throw new ConflictError(
        "Students have handed in work for this, so it stays; close it by its closing date.",
      );
    await deleteAssignment(writer, assignmentId);
  });
}
