import { randomUUID } from "node:crypto";
import { ConflictError, NOT_HERE, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import { nameKeyOf, type Person } from "./people";
import type { ClassRole, ClassRow, EpochMs, JoinCodeRow, MembershipRow } from "./tables";

/** @throws {RangeError} when it is no name of a time zone */
const checkTimeZone = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone });

/**
 * Makes a class with its instructor.
 * @throws {RangeError} when `timeZone` is no name of a time zone
 */
export async function addClass(
  writer: Writer,
  made: Pick<ClassRow, "name" | "timeZone" | "retentionDays">,
  instructor: Pick<Person, "id" | "name">,
  at: EpochMs,
): Promise<ClassRow> {
  checkTimeZone(made.timeZone);
  const row: ClassRow = { ...made, id: randomUUID(), createdAt: at, endedAt: null };
  await writer.insertInto("classes").values(row).execute();
  await addMember(writer, row.id, instructor, { role: "instructor", state: "active" }, at);
  return row;
}

/** @throws {NotFoundError} */
export async function classById(reader: Reader, id: string): Promise<ClassRow> {
  const row = await reader.selectFrom("classes").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return row;
}

/** The classes that someone is in, with the role they have there. */
export function classesOf(reader: Reader, userId: string): Promise<(ClassRow & { role: ClassRole })[]> {
  return reader
    .selectFrom("memberships")
    .innerJoin("classes", "classes.id", "memberships.classId")
    .selectAll("classes")
    .select("memberships.role")
    .where("userId", "=", userId)
    .where("state", "=", "active")
    .orderBy("classes.name")
    .orderBy("classes.id")
    .execute();
}

/** Someone's place in a class; undefined when they have none. */
export function membershipOf(
  reader: Reader,
  classId: string,
  userId: string,
): Promise<MembershipRow | undefined> {
  return reader
    .selectFrom("memberships")
    .selectAll()
    .where("classId", "=", classId)
    .where("userId", "=", userId)
    .executeTakeFirst();
}

/** Everybody in a class, by name. */
export function membersOf(reader: Reader, classId: string): Promise<(MembershipRow & { name: string })[]> {
  return reader
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.userId")
    .selectAll("memberships")
    .select("users.name")
    .where("classId", "=", classId)
    .orderBy("nameKey")
    .execute();
}

/**
 * Puts someone into a class.
 * @throws {ConflictError} when they are in it, or the name is taken there
 */
export async function addMember(
  writer: Writer,
  classId: string,
  person: Pick<Person, "id" | "name">,
  place: Pick<MembershipRow, "role" | "state">,
  at: EpochMs,
): Promise<void> {
  const nameKey = nameKeyOf(person.name);
  const row = { classId, userId: person.id, nameKey, extraTimePercent: 0, joinedAt: at, ...place };
  const added = await writer
    .insertInto("memberships")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning("userId")
    .executeTakeFirst();
  if (added === undefined) throw new ConflictError("Someone of that name is in the class already.");
}

/** Lets a waiting student in, or takes someone out without deleting their work. */
export async function setMemberState(
  writer: Writer,
  classId: string,
  userId: string,
  state: MembershipRow["state"],
): Promise<void> {
  const { numUpdatedRows } = await writer
    .updateTable("memberships")
    .set({ state })
    .where("classId", "=", classId)
    .where("userId", "=", userId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFoundError("Nobody with that id is in the class.");
}

/**
 * Gives a class a new join code and closes those it had.
 * @throws {ConflictError} when the code exists: draw another
 */
export async function replaceJoinCode(
  writer: Writer,
  code: Omit<JoinCodeRow, "createdAt" | "closedAt">,
  at: EpochMs,
): Promise<void> {
  await writer
    .updateTable("joinCodes")
    .set({ closedAt: at })
    .where("classId", "=", code.classId)
    .where("closedAt", "is", null)
    .execute();
  const added = await writer
    .insertInto("joinCodes")
    .values({ ...code, createdAt: at, closedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("code")
    .executeTakeFirst();
  if (added === undefined) throw new ConflictError("That join code exists.");
}

/** The class that a code is or was of, open or not. */
export async function classByCode(reader: Reader, code: string): Promise<string | undefined> {
  const found = await reader
    .selectFrom("joinCodes")
    .select("classId")
    .where("code", "=", code)
    .executeTakeFirst();
  return found?.classId;
}

const openCode = (reader: Reader, code: string, now: EpochMs): Promise<JoinCodeRow | undefined> =>
  reader
    .selectFrom("joinCodes")
    .innerJoin("classes", "classes.id", "joinCodes.classId")
    .selectAll("joinCodes")
    .where("code", "=", code)
    .where("closedAt", "is", null)
    .where("endedAt", "is", null)
    .where((eb) => eb.or([eb("expiresAt", "is", null), eb("expiresAt", ">", now)]))
    .executeTakeFirst();

/** Whether a code opens a class for somebody. */
export const isOpenCode = async (reader: Reader, code: string, now: EpochMs): Promise<boolean> =>
  (await openCode(reader, code, now)) !== undefined;

/**
 * Seats a student by join code. Two who come together for the last seat get it one after the other: one of them does not.
 * @returns the class, and whether the student must wait to be let in
 * @throws {NotFoundError} when no open code is like that, or the name is not on the roster: one sentence for all,
 *   so that it cannot be used to find names
 * @throws {ConflictError} when the name is taken or every seat is
 */
export async function joinByCode(
  writer: Writer,
  code: string,
  student: Pick<Person, "id" | "name">,
  now: EpochMs,
): Promise<{ classId: string; state: "waiting" | "active" }> {
  const open = await openCode(writer, code, now);
  if (open === undefined) throw new NotFoundError("This code opens no class, or not for this name.");
  const { classId, seatLimit, admission } = open;
  if (seatLimit !== null && (await seatsTaken(writer, classId)) >= seatLimit)
    throw new ConflictError("Every seat of the class is taken.");
  if (admission === "roster") await takeRosterName(writer, classId, student);
  const state = admission === "approve" ? "waiting" : "active";
  await addMember(writer, classId, student, { role: "student", state }, now);
  return { classId, state };
}

async function seatsTaken(reader: Reader, classId: string): Promise<number> {
  const { taken } = await reader
    .selectFrom("memberships")
    .select((eb) => eb.fn.countAll<number>().as("taken"))
    .where("classId", "=", classId)
    .where("role", "=", "student")
    .where("state", "<>", "left")
    .executeTakeFirstOrThrow();
  return taken;
}

async function takeRosterName(
  writer: Writer,
  classId: string,
  student: Pick<Person, "id" | "name">,
): Promise<void> {
  const { numUpdatedRows } = await writer
    .updateTable("rosterNames")
    .set({ userId: student.id })
    .where("classId", "=", classId)
    .where("nameKey", "=", nameKeyOf(student.name))
    .where("userId", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFoundError("This code opens no class, or not for this name.");
}

/** Puts names on a class's roster; those that are on it stay. */
export async function addRosterNames(
  writer: Writer,
  classId: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await writer
    .insertInto("rosterNames")
    .values(names.map((name) => ({ classId, nameKey: nameKeyOf(name), name, userId: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends a class: nobody joins any more, and its retention begins to run. */
export async function endClass(writer: Writer, classId: string, at: EpochMs): Promise<void> {
  await writer.updateTable("classes").set({ endedAt: at }).where("id", "=", classId).execute();
}
