import { gradeOf } from "../db/grades";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { attemptsBy, givenTo, gradesBy } from "../db/student-home";
import type { AssignmentRow, AttemptRow, EpochMs, GradeRow } from "../db/tables";
import { attemptsOf, grantedTo } from "../db/work";
import { resultsOpenFrom } from "./results";
import { termsOf } from "./student-terms";
import { type Phase, phaseAt, type Terms, termsFor } from "./terms";

/** An assignment in a student's list. */
export interface StudentAssignment {
  readonly id: string;
  readonly title: string;
  readonly kind: AssignmentRow["kind"];
  readonly className: string;
  readonly timeZone: string;
  readonly terms: Terms;
  readonly phase: Phase;
  readonly attemptsUsed: number;
  readonly isBegun: boolean;
  readonly maxPoints: number;
  readonly standing: Standing;
}

/** What a student may see of their grade now. */
export interface Standing {
  readonly status: GradeRow["status"] | "nothing-yet";
  readonly isLate: boolean;
  /** Null while there are none, or while they are not shown yet. */
  readonly points: number | null;
  readonly feedback: string | null;
}

const NOTHING: Standing = { status: "nothing-yet", isLate: false, points: null, feedback: null };

function standingOf(
  grade: GradeRow | undefined,
  assignment: Pick<AssignmentRow, "resultsOpenAt">,
  terms: Terms,
  now: EpochMs,
): Standing {
  if (grade === undefined) return NOTHING;
  const { status, points, feedback } = grade;
  const isLate = grade.isLate === 1;
  const openFrom = resultsOpenFrom(assignment, terms);
  const isOpen = openFrom === null || now >= openFrom;
  // What a person has written or set is for the student from the moment they did it.
  if (!isOpen && grade.overridePoints === null)
    return { status: status === "graded" ? "handed-in" : status, isLate, points: null, feedback };
  return { status, isLate, points, feedback };
}

type Listed = Pick<AssignmentRow, "id" | "title" | "kind" | "maxPoints" | "resultsOpenAt">;

/** What one student has done on an assignment, and what holds for them. */
interface Own {
  readonly terms: Terms;
  readonly attempts: readonly Pick<AttemptRow, "state">[];
  readonly grade: GradeRow | undefined;
}

function viewOf(
  assignment: Listed,
  place: { readonly className: string; readonly timeZone: string },
  { terms, attempts, grade }: Own,
  now: EpochMs,
): StudentAssignment {
  return {
    id: assignment.id,
    title: assignment.title,
    kind: assignment.kind,
    className: place.className,
    timeZone: place.timeZone,
    terms,
    phase: phaseAt(terms, now),
    attemptsUsed: attempts.length,
    isBegun: attempts.some(({ state }) => state === "open"),
    maxPoints: assignment.maxPoints,
    standing: standingOf(grade, assignment, terms, now),
  };
}

/** One assignment as a student sees it in a list. */
export async function studentView(
  reader: Reader,
  assignment: AssignmentRow,
  { name: className, timeZone }: { readonly name: string; readonly timeZone: string },
  userId: string,
  now: EpochMs,
): Promise<StudentAssignment> {
  const own = {
    terms: await termsOf(reader, assignment, userId),
    attempts: await attemptsOf(reader, assignment.id, userId),
    grade: await gradeOf(reader, assignment.id, userId),
  };
  return viewOf(assignment, { className, timeZone }, own, now);
}

/**
 * Everything that a student's classes have given them, what is due first before the rest. As many queries for a hundred assignments
 * as for one.
 */
export async function workOf({ db }: Store, { id }: Person, now: EpochMs): Promise<StudentAssignment[]> {
  const given = await givenTo(db, id);
  const granted = byAssignment(await grantedTo(db, id));
  const attempts = byAssignment(await attemptsBy(db, id));
  const grades = byAssignment(await gradesBy(db, id));
  return given.map((assignment) => {
    const own = {
      terms: termsFor(assignment, granted.get(assignment.id) ?? [], assignment.extraTimePercent),
      attempts: attempts.get(assignment.id) ?? [],
      grade: grades.get(assignment.id)?.[0],
    };
    return viewOf(assignment, assignment, own, now);
  });
}

function byAssignment<Row extends { readonly assignmentId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.assignmentId, [...(found.get(row.assignmentId) ?? []), row]);
  return found;
}
