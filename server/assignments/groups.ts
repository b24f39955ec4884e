import { allowInClass } from "../auth/in-class";
import { membersOf } from "../db/classes";
import { NOT_HERE, NotFoundError } from "../db/errors";
import {
  addGroup,
  assignmentsSetFor,
  classOfGroup,
  dropGroup,
  type Group,
  groupsOf,
  renameGroup,
  setGroupMembers,
} from "../db/groups";
import type { Reader, Store, Writer } from "../db/handle";
import type { Person } from "../db/people";
import { write } from "../db/transactions";
import { assignmentById } from "../db/work";
import { moveEnds } from "./assignments";
import type { GroupInput } from "./requests";

async function checkStudents(reader: Reader, classId: string, userIds: readonly string[]): Promise<void> {
  const members = await membersOf(reader, classId);
  const students = new Set(members.filter(({ role }) => role === "student").map(({ userId }) => userId));
  if (!userIds.every((userId) => students.has(userId))) throw new NotFoundError(NOT_HERE);
}

async function moveEndsOf(writer: Writer, assignmentIds: readonly string[]): Promise<void> {
  for (const id of assignmentIds) await moveEnds(writer, await assignmentById(writer, id));
}

/** The groups of a class, for those who teach it. */
export async function groupsIn(store: Store, actor: Person, classId: string): Promise<Group[]> {
  await allowInClass(store.db, actor, "read", classId, { kind: "student" });
  return groupsOf(store.db, classId);
}

/** Makes a group of students, for dates and time of their own. @throws ConflictError when its name is taken */
export function makeGroup(
  store: Store,
  actor: Person,
  classId: string,
  { name, userIds }: GroupInput,
): Promise<{ readonly id: string }> {
  return write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    await checkStudents(writer, classId, userIds);
    const id = await addGroup(writer, classId, name);
    await setGroupMembers(writer, id, [...new Set(userIds)]);
    return { id };
  });
}

/** Names a group anew and says who is in it; what they have begun goes on by what holds now. */
export function changeGroup(
  store: Store,
  actor: Person,
  classId: string,
  groupId: string,
  { name, userIds }: GroupInput,
): Promise<void> {
  return write(store, async (writer) => {
    await checkPlace(writer, actor, classId, groupId);
    await checkStudents(writer, classId, userIds);
    await renameGroup(writer, groupId, name);
    await setGroupMembers(writer, groupId, [...new Set(userIds)]);
    await moveEndsOf(writer, await assignmentsSetFor(writer, groupId));
  });
}

/** Deletes a group and what was set for it. Its students stay in the class. */
export function removeGroup(store: Store, actor: Person, classId: string, groupId: string): Promise<void> {
  return write(store, async (writer) => {
    await checkPlace(writer, actor, classId, groupId);
    const assignmentIds = await assignmentsSetFor(writer, groupId);
    await dropGroup(writer, groupId);
    await moveEndsOf(writer, assignmentIds);
  });
}

async function checkPlace(reader: Reader, actor: Person, classId: string, groupId: string): Promise<void> {
  await allowInClass(reader, actor, "manage", classId);
  if ((await classOfGroup(reader, groupId)) !== classId) throw new NotFoundError(NOT_HERE);
}
