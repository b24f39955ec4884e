import type { Reader } from "./handle";
import type { AssignmentRow, AttemptRow, GradeRow } from "./tables";

/** An assignment as its student's list needs it, with what the class and the membership say. */
export type HomeAssignment = Pick<
  AssignmentRow,
  "id" | "title" | "kind" | "maxPoints" | "opensAt" | "dueAt" | "closesAt" | "maxAttempts" | "timeLimitMs"
> &
  Pick<AssignmentRow, "resultsOpenAt"> & {
    readonly className: string;
    readonly timeZone: string;
    readonly extraTimePercent: number;
  };

/** What all classes have given to a student: by class, what is due first before the rest. Drafts are not for them. */
export function givenTo(reader: Reader, userId: string): Promise<HomeAssignment[]> {
  return reader
    .selectFrom("memberships")
    .innerJoin("classes", "classes.id", "memberships.classId")
    .innerJoin("assignments", "assignments.classId", "classes.id")
    .select(["assignments.id", "assignments.title", "assignments.kind", "maxPoints", "opensAt", "dueAt"])
    .select(["closesAt", "maxAttempts", "timeLimitMs", "resultsOpenAt"])
    .select(["classes.name as className", "timeZone", "extraTimePercent"])
    .where("userId", "=", userId)
    .where("memberships.role", "=", "student")
    .where("memberships.state", "=", "active")
    .where("publishedAt", "is not", null)
    .orderBy("classes.name")
    .orderBy("classes.id")
    .orderBy((eb) => eb.case().when("dueAt", "is", null).then(1).else(0).end())
    .orderBy("dueAt")
    .orderBy("assignments.createdAt")
    .orderBy("assignments.id")
    .execute();
}

/** Every attempt of a student. */
export function attemptsBy(
  reader: Reader,
  userId: string,
): Promise<Pick<AttemptRow, "assignmentId" | "state">[]> {
  return reader
    .selectFrom("attempts")
    .select(["assignmentId", "state"])
    .where("userId", "=", userId)
    .execute();
}

/** Every grade of a student. */
export function gradesBy(reader: Reader, userId: string): Promise<GradeRow[]> {
  return reader.selectFrom("grades").selectAll().where("userId", "=", userId).execute();
}
