import { addClass, addMember } from "@/server/db/classes";
import type { Store } from "@/server/db/handle";
import { addStaff, addStudent, type Person } from "@/server/db/people";
import type { GradeRow } from "@/server/db/tables";
import { write } from "@/server/db/transactions";
import { addAssignment } from "@/server/db/work";

export const STUDENTS = 500;
export const ASSIGNMENTS = 40;
/** Saturday, 28 November 2026. */
export const NOW = 1_795_824_000_000;

export const ASSIGNMENT = {
  kind: "sandbox" as const,
  contentJson: "{}",
  opensAt: null,
  dueAt: NOW,
  closesAt: null,
  maxAttempts: null,
  timeLimitMs: null,
  creditJson: "[]",
  maxPoints: 10,
  isAnonymous: 0 as const,
  rubricId: null,
  publishedAt: NOW,
  resultsOpenAt: 0,
};

const gradeOf = (assignmentId: string, userId: string, points: number): GradeRow => ({
  assignmentId,
  userId,
  status: "graded",
  points,
  automaticPoints: points,
  overridePoints: null,
  overrideById: null,
  overrideWhy: null,
  overrideAt: null,
  isLate: points === 3 ? 1 : 0,
  submissionId: null,
  feedback: null,
  entries: 1,
  updatedAt: NOW,
});

/**
 * A class as large as the goal says, nine of ten cells graded.
 * @param userName of its instructor, who has no password
 */
export function fillLargeClass(
  store: Store,
  userName: string,
): Promise<{ instructor: Person; classId: string }> {
  return write(store, async (writer) => {
    const staff = { role: "instructor" as const, name: "Ines", userName, passwordHash: "x" };
    const instructor = await addStaff(writer, staff, NOW);
    const made = { name: "Mixing 1", timeZone: "Europe/Berlin", retentionDays: null };
    const { id: classId } = await addClass(writer, made, instructor, NOW);
    const students: string[] = [];
    for (let i = 0; i < STUDENTS; i += 1) {
      const student = await addStudent(writer, `Student ${i}`, NOW);
      await addMember(writer, classId, student, { role: "student", state: "active" }, NOW);
      students.push(student.id);
    }
    for (let i = 0; i < ASSIGNMENTS; i += 1) {
      const { id } = await addAssignment(writer, { ...ASSIGNMENT, classId, title: `Exercise ${i}` }, NOW + i);
      const rows = students.flatMap((userId, s) =>
        (s + i) % 10 === 0 ? [] : [gradeOf(id, userId, (s * i) % 10)],
      );
      await writer.insertInto("grades").values(rows).execute();
    }
    return { instructor, classId };
  });
}
