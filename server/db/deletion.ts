import { addAudit } from "./audit";
import { ConflictError } from "./errors";
import type { Reader, Writer } from "./handle";
import { nameKeyOf, personById } from "./people";
import { clearTransfers } from "./progress-transfers";
import type { EpochMs } from "./tables";

const DAY_MS = 86_400_000;
/** How long a failed try is remembered at most. */
const FAILURES_MS = 30 * DAY_MS;

/** @throws {ConflictError} when the person is no student: what staff have made belongs to their classes */
async function studentById(reader: Reader, id: string) {
  const person = await personById(reader, id);
  if (person.role !== "student") throw new ConflictError(`${person.name} is no student.`);
  return person;
}

/**
 * Deletes a student with everything that is theirs or about them. What remains is one line that someone was deleted.
 * Backups that were made before still hold them.
 * @param actorId who does it; null: the command line or the retention
 * @throws {NotFoundError}
 * @throws {ConflictError} when the person is no student
 */
export async function deleteStudent(
  writer: Writer,
  id: string,
  actorId: string | null,
  at: EpochMs,
): Promise<void> {
  const student = await studentById(writer, id);
  await writer
    .deleteFrom("rosterNames")
    .where("nameKey", "=", nameKeyOf(student.name))
    .where("classId", "in", (eb) => eb.selectFrom("memberships").select("classId").where("userId", "=", id))
    .execute();
  await writer.deleteFrom("failures").where("subjectId", "=", id).execute();
  await writer
    .deleteFrom("audit")
    .where((eb) =>
      eb.or([
        eb("actorId", "=", id),
        eb("resourceId", "=", id),
        eb("resourceId", "in", eb.selectFrom("attempts").select("id").where("userId", "=", id)),
        eb("resourceId", "in", eb.selectFrom("submissions").select("id").where("userId", "=", id)),
      ]),
    )
    .execute();
  // Everything else refers to the student and goes along (`on delete cascade`).
  await writer.deleteFrom("users").where("id", "=", id).execute();
  const what = { actorId, action: "delete", resourceKind: "student", resourceId: null };
  await addAudit(writer, { ...what, details: {} }, at);
}

/** Takes a student out of one class with their work there; what they did elsewhere stays. */
export async function deleteFromClass(writer: Writer, classId: string, userId: string): Promise<void> {
  const { name } = await studentById(writer, userId);
  const inClass = (table: "attempts" | "overrides" | "grades" | "gradeLog" | "submissions") =>
    writer
      .deleteFrom(table)
      .where("userId", "=", userId)
      .where("assignmentId", "in", (eb) =>
        eb.selectFrom("assignments").select("assignments.id").where("assignments.classId", "=", classId),
      );
  // Submissions first: they go along with their attempts, and their ids with them.
  for (const table of ["submissions", "attempts"] as const) {
    const ids = (await inClass(table).returning("id").execute()).map(({ id }) => id);
    if (ids.length > 0) await writer.deleteFrom("audit").where("resourceId", "in", ids).execute();
  }
  for (const table of ["overrides", "grades", "gradeLog"] as const) await inClass(table).execute();
  await writer.deleteFrom("notes").where("classId", "=", classId).where("aboutId", "=", userId).execute();
  await writer
    .deleteFrom("groupMembers")
    .where("userId", "=", userId)
    .where("groupId", "in", (eb) =>
      eb.selectFrom("studentGroups").select("id").where("classId", "=", classId),
    )
    .execute();
  await writer
    .deleteFrom("rosterNames")
    .where("classId", "=", classId)
    .where("nameKey", "=", nameKeyOf(name))
    .execute();
  await writer
    .deleteFrom("memberships")
    .where("classId", "=", classId)
    .where("userId", "=", userId)
    .execute();
}

/** Takes a student out of a class with their work there, and deletes them for good where no other class has them. */
export async function removeStudent(
  writer: Writer,
  classId: string,
  userId: string,
  actorId: string | null,
  at: EpochMs,
): Promise<void> {
  const elsewhere = await writer
    .selectFrom("memberships")
    .select("classId")
    .where("userId", "=", userId)
    .where("classId", "<>", classId)
    .executeTakeFirst();
  if (elsewhere === undefined) await deleteStudent(writer, userId, actorId, at);
  else await deleteFromClass(writer, classId, userId);
}

/**
 * Removes every student of a class.
 * @returns how many there were
 */
async function removeStudents(
  writer: Writer,
  classId: string,
  actorId: string | null,
  at: EpochMs,
): Promise<number> {
  const members = await writer
    .selectFrom("memberships")
    .select("userId")
    .where("classId", "=", classId)
    .where("role", "=", "student")
    .execute();
  for (const { userId } of members) await removeStudent(writer, classId, userId, actorId, at);
  return members.length;
}

/** Deletes a class with its students, its assignments and all work in it, for good. */
export async function deleteClass(
  writer: Writer,
  classId: string,
  actorId: string | null,
  at: EpochMs,
): Promise<void> {
  await removeStudents(writer, classId, actorId, at);
  await writer.deleteFrom("classes").where("id", "=", classId).execute();
}

export interface Retained {
  readonly classes: number;
  readonly students: number;
  readonly signIns: number;
}

/**
 * Deletes what is kept no longer: the students of classes that ended long enough ago (their work there, and the
 * person where no other class has them), sign-ins and links that have run out, and old failed tries.
 */
export async function applyRetention(writer: Writer, now: EpochMs): Promise<Retained> {
  const ended = await writer
    .selectFrom("classes")
    .select(["id", "endedAt", "retentionDays"])
    .where("endedAt", "is not", null)
    .where("retentionDays", "is not", null)
    .execute();
  const due = ended.filter(({ endedAt, retentionDays }) => endedAt! + retentionDays! * DAY_MS <= now);
  let students = 0;
  for (const { id: classId } of due) {
    students += await removeStudents(writer, classId, null, now);
  }
  const signIns = await writer.deleteFrom("signIns").where("expiresAt", "<=", now).executeTakeFirst();
  await writer.deleteFrom("oneTimeLinks").where("expiresAt", "<=", now).execute();
  await writer
    .deleteFrom("failures")
    .where("sinceAt", "<=", now - FAILURES_MS)
    .execute();
  await clearTransfers(writer, now);
  return { classes: due.length, students, signIns: Number(signIns.numDeletedRows) };
}
