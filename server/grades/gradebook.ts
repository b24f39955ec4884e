import { termsFor } from "../assignments/terms";
import { allow } from "../auth/allow";
import { can } from "../auth/can";
import { roleIn } from "../auth/in-class";
import { classById } from "../db/classes";
import { NOT_HERE, NotFoundError } from "../db/errors";
import {
  cellsOf,
  type GrantedTerms,
  grantedIn,
  type ListedAssignment,
  type ListedGrade,
  type ListedStudent,
  publishedIn,
  studentsOf,
} from "../db/gradebook";
import { handInsIn } from "../db/hand-ins";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import type { EpochMs } from "../db/tables";
import { readTogether } from "../db/transactions";
import { openAppeals, placeKey } from "./appeals";
import type { Gradebook, GradebookCell, GradebookStudent, StudentGrades } from "./shapes";

const keyOf = (assignmentId: string, userId: string): string => placeKey({ assignmentId, userId });

/** Something by assignment and student. */
function byPlace<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T[]> {
  const places = new Map<string, T[]>();
  for (const row of rows) {
    const there = places.get(key(row));
    if (there === undefined) places.set(key(row), [row]);
    else there.push(row);
  }
  return places;
}

/** What a cell shows: the grade, or, where nothing has happened, whether it should have by now. */
export function cellOf(
  grade: ListedGrade | undefined,
  dueAt: EpochMs | null,
  now: EpochMs,
  isAppealed = false,
): GradebookCell {
  if (grade === undefined) return { status: dueAt !== null && dueAt < now ? "missing" : "open" };
  const { status, points, isLate, overridePoints } = grade;
  return {
    status,
    ...(points === null ? {} : { points }),
    ...(isLate === 1 ? { isLate: true } : {}),
    ...(overridePoints === null ? {} : { isOverridden: true }),
    ...(isAppealed ? { isAppealed } : {}),
  };
}

/** What was reached, and what could have been: nothing counts that is open, waits for its points or is excused. */
export function totals(
  cells: readonly GradebookCell[],
  assignments: readonly { readonly maxPoints: number }[],
): { earned: number; possible: number } {
  let [earned, possible] = [0, 0];
  for (const [i, { status, points = 0 }] of cells.entries()) {
    if (status !== "graded" && status !== "missing") continue;
    earned += points;
    possible += assignments[i]?.maxPoints ?? 0;
  }
  return { earned, possible };
}

function studentRow(
  student: ListedStudent,
  assignments: readonly ListedAssignment[],
  grades: ReadonlyMap<string, ListedGrade[]>,
  granted: ReadonlyMap<string, GrantedTerms[]>,
  appealed: ReadonlySet<string>,
  now: EpochMs,
): GradebookStudent {
  const { userId, name, extraTimePercent } = student;
  const cells = assignments.map((assignment) => {
    const key = keyOf(assignment.id, userId);
    const terms = termsFor(assignment, granted.get(key) ?? [], extraTimePercent);
    return cellOf(grades.get(key)?.[0], terms.dueAt ?? terms.closesAt, now, appealed.has(key));
  });
  return { id: userId, name, cells, ...totals(cells, assignments) };
}

/**
 * Every student of a class with every assignment.
 * @throws {NotFoundError} for who has nothing to do with the class
 * @throws {ForbiddenError} for its students
 */
export function gradebook(store: Store, actor: Person, classId: string, now: EpochMs): Promise<Gradebook> {
  return readTogether(store, async (reader) => {
    const classRole = await roleIn(reader, actor, classId);
    allow(actor, "read-gradebook", { kind: "class", classRole });
    const { name: className } = await classById(reader, classId);
    const assignments = await publishedIn(reader, classId);
    const cells = await cellsOf(reader, classId);
    const grades = byPlace(cells, placeKey);
    const appealed = await openAppeals(reader, { classId }, cells);
    const granted = byPlace(await grantedIn(reader, classId), (row) =>
      keyOf(row.assignmentId, row.studentId),
    );
    const students = await studentsOf(reader, classId);
    return {
      classId,
      className,
      assignments: assignments.map(({ id, title, maxPoints }) => ({ id, title, maxPoints })),
      students: students.map((student) => studentRow(student, assignments, grades, granted, appealed, now)),
      canOverride: can(actor, "override", { kind: "grade", classRole }),
    };
  });
}

/**
 * One student's row of the gradebook, with the way to each work.
 * @throws {NotFoundError} when the student is not in the class, or the class is nothing to the actor
 */
export function studentGrades(
  store: Store,
  actor: Person,
  { classId, studentId }: { readonly classId: string; readonly studentId: string },
  now: EpochMs,
): Promise<StudentGrades> {
  return readTogether(store, async (reader) => {
    const classRole = await roleIn(reader, actor, classId);
    allow(actor, "read", { kind: "grade", classRole, ownerId: studentId });
    const { name: className } = await classById(reader, classId);
    const student = (await studentsOf(reader, classId)).find(({ userId }) => userId === studentId);
    if (student === undefined) throw new NotFoundError(NOT_HERE);
    const assignments = await publishedIn(reader, classId);
    const cells = await cellsOf(reader, classId, studentId);
    const grades = byPlace(cells, placeKey);
    const appealed = await openAppeals(reader, { classId }, cells);
    const granted = byPlace(await grantedIn(reader, classId), (row) =>
      keyOf(row.assignmentId, row.studentId),
    );
    const last = new Map(
      (await handInsIn(reader, classId, studentId)).map(({ assignmentId, id }) => [assignmentId, id]),
    );
    return {
      classId,
      className,
      student: studentRow(student, assignments, grades, granted, appealed, now),
      assignments: assignments.map(({ id, title, maxPoints }) => ({ id, title, maxPoints })),
      works: assignments.map(({ id }) => last.get(id) ?? null),
    };
  });
}
