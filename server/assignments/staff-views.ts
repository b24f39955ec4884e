import { allow } from "../auth/allow";
import { can } from "../auth/can";
import { roleIn } from "../auth/in-class";
import { activityOn, assignmentsOf, overridesOn } from "../db/assignments";
import { classById, membersOf } from "../db/classes";
import { type Group, groupsOf } from "../db/groups";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import type { AssignmentRow, EpochMs, OverrideRow } from "../db/tables";
import { criteriaOf } from "../grades/rubric";
import type { RubricSheet } from "../grades/shapes";
import { wallTimeOf } from "./class-clock";
import { readContent } from "./content";
import type { CreditStep } from "./credit";
import { readableAssignment } from "./places";
import type { AssignmentInput } from "./requests";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** An assignment in a class's list, as staff see it. */
export interface StaffAssignment {
  readonly id: string;
  readonly title: string;
  readonly kind: AssignmentRow["kind"];
  readonly isPublished: boolean;
  readonly opensAt: EpochMs | null;
  readonly dueAt: EpochMs | null;
  readonly closesAt: EpochMs | null;
  readonly maxPoints: number;
  /** How many attempts were begun, and pieces of work handed in. */
  readonly attempts: number;
  readonly submissions: number;
}

/** Everything that a class was given, drafts too. */
export async function assignmentsForStaff(
  store: Store,
  actor: Person,
  classId: string,
): Promise<StaffAssignment[]> {
  const classRole = await roleIn(store.db, actor, classId);
  allow(actor, "read-draft", { kind: "assignment", classRole });
  const rows = await assignmentsOf(store.db, classId);
  return Promise.all(
    rows.map(async ({ id, title, kind, publishedAt, opensAt, dueAt, closesAt, maxPoints }) => ({
      ...{ id, title, kind, opensAt, dueAt, closesAt, maxPoints },
      isPublished: publishedAt !== null,
      ...(await activityOn(store.db, id)),
    })),
  );
}

/** What a class was given, for its page; null for whom it does not concern. */
export async function classWork(
  store: Store,
  actor: Person,
  classId: string,
): Promise<{ readonly assignments: readonly StaffAssignment[]; readonly mayAssign: boolean } | null> {
  const place = { kind: "assignment", classRole: await roleIn(store.db, actor, classId) } as const;
  if (!can(actor, "read-draft", place)) return null;
  return {
    assignments: await assignmentsForStaff(store, actor, classId),
    mayAssign: can(actor, "create", place),
  };
}

/** An assignment with its settings as the form shows them, by the clock of the class. */
export interface AssignmentSettings {
  readonly id: string;
  readonly classId: string;
  readonly className: string;
  readonly timeZone: string;
  /** Null for a kind that is set elsewhere. */
  readonly input: AssignmentInput | null;
  readonly title: string;
  readonly overrides: readonly OverrideRow[];
  readonly students: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly Pick<Group, "id" | "name">[];
  readonly attempts: number;
  readonly submissions: number;
  readonly mayChange: boolean;
  /** What works are marked by beyond what is measured. */
  readonly rubric: Pick<RubricSheet, "title" | "criteria">;
}

function inputOf(row: AssignmentRow, timeZone: string): AssignmentInput | null {
  const content = readContent(row.contentJson);
  if (content === undefined) return null;
  const shown = (at: EpochMs | null) => (at === null ? null : wallTimeOf(at, timeZone));
  const steps: CreditStep[] = JSON.parse(row.creditJson);
  return {
    title: row.title,
    content,
    opensAt: shown(row.opensAt),
    dueAt: shown(row.dueAt),
    closesAt: shown(row.closesAt),
    maxAttempts: row.maxAttempts,
    timeLimitMinutes: row.timeLimitMs === null ? null : row.timeLimitMs / MINUTE_MS,
    credit: steps.map(({ withinMs, credit01 }) => ({
      withinHours: withinMs === null ? null : withinMs / HOUR_MS,
      percent: credit01 * 100,
    })),
    maxPoints: row.maxPoints,
    isAnonymous: row.isAnonymous === 1,
    isPublished: row.publishedAt !== null,
    results: row.resultsOpenAt === null ? "when-closed" : "at-once",
  };
}

async function studentsOf(reader: Reader, classId: string): Promise<{ id: string; name: string }[]> {
  const members = await membersOf(reader, classId);
  const students = members.filter(({ role, state }) => role === "student" && state === "active");
  return students.map(({ userId, name }) => ({ id: userId, name }));
}

/** An assignment's settings, for staff. */
export async function assignmentSettings(
  store: Store,
  actor: Person,
  assignmentId: string,
): Promise<AssignmentSettings> {
  const { assignment, classRole } = await readableAssignment(store.db, actor, assignmentId);
  allow(actor, "read-draft", { kind: "assignment", classRole });
  const { id, classId, title } = assignment;
  const { name: className, timeZone } = await classById(store.db, classId);
  return {
    ...{ id, classId, className, timeZone, title },
    input: inputOf(assignment, timeZone),
    overrides: await overridesOn(store.db, id),
    students: await studentsOf(store.db, classId),
    groups: (await groupsOf(store.db, classId)).map(({ id: groupId, name }) => ({ id: groupId, name })),
    ...(await activityOn(store.db, id)),
    mayChange: classRole === "instructor",
    rubric: await criteriaOf(store.db, assignment),
  };
}
