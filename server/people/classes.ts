import { allow } from "../auth/allow";
import { can } from "../auth/can";
import { allowInClass, roleIn } from "../auth/in-class";
import { newJoinCode } from "../auth/tokens";
import { addAudit } from "../db/audit";
import { addClass, classById, classesOf, endClass, replaceJoinCode } from "../db/classes";
import { deleteClass } from "../db/deletion";
import type { Store } from "../db/handle";
import { changeJoinCode, closeJoinCode } from "../db/join-codes";
import { changeClass, listClasses, studentCounts, waitingFor } from "../db/members";
import type { Person } from "../db/people";
import type { ClassRole, ClassRow, EpochMs, JoinCodeRow } from "../db/tables";
import { write } from "../db/transactions";
import type { ClassChanges, CodeSettings, CodeShape, NewClass } from "./requests";

const about = (actor: Person, action: string, resourceId: string) => ({
  actorId: actor.id,
  action,
  resourceKind: "class",
  resourceId,
  details: {},
});

export interface ListedClass extends Pick<ClassRow, "id" | "name" | "endedAt"> {
  /** null: an administrator sees it and is not in it. */
  readonly role: ClassRole | null;
  /** Active ones; undefined for a student, whom it does not concern. */
  readonly students?: number;
}

export interface Home {
  readonly classes: readonly ListedClass[];
  /** In which someone waits to be let in. */
  readonly waiting: readonly Pick<ClassRow, "id" | "name">[];
  readonly mayMakeClass: boolean;
  readonly mayManageCourse: boolean;
}

/** Whether someone manages people and classes. */
export const mayManageCourse = ({ person }: { person: Person }): boolean =>
  can(person, "manage", { kind: "course" });

/** The classes that someone is in or looks after. */
export async function homeOf(store: Store, actor: Person): Promise<Home> {
  const managesCourse = mayManageCourse({ person: actor });
  const own = await classesOf(store.db, actor.id);
  const roles = new Map(own.map(({ id, role }) => [id, role]));
  const shown = managesCourse ? await listClasses(store.db) : own;
  const counts = await studentCounts(store.db);
  const classes = shown.map(({ id, name, endedAt }) => {
    const role = roles.get(id) ?? null;
    const listed = { id, name, endedAt, role };
    return role === "student" ? listed : { ...listed, students: counts.get(id) ?? 0 };
  });
  return {
    classes,
    waiting: await waitingFor(store.db, actor.id),
    mayMakeClass: can(actor, "create", { kind: "class" }),
    mayManageCourse: managesCourse,
  };
}

/** Makes a class with a code that everybody may join by. */
export async function makeClass(
  store: Store,
  actor: Person,
  asked: NewClass,
  now: EpochMs,
): Promise<{ id: string; code: string }> {
  allow(actor, "create", { kind: "class" });
  return write(store, async (writer) => {
    const { id } = await addClass(writer, asked, actor, now);
    const code = newJoinCode();
    const open = { code, classId: id, admission: "open" as const, seatLimit: null, expiresAt: null };
    await replaceJoinCode(writer, open, now);
    await addAudit(writer, about(actor, "create", id), now);
    return { id, code };
  });
}

export interface AboutClass extends Pick<ClassRow, "id" | "name" | "timeZone" | "endedAt" | "retentionDays"> {
  readonly role: ClassRole | null;
  readonly mayManage: boolean;
  /** Whether they see who is in the class. */
  readonly maySeePeople: boolean;
  readonly mayLeave: boolean;
}

/**
 * What everybody in a class may know of it, and what else they may do there.
 * @throws {NotFoundError} for a stranger
 */
export async function aboutClass(store: Store, actor: Person, classId: string): Promise<AboutClass> {
  await allowInClass(store.db, actor, "read", classId);
  const { id, name, timeZone, endedAt, retentionDays } = await classById(store.db, classId);
  const role = await roleIn(store.db, actor, classId);
  return {
    ...{ id, name, timeZone, endedAt, retentionDays, role },
    mayManage: can(actor, "manage", { kind: "class", classRole: role }),
    maySeePeople: can(actor, "read", { kind: "student", classRole: role }),
    mayLeave: can(actor, "leave", { kind: "class", classRole: role }),
  };
}

/** Changes what a class is called, its clock and how long it is kept; ends it, or opens it again. */
export async function editClass(
  store: Store,
  actor: Person,
  classId: string,
  { ended, ...changes }: ClassChanges,
  now: EpochMs,
): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    await classById(writer, classId);
    if (Object.keys(changes).length > 0) await changeClass(writer, classId, changes);
    if (ended === true) await endClass(writer, classId, now);
    if (ended === false) await changeClass(writer, classId, { endedAt: null });
    if (ended !== undefined) await addAudit(writer, about(actor, ended ? "end" : "reopen", classId), now);
  });
}

/** Deletes a class with all work in it, and those of its students who are in no other class. */
export async function removeClass(store: Store, actor: Person, classId: string, now: EpochMs): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "delete", classId);
    await classById(writer, classId);
    await deleteClass(writer, classId, actor.id, now);
    await addAudit(writer, about(actor, "delete", classId), now);
  });
}

/** Gives a class a new code in place of the one that it had; who may join stays as it was unless it is said. */
export async function newCode(
  store: Store,
  actor: Person,
  classId: string,
  settings: CodeShape,
  now: EpochMs,
): Promise<Pick<JoinCodeRow, "code">> {
  return write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    await classById(writer, classId);
    const code = newJoinCode();
    await replaceJoinCode(writer, { ...settings, code, classId }, now);
    await addAudit(writer, about(actor, "new-code", classId), now);
    return { code };
  });
}

/** Changes who may join by the code that a class has. */
export async function changeCode(
  store: Store,
  actor: Person,
  classId: string,
  settings: CodeSettings,
): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    await changeJoinCode(writer, classId, settings);
  });
}

/** Closes a class's code: nobody joins any more. */
export async function closeCode(store: Store, actor: Person, classId: string, now: EpochMs): Promise<void> {
  await write(store, async (writer) => {
    await allowInClass(writer, actor, "manage", classId);
    await closeJoinCode(writer, classId, now);
  });
}
