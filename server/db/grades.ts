import { ConflictError, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { EpochMs, GradeRow, ScoreRow, SubmissionRow } from "./tables";

/** What can happen to a grade; one line of its log. */
export type GradeEntry =
  | { readonly kind: "handed-in"; readonly submissionId: string; readonly isLate: boolean }
  | { readonly kind: "scored"; readonly submissionId: string; readonly points: number }
  /** Graders were mended: this score replaces the one before, up or down. */
  | { readonly kind: "regraded"; readonly submissionId: string; readonly points: number }
  | { readonly kind: "overridden"; readonly points: number; readonly why: string }
  | { readonly kind: "override-removed" }
  | { readonly kind: "excused" }
  | { readonly kind: "missing" }
  /** `submissionId` says which work was given back; entries of before name none. */
  | { readonly kind: "feedback"; readonly text: string; readonly submissionId?: string | undefined };

type Grade = Omit<GradeRow, "assignmentId" | "userId">;

const NOTHING: Grade = {
  status: "missing",
  points: null,
  automaticPoints: null,
  overridePoints: null,
  overrideById: null,
  overrideWhy: null,
  overrideAt: null,
  isLate: 0,
  submissionId: null,
  feedback: null,
  entries: 0,
  updatedAt: 0,
};

const NO_OVERRIDE = { overridePoints: null, overrideById: null, overrideWhy: null, overrideAt: null };

function changesBy(grade: Grade, entry: GradeEntry, byId: string | null, at: EpochMs): Partial<Grade> {
  switch (entry.kind) {
    case "handed-in":
      if (grade.automaticPoints !== null || grade.overridePoints !== null) return {};
      return { status: "handed-in", submissionId: entry.submissionId, isLate: entry.isLate ? 1 : 0 };
    case "scored":
      // Trying again never costs points.
      if (grade.automaticPoints !== null && entry.points <= grade.automaticPoints) return {};
      return { status: "graded", automaticPoints: entry.points, submissionId: entry.submissionId };
    case "regraded":
      return { status: "graded", automaticPoints: entry.points, submissionId: entry.submissionId };
    case "overridden": {
      const override = { overridePoints: entry.points, overrideById: byId, overrideWhy: entry.why };
      return { ...override, overrideAt: at, status: "graded" };
    }
    case "override-removed": {
      const status = grade.submissionId === null ? "missing" : "handed-in";
      return { ...NO_OVERRIDE, status: grade.automaticPoints === null ? status : "graded" };
    }
    case "feedback":
      return { feedback: entry.text };
    default:
      return { status: entry.kind };
  }
}

/** A grade after one more entry of its log. */
export function applyEntry(grade: Grade, entry: GradeEntry, byId: string | null, at: EpochMs): Grade {
  const after = { ...grade, ...changesBy(grade, entry, byId, at) };
  const points = after.status === "excused" ? null : (after.overridePoints ?? after.automaticPoints);
  return { ...after, points, entries: grade.entries + 1, updatedAt: at };
}

/**
 * Adds an entry to a student's grade: log and row in one transaction.
 * @param byId who did it; null: a grader
 */
export async function addGradeEntry(
  writer: Writer,
  { assignmentId, userId }: Pick<GradeRow, "assignmentId" | "userId">,
  entry: GradeEntry,
  byId: string | null,
  at: EpochMs,
): Promise<GradeRow> {
  const before = (await gradeOf(writer, assignmentId, userId)) ?? NOTHING;
  const grade = { ...applyEntry(before, entry, byId, at), assignmentId, userId };
  await writer
    .insertInto("gradeLog")
    .values({ assignmentId, userId, number: grade.entries, entryJson: JSON.stringify(entry), byId, at })
    .execute();
  await writer
    .insertInto("grades")
    .values(grade)
    .onConflict((conflict) => conflict.columns(["assignmentId", "userId"]).doUpdateSet(grade))
    .execute();
  return grade;
}

/** Gives a submission its row in the gradebook. */
export async function recordHandIn(writer: Writer, submission: SubmissionRow): Promise<void> {
  const { id: submissionId, isLate, receivedAt } = submission;
  const entry = { kind: "handed-in", submissionId, isLate: isLate === 1 } as const;
  await addGradeEntry(writer, submission, entry, null, receivedAt);
}

/**
 * Stores the score of a submission and carries it into the gradebook. The same version of a grader scores once. What another
 * version finds for work that was scored waits until a person has seen the difference (`isRegrade`).
 * @param score points after credit for lateness; never below 0
 * @param isRegrade the score counts even where it is lower than the one before
 * @throws {NotFoundError} when the submission is gone
 * @throws {ConflictError} when that version has given other points: graders are deterministic
 */
export async function addScore(writer: Writer, score: ScoreRow, isRegrade: boolean): Promise<GradeRow> {
  const { submissionId, grader, graderVersion, points, scoredAt } = score;
  const place = await writer
    .selectFrom("submissions")
    .select(["assignmentId", "userId"])
    .where("id", "=", submissionId)
    .executeTakeFirst();
  if (place === undefined) throw new NotFoundError(`There is no submission with the id ${submissionId}.`);
  const stored = await writer
    .selectFrom("scores")
    .select("points")
    .where("submissionId", "=", submissionId)
    .where("grader", "=", grader)
    .where("graderVersion", "=", graderVersion)
    .executeTakeFirst();
  if (stored !== undefined) {
    const known = await gradeOf(writer, place.assignmentId, place.userId);
    if (stored.points === points && known !== undefined) return known;
    throw new ConflictError(`${grader} version ${graderVersion} has given this work other points.`);
  }
  const grade = await gradeOf(writer, place.assignmentId, place.userId);
  const isAgain =
    grade !== undefined &&
    grade.automaticPoints !== null &&
    !isRegrade &&
    (await hasScoreBy(writer, submissionId, grader));
  await writer.insertInto("scores").values(score).execute();
  if (isAgain) return grade;
  const kind = isRegrade ? "regraded" : "scored";
  return addGradeEntry(writer, place, { kind, submissionId, points }, null, scoredAt);
}

/** Whether a grader has scored a submission, in any of its versions. */
async function hasScoreBy(reader: Reader, submissionId: string, grader: string): Promise<boolean> {
  const row = await reader
    .selectFrom("scores")
    .select("graderVersion")
    .where("submissionId", "=", submissionId)
    .where("grader", "=", grader)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A student's grade for an assignment; undefined before anything has happened. */
export function gradeOf(reader: Reader, assignmentId: string, userId: string): Promise<GradeRow | undefined> {
  return reader
    .selectFrom("grades")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .where("userId", "=", userId)
    .executeTakeFirst();
}

/** Every grade of a class, by assignment and student. */
export function gradebookOf(reader: Reader, classId: string): Promise<GradeRow[]> {
  return reader
    .selectFrom("grades")
    .innerJoin("assignments", "assignments.id", "grades.assignmentId")
    .selectAll("grades")
    .where("classId", "=", classId)
    .orderBy("assignmentId")
    .orderBy("userId")
    .execute();
}

/** A grade as its log alone makes it; undefined when the log is empty. The stored row must agree. */
export async function recomputeGrade(
  reader: Reader,
  assignmentId: string,
  userId: string,
): Promise<GradeRow | undefined> {
  const log = await reader
    .selectFrom("gradeLog")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .where("userId", "=", userId)
    .orderBy("number")
    .execute();
  if (log.length === 0) return undefined;
  const grade = log.reduce<Grade>(
    (before, { entryJson, byId, at }) => applyEntry(before, JSON.parse(entryJson), byId, at),
    NOTHING,
  );
  return { ...grade, assignmentId, userId };
}

/**
 * Computes the grades of a class anew from their logs, and puts right what disagrees.
 * @returns how many grades there are, and how many were wrong
 */
export async function mendGrades(
  writer: Writer,
  classId: string,
): Promise<{ checked: number; mended: number }> {
  const stored = await gradebookOf(writer, classId);
  let mended = 0;
  for (const row of stored) {
    const right = await recomputeGrade(writer, row.assignmentId, row.userId);
    if (right === undefined || isSameGrade(right, row)) continue;
    mended += 1;
    await writer
      .updateTable("grades")
      .set(right)
      .where("assignmentId", "=", row.assignmentId)
      .where("userId", "=", row.userId)
      .execute();
  }
  return { checked: stored.length, mended };
}

const isSameGrade = (a: GradeRow, b: GradeRow): boolean =>
  (Object.keys(a) as (keyof GradeRow)[]).every((key) => a[key] === b[key]);
