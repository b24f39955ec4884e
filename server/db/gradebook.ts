import type { Reader } from "./handle";
import type { AssignmentRow, GradeRow, MembershipRow, OverrideRow } from "./tables";

/** A student as the gradebook lists them. */
export type ListedStudent = Pick<MembershipRow, "userId" | "extraTimePercent"> & { name: string };

/** An assignment as the gradebook lists it. */
export type ListedAssignment = Pick<
  AssignmentRow,
  "id" | "title" | "kind" | "maxPoints" | "opensAt" | "dueAt" | "closesAt" | "maxAttempts" | "timeLimitMs"
>;

/** Of a grade, what a cell shows. */
export type ListedGrade = Pick<
  GradeRow,
  "assignmentId" | "userId" | "status" | "points" | "overridePoints" | "overrideAt" | "isLate"
>;

/** Terms that were set for one student, by themselves or by a group they are in. */
export type GrantedTerms = OverrideRow & { readonly studentId: string };

/** The active students of a class, by name. */
export function studentsOf(reader: Reader, classId: string): Promise<ListedStudent[]> {
  return reader
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.userId")
    .select(["memberships.userId", "memberships.extraTimePercent", "users.name"])
    .where("classId", "=", classId)
    .where("memberships.role", "=", "student")
    .where("state", "=", "active")
    .orderBy("nameKey")
    .execute();
}

/** What students of a class see of its assignments, in the order in which they were made. */
export function publishedIn(reader: Reader, classId: string): Promise<ListedAssignment[]> {
  return reader
    .selectFrom("assignments")
    .select([
      ...(["id", "title", "kind", "maxPoints", "opensAt", "dueAt", "closesAt"] as const),
      ...(["maxAttempts", "timeLimitMs"] as const),
    ])
    .where("classId", "=", classId)
    .where("publishedAt", "is not", null)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/**
 * The grades of a class, as cells show them.
 * @param userId of one student alone
 */
export function cellsOf(reader: Reader, classId: string, userId?: string): Promise<ListedGrade[]> {
  const query = reader
    .selectFrom("grades")
    .innerJoin("assignments", "assignments.id", "grades.assignmentId")
    .select(["assignmentId", "userId", "status", "points", "overridePoints", "overrideAt", "isLate"])
    .where("classId", "=", classId);
  return (userId === undefined ? query : query.where("userId", "=", userId)).execute();
}

/** Every term in a class that holds for some student instead of what an assignment says. */
export async function grantedIn(reader: Reader, classId: string): Promise<GrantedTerms[]> {
  const inClass = reader
    .selectFrom("overrides")
    .innerJoin("assignments", "assignments.id", "overrides.assignmentId")
    .selectAll("overrides")
    .where("classId", "=", classId);
  const own = await inClass
    .select("overrides.userId as studentId")
    .where("overrides.userId", "is not", null)
    .$narrowType<{ studentId: string }>()
    .execute();
  const byGroup = await inClass
    .innerJoin("groupMembers", "groupMembers.groupId", "overrides.groupId")
    .select("groupMembers.userId as studentId")
    .execute();
  return [...own, ...byGroup];
}
