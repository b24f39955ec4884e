import { ConflictError, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import { nameKeyOf } from "./people";
import type { Changes, ClassRow, MembershipRow } from "./tables";

const NOT_IN_CLASS = "Nobody with that id is in the class.";

/** @throws {NotFoundError} */
export async function memberOf(reader: Reader, classId: string, userId: string): Promise<MembershipRow> {
  const member = await reader
    .selectFrom("memberships")
    .selectAll()
    .where("classId", "=", classId)
    .where("userId", "=", userId)
    .executeTakeFirst();
  if (member === undefined) throw new NotFoundError(NOT_IN_CLASS);
  return member;
}

/** The classes in which someone waits to be let in. */
export const waitingFor = (reader: Reader, userId: string): Promise<Pick<ClassRow, "id" | "name">[]> =>
  reader
    .selectFrom("memberships")
    .innerJoin("classes", "classes.id", "memberships.classId")
    .select(["classes.id", "classes.name"])
    .where("userId", "=", userId)
    .where("state", "=", "waiting")
    .orderBy("classes.name")
    .execute();

/** How many active students each class has. */
export async function studentCounts(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .selectFrom("memberships")
    .select((eb) => ["classId", eb.fn.countAll<number | string>().as("students")])
    .where("role", "=", "student")
    .where("state", "=", "active")
    .groupBy("classId")
    .execute();
  return new Map(rows.map(({ classId, students }) => [classId, Number(students)]));
}

/**
 * Calls a student by another name, in every class and on every roster that they are on.
 * @throws {ConflictError} when the name is taken in one of them
 */
export async function renameStudent(writer: Writer, userId: string, name: string): Promise<void> {
  const nameKey = nameKeyOf(name);
  const classes = await writer
    .selectFrom("memberships")
    .select(["classId", "nameKey"])
    .where("userId", "=", userId)
    .execute();
  await writer.updateTable("users").set({ name }).where("id", "=", userId).execute();
  for (const { classId, nameKey: earlier } of classes) {
    const taken = await writer
      .selectFrom("memberships")
      .select("userId")
      .where("classId", "=", classId)
      .where("nameKey", "=", nameKey)
      .where("userId", "<>", userId)
      .executeTakeFirst();
    if (taken !== undefined) throw new ConflictError("Someone of that name is in the class already.");
    await renameOnRoster(writer, classId, earlier, { nameKey, name, userId });
  }
  await writer.updateTable("memberships").set({ nameKey }).where("userId", "=", userId).execute();
}

/** The old name goes from the roster: it would outlive the student there. */
async function renameOnRoster(
  writer: Writer,
  classId: string,
  earlier: string,
  now: { nameKey: string; name: string; userId: string },
): Promise<void> {
  const removed = await writer
    .deleteFrom("rosterNames")
    .where("classId", "=", classId)
    .where("nameKey", "=", earlier)
    .returning("nameKey")
    .executeTakeFirst();
  if (removed === undefined) return;
  await writer
    .insertInto("rosterNames")
    .values({ classId, ...now })
    .onConflict((conflict) => conflict.columns(["classId", "nameKey"]).doUpdateSet({ userId: now.userId }))
    .execute();
}

/** Sets how much longer than others someone has. */
export async function setExtraTime(
  writer: Writer,
  classId: string,
  userId: string,
  extraTimePercent: number,
): Promise<void> {
  await writer
    .updateTable("memberships")
    .set({ extraTimePercent })
    .where("classId", "=", classId)
    .where("userId", "=", userId)
    .execute();
}

/** Takes someone of the staff out of a class: nothing of theirs hangs on it. */
export async function removeMember(writer: Writer, classId: string, userId: string): Promise<void> {
  await writer
    .deleteFrom("memberships")
    .where("classId", "=", classId)
    .where("userId", "=", userId)
    .execute();
}

/** Which of a class's members have had as many failed tries as given, or more. */
export async function lockedIn(reader: Reader, classId: string, tries: number): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectFrom("failures")
    .innerJoin("memberships", "memberships.userId", "failures.subjectId")
    .select("subjectId")
    .where("subjectKind", "=", "account")
    .where("classId", "=", classId)
    .where("count", ">=", tries)
    .execute();
  return new Set(rows.map(({ subjectId }) => subjectId));
}

/** The names on a class's roster, and who has taken them. */
export async function rosterOf(
  reader: Reader,
  classId: string,
): Promise<{ name: string; userId: string | null }[]> {
  const rows = await reader
    .selectFrom("rosterNames")
    .select(["nameKey", "name", "userId"])
    .where("classId", "=", classId)
    .orderBy("nameKey")
    .execute();
  return rows.map(({ nameKey, name, userId }) => ({ name: name ?? nameKey, userId }));
}

/** Takes the names from the roster that nobody has taken yet. */
export async function clearRoster(writer: Writer, classId: string): Promise<void> {
  await writer.deleteFrom("rosterNames").where("classId", "=", classId).where("userId", "is", null).execute();
}

/** Changes what a class is called, how long it is kept, and whether it has ended. */
export async function changeClass(
  writer: Writer,
  classId: string,
  changes: Changes<Pick<ClassRow, "name" | "timeZone" | "retentionDays" | "endedAt">>,
): Promise<void> {
  await writer.updateTable("classes").set(changes).where("id", "=", classId).execute();
}

/** Every class there is, by name. */
export const listClasses = (reader: Reader): Promise<ClassRow[]> =>
  reader.selectFrom("classes").selectAll().orderBy("name").orderBy("id").execute();
