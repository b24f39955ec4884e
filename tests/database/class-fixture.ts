import { addClass, addMember } from "../../server/db/classes";
import type { Store } from "../../server/db/handle";
import { addStaff, addStudent } from "../../server/db/people";
import type { AssignmentRow, SubmissionRow } from "../../server/db/tables";
import { write } from "../../server/db/transactions";
import { addAssignment, type NewVariant, startAttempt, variantsOf } from "../../server/db/work";

/** Saturday, 28 November 2026. */
export const NOW = 1_795_824_000_000;
export const GRADER = { name: "undo-hidden-eq", version: 1 };

export const ASSIGNMENT: Omit<AssignmentRow, "id" | "createdAt" | "classId"> = {
  kind: "sandbox",
  title: "Undo the equaliser",
  contentJson: "{}",
  opensAt: null,
  dueAt: null,
  closesAt: null,
  maxAttempts: null,
  timeLimitMs: null,
  creditJson: "[]",
  maxPoints: 10,
  isAnonymous: 0,
  rubricId: null,
  publishedAt: NOW,
  resultsOpenAt: null,
};

export const VARIANT: NewVariant = {
  item: "1",
  generator: "undo-hidden-eq",
  generatorVersion: 1,
  seed: 4_294_967_295,
  public: { sound: "noise" },
  secret: { canary: "octave-6300" },
};

/** A class with an instructor, students, an assignment, and an open attempt with one variant for each student. */
export function makeClass(store: Store, studentNames: readonly string[], drawn: NewVariant = VARIANT) {
  return write(store, async (writer) => {
    const staff = {
      role: "instructor" as const,
      name: "Ines",
      userName: `ines-${Math.random()}`,
      passwordHash: "x",
    };
    const instructor = await addStaff(writer, staff, NOW);
    const made = { name: "Mixing 1", timeZone: "Europe/Berlin", retentionDays: 30 };
    const { id: classId } = await addClass(writer, made, instructor, NOW);
    const assignment = await addAssignment(writer, { ...ASSIGNMENT, classId }, NOW);
    const students = [];
    for (const name of studentNames) {
      const student = await addStudent(writer, name, NOW);
      await addMember(writer, classId, student, { role: "student", state: "active" }, NOW);
      const wanted = { assignmentId: assignment.id, userId: student.id, maxAttempts: null, closesAt: null };
      const attempt = await startAttempt(writer, wanted, [drawn], NOW);
      const [variant] = await variantsOf(writer, attempt.id);
      students.push({ id: student.id, name, attemptId: attempt.id, variantId: variant?.id ?? "" });
    }
    return { instructor, classId, assignment, students };
  });
}

export const handInOf = (student: { id: string; variantId: string }, id: string, work: string) => ({
  id,
  variantId: student.variantId,
  userId: student.id,
  workJson: work,
  madeAt: NOW - 1000,
  isLate: false,
  grader: GRADER,
});

/** What can be compared of two submissions on two databases. */
export const essence = ({ id, hash, receivedAt }: SubmissionRow) => ({ id, hash, receivedAt });
