import { publishedAssignmentsOf } from "../db/assignments";
import { classesOf } from "../db/classes";
import { gradeOf } from "../db/grades";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import type { AssignmentRow, EpochMs, GradeRow } from "../db/tables";
import { attemptsOf } from "../db/work";
import { resultsOpenFrom } from "./results";
import { termsOf } from "./student-terms";
import { type Phase, phaseAt, type Terms } from "./terms";

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

async function standingOf(
  reader: Reader,
  assignment: AssignmentRow,
  terms: Terms,
  userId: string,
  now: EpochMs,
): Promise<Standing> {
  const grade = await gradeOf(reader, assignment.id, userId);
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

export async function studentView(
  reader: Reader,
  assignment: AssignmentRow,
  place: { readonly name: string; readonly timeZone: string },
  userId: string,
  now: EpochMs,
): Promise<StudentAssignment> {
  const terms = await termsOf(reader, assignment, userId);
  const attempts = await attemptsOf(reader, assignment.id, userId);
  return {
    id: assignment.id,
    title: assignment.title,
    kind: assignment.kind,
    className: place.name,
    timeZone: place.timeZone,
    terms,
    phase: phaseAt(terms, now),
    attemptsUsed: attempts.length,
    isBegun: attempts.some(({ state }) => state === "open"),
    maxPoints: assignment.maxPoints,
    standing: await standingOf(reader, assignment, terms, userId, now),
  };
}

/** Everything that a student's classes have given them, what is due first before the rest. */
export async function workOf(store: Store, actor: Person, now: EpochMs): Promise<StudentAssignment[]> {
  const views: StudentAssignment[] = [];
  for (const place of await classesOf(store.db, actor.id)) {
    if (place.role !== "student") continue;
    for (const assignment of await publishedAssignmentsOf(store.db, place.id))
      views.push(await studentView(store.db, assignment, place, actor.id, now));
  }
  return views;
}
