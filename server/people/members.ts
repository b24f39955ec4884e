import { allowInClass } from "../auth/in-class";
import { addAudit } from "../db/audit";
import { addMember, membershipOf, membersOf, setMemberState } from "../db/classes";
import { removeStudent } from "../db/deletion";
import { ConflictError, NotFoundError } from "../db/errors";
import { exportStudent } from "../db/export";
import type { Reader, Store, Writer } from "../db/handle";
import { joinCodeOf } from "../db/join-codes";
import { lockedIn, memberOf, removeMember, renameStudent, rosterOf, setExtraTime } from "../db/members";
import { forgetFailures, type Person, staffByUserName } from "../db/people";
import type { EpochMs, JoinCodeRow, MembershipRow } from "../db/tables";
import { readTogether, write } from "../db/transactions";
import { STUDENT_ACCOUNT } from "./budgets";
import { makeLink } from "./links";
import type { MemberChanges } from "./requests";

const STUDENT = { kind: "student" } as const;

export interface ListedMember
  extends Pick<MembershipRow, "userId" | "role" | "state" | "joinedAt" | "extraTimePercent"> {
  readonly name: string;
  /** Too many wrong PINs. */
  readonly isLocked: boolean;
}

export interface ClassPeople {
  readonly members: readonly ListedMember[];
  readonly code: Pick<JoinCodeRow, "code" | "admission" | "seatLimit" | "expiresAt"> | null;
  readonly roster: readonly { readonly name: string; readonly isTaken: boolean }[];
}

/** Everybody in a class, its code and its roster. */
export async function peopleOf(store: Store, actor: Person, classId: string): Promise<ClassPeople> {
  return readTogether(store, async (reader) => {
    await allowInClass(reader, actor, "read", classId, STUDENT);
    const locked = await lockedIn(reader, classId, STUDENT_ACCOUNT.most);
    const members = await membersOf(reader, classId);
    const code = await joinCodeOf(reader, classId);
    const roster = await rosterOf(reader, classId);
    return {
      members: members.map(({ userId, name, role, state, joinedAt, extraTimePercent }) => ({
        ...{ userId, name, role, state, joinedAt, extraTimePercent },
        isLocked: role === "student" && locked.has(userId),
      })),
      code: code === undefined ? null : codeSettings(code),
      roster: roster.map(({ name, userId }) => ({ name, isTaken: userId !== null })),
    };
  });
}

const codeSettings = ({ code, admission, seatLimit, expiresAt }: JoinCodeRow) => ({
  ...{ code, admission, seatLimit, expiresAt },
});

/** @throws {NotFoundError} also of staff, who are nobody's students */
async function studentIn(reader: Reader, classId: string, userId: string): Promise<MembershipRow> {
  const member = await memberOf(reader, classId, userId);
  if (member.role !== "student") throw new NotFoundError("No student with that id is in the class.");
  return member;
}

/** Lets a student in or takes them out, calls them by another name, gives them more time, or unlocks their PIN. */
export async function changeMember(
  store: Store,
  actor: Person,
  classId: string,
  userId: string,
  { state, name, extraTimePercent, locked }: MemberChanges,
): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "change", classId, STUDENT);
    await studentIn(writer, classId, userId);
    if (state !== undefined) await setMemberState(writer, classId, userId, state);
    if (name !== undefined) await renameStudent(writer, userId, name);
    if (extraTimePercent !== undefined) await setExtraTime(writer, classId, userId, extraTimePercent);
    if (locked === false) await forgetFailures(writer, "account", userId);
  });
}

/** Deletes a student's work in a class for good, and the student where no other class has them. */
export async function deleteMember(
  store: Store,
  actor: Person,
  classId: string,
  userId: string,
  now: EpochMs,
): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "delete", classId, STUDENT);
    await studentIn(writer, classId, userId);
    await removeStudent(writer, classId, userId, actor.id, now);
  });
}

/** A link by which a student chooses a new PIN; its token is shown this once. */
export async function makePinLink(
  store: Store,
  actor: Person,
  classId: string,
  userId: string,
  now: EpochMs,
): Promise<{ token: string }> {
  return write(store, async (writer) => {
    await allowInClass(writer, actor, "reset-pin", classId, STUDENT);
    await studentIn(writer, classId, userId);
    const token = await makeLink(writer, { id: userId, role: "student" }, actor.id, now);
    const what = { actorId: actor.id, action: "reset-pin", resourceKind: "student", resourceId: userId };
    await addAudit(writer, { ...what, details: {} }, now);
    return { token };
  });
}

/** Everything that is kept about a student of a class. */
export async function exportMember(store: Store, actor: Person, classId: string, userId: string) {
  return readTogether(store, async (reader) => {
    await allowInClass(reader, actor, "export", classId, STUDENT);
    await studentIn(reader, classId, userId);
    return exportStudent(reader, userId);
  });
}

/**
 * Adds someone of the staff to a class by their user name.
 * @throws {NotFoundError} when nobody has it
 * @throws {ConflictError} when they are in the class, or may not be what they are to be there
 */
export async function addTeacher(
  store: Store,
  actor: Person,
  classId: string,
  { userName, role }: { userName: string; role: "instructor" | "assistant" },
  now: EpochMs,
): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    const found = await staffByUserName(writer, userName);
    if (found === undefined)
      throw new NotFoundError(`Nobody has the user name ${userName}. An administrator can add them.`);
    if (found.role === "assistant" && role === "instructor")
      throw new ConflictError(`${found.name} assists: an administrator makes instructors.`);
    if ((await membershipOf(writer, classId, found.id)) !== undefined)
      throw new ConflictError(`${found.name} is in the class already.`);
    await addMember(writer, classId, found, { role, state: "active" }, now);
  });
}

async function keepOneInstructor(writer: Writer, classId: string, userId: string): Promise<void> {
  const members = await membersOf(writer, classId);
  if (members.some((member) => member.role === "instructor" && member.userId !== userId)) return;
  throw new ConflictError("A class keeps at least one instructor: add another one first.");
}

/**
 * Takes an instructor or an assistant out of a class.
 * @throws {ConflictError} when it is the last instructor
 */
export async function removeTeacher(
  store: Store,
  actor: Person,
  classId: string,
  userId: string,
): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    const member = await memberOf(writer, classId, userId);
    if (member.role === "student") throw new NotFoundError("Nobody with that id teaches the class.");
    if (member.role === "instructor") await keepOneInstructor(writer, classId, userId);
    await removeMember(writer, classId, userId);
  });
}

/** A student goes from a class; their work there stays with the instructor until it is deleted. */
export async function leaveClass(store: Store, actor: Person, classId: string): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "leave", classId);
    await setMemberState(writer, classId, actor.id, "left");
  });
}
