import type { Reader } from "./handle";
import type { GradeLogRow, GradeRow, GradingJobRow, ScoreRow, SubmissionRow, VariantRow } from "./tables";

/** A submission without the work itself. */
export type HandInRow = Omit<SubmissionRow, "workJson" | "receiptJson" | "hash"> & { readonly name: string };

/** What was handed in for an assignment by students who are in the class, without the work itself, first to last. */
export function handInsFor(reader: Reader, assignmentId: string): Promise<HandInRow[]> {
  return reader
    .selectFrom("submissions")
    .innerJoin("users", "users.id", "submissions.userId")
    .innerJoin("assignments", "assignments.id", "submissions.assignmentId")
    .innerJoin("memberships", (join) =>
      join
        .onRef("memberships.userId", "=", "submissions.userId")
        .onRef("memberships.classId", "=", "assignments.classId"),
    )
    .select([
      ...(["submissions.id", "variantId", "assignmentId", "submissions.userId"] as const),
      ...(["madeAt", "receivedAt", "isLate", "users.name"] as const),
    ])
    .where("assignmentId", "=", assignmentId)
    .where("memberships.state", "=", "active")
    .orderBy("receivedAt")
    .orderBy("submissions.id")
    .execute();
}

/** The scores that graders gave for an assignment, older versions first. */
export function scoresFor(reader: Reader, assignmentId: string): Promise<ScoreRow[]> {
  return reader
    .selectFrom("scores")
    .innerJoin("submissions", "submissions.id", "scores.submissionId")
    .selectAll("scores")
    .where("assignmentId", "=", assignmentId)
    .orderBy("graderVersion")
    .orderBy("scores.submissionId")
    .execute();
}

/** The grades of one assignment. */
export function gradesFor(reader: Reader, assignmentId: string): Promise<GradeRow[]> {
  return reader.selectFrom("grades").selectAll().where("assignmentId", "=", assignmentId).execute();
}

/** What graders could not do for an assignment: our fault, and for a person to see. */
export function failedJobsFor(
  reader: Reader,
  assignmentId: string,
): Promise<Pick<GradingJobRow, "submissionId" | "lastError">[]> {
  return reader
    .selectFrom("gradingJobs")
    .innerJoin("submissions", "submissions.id", "gradingJobs.submissionId")
    .select(["submissionId", "lastError"])
    .where("assignmentId", "=", assignmentId)
    .where("gradingJobs.state", "=", "failed")
    .execute();
}

/** The newest score of a submission; undefined while it waits. */
export function scoreOf(reader: Reader, submissionId: string): Promise<ScoreRow | undefined> {
  return reader
    .selectFrom("scores")
    .selectAll()
    .where("submissionId", "=", submissionId)
    .orderBy("graderVersion", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The public part of a variant, and what made it. */
export function variantPartOf(
  reader: Reader,
  id: string,
): Promise<Pick<VariantRow, "generator" | "publicJson">> {
  return reader
    .selectFrom("variants")
    .select(["generator", "publicJson"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

/** What graders could not do for one submission. */
export function failedJobsOf(
  reader: Reader,
  submissionId: string,
): Promise<Pick<GradingJobRow, "submissionId" | "lastError">[]> {
  return reader
    .selectFrom("gradingJobs")
    .select(["submissionId", "lastError"])
    .where("submissionId", "=", submissionId)
    .where("state", "=", "failed")
    .execute();
}

/** Everything that happened to a grade, first to last. */
export function gradeLogOf(reader: Reader, assignmentId: string, userId: string): Promise<GradeLogRow[]> {
  return reader
    .selectFrom("gradeLog")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .where("userId", "=", userId)
    .orderBy("number")
    .execute();
}

/** Everything that happened to the grades of an assignment, each student's first to last. */
export function gradeLogFor(reader: Reader, assignmentId: string): Promise<GradeLogRow[]> {
  return reader
    .selectFrom("gradeLog")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .orderBy("userId")
    .orderBy("number")
    .execute();
}

/** What a student handed in in a class, without the works themselves, first to last. */
export function handInsIn(
  reader: Reader,
  classId: string,
  userId: string,
): Promise<Pick<SubmissionRow, "id" | "assignmentId" | "receivedAt">[]> {
  return reader
    .selectFrom("submissions")
    .innerJoin("assignments", "assignments.id", "submissions.assignmentId")
    .select(["submissions.id", "assignmentId", "receivedAt"])
    .where("classId", "=", classId)
    .where("userId", "=", userId)
    .orderBy("receivedAt")
    .orderBy("submissions.id")
    .execute();
}
