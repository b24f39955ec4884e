import { randomUUID } from "node:crypto";
import { ConflictError, isDuplicate, NOT_HERE, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { StudentGroupRow } from "./tables";

/** A group of a class and who is in it. */
export interface Group extends Pick<StudentGroupRow, "id" | "name"> {
  readonly userIds: readonly string[];
}

/** The groups of a class by name. */
export async function groupsOf(reader: Reader, classId: string): Promise<Group[]> {
  const groups = await reader
    .selectFrom("studentGroups")
    .select(["id", "name"])
    .where("classId", "=", classId)
    .orderBy("name")
    .execute();
  const members = await reader
    .selectFrom("groupMembers")
    .innerJoin("studentGroups", "studentGroups.id", "groupMembers.groupId")
    .select(["groupId", "userId"])
    .where("classId", "=", classId)
    .orderBy("userId")
    .execute();
  return groups.map(({ id, name }) => ({
    ...{ id, name },
    userIds: members.filter(({ groupId }) => groupId === id).map(({ userId }) => userId),
  }));
}

/** The class that a group belongs to. @throws {NotFoundError} */
export async function classOfGroup(reader: Reader, groupId: string): Promise<string> {
  const row = await reader
    .selectFrom("studentGroups")
    .select("classId")
    .where("id", "=", groupId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return row.classId;
}

const named = async (name: string, change: Promise<unknown>): Promise<void> => {
  try {
    await change;
  } catch (error) {
    if (isDuplicate(error)) throw new ConflictError(`The class has a group "${name}" already.`);
    throw error;
  }
};

/** @throws {ConflictError} when the name is taken */
export async function addGroup(writer: Writer, classId: string, name: string): Promise<string> {
  const id = randomUUID();
  await named(name, writer.insertInto("studentGroups").values({ id, classId, name }).execute());
  return id;
}

/** @throws {ConflictError} when the name is taken */
export async function renameGroup(writer: Writer, groupId: string, name: string): Promise<void> {
  await named(name, writer.updateTable("studentGroups").set({ name }).where("id", "=", groupId).execute());
}

/** Puts exactly these people into a group. */
export async function setGroupMembers(
  writer: Writer,
  groupId: string,
  userIds: readonly string[],
): Promise<void> {
  await writer.deleteFrom("groupMembers").where("groupId", "=", groupId).execute();
  if (userIds.length > 0)
    await writer
      .insertInto("groupMembers")
      .values(userIds.map((userId) => ({ groupId, userId })))
      .execute();
}

/** Deletes a group, and what was set for it. */
export async function dropGroup(writer: Writer, groupId: string): Promise<void> {
  await writer.deleteFrom("studentGroups").where("id", "=", groupId).execute();
}

/** Assignments on which something was set for a group. */
export async function assignmentsSetFor(reader: Reader, groupId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom("overrides")
    .select("assignmentId")
    .where("groupId", "=", groupId)
    .execute();
  return rows.map(({ assignmentId }) => assignmentId);
}
