import { MADE } from "@/learning/exercises/made-public";
import { contentOf } from "../assignments/places";
import { allow } from "../auth/allow";
import { roleIn } from "../auth/in-class";
import { ConflictError } from "../db/errors";
import { addGradeEntry } from "../db/grades";
import { gradesFor, handInsFor, scoresFor } from "../db/hand-ins";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { addGradingJob, submissionById } from "../db/submissions";
import type { AssignmentRow, EpochMs, GradeRow, ScoreRow } from "../db/tables";
import { readTogether, write } from "../db/transactions";
import { assignmentById } from "../db/work";
import { graderOf } from "../grading/exercises";
import type { Regrade, RegradeRow } from "./shapes";

/** A student's best score by one version of a grader. */
interface BestScore {
  readonly submissionId: string;
  readonly points: number;
}

/** The best score of each student by the newest version that has scored anything. */
export function bestByNewest(
  scores: readonly Pick<ScoreRow, "submissionId" | "graderVersion" | "points">[],
  studentOf: ReadonlyMap<string, string>,
): { readonly version: number | null; readonly best: ReadonlyMap<string, BestScore> } {
  if (scores.length === 0) return { version: null, best: new Map() };
  const version = Math.max(...scores.map(({ graderVersion }) => graderVersion));
  const best = new Map<string, BestScore>();
  for (const { submissionId, graderVersion, points } of scores) {
    const student = studentOf.get(submissionId);
    if (graderVersion !== version || student === undefined) continue;
    if (points > (best.get(student)?.points ?? -1)) best.set(student, { submissionId, points });
  }
  return { version, best };
}

async function mayRegrade(reader: Reader, actor: Person, assignmentId: string): Promise<AssignmentRow> {
  const assignment = await assignmentById(reader, assignmentId);
  const classRole = await roleIn(reader, actor, assignment.classId);
  allow(actor, "regrade", { kind: "grade", classRole });
  return assignment;
}

interface Difference {
  readonly grade: GradeRow;
  readonly best: BestScore;
}

async function differencesOf(reader: Reader, assignmentId: string) {
  const handIns = await handInsFor(reader, assignmentId);
  const studentOf = new Map(handIns.map(({ id, userId }) => [id, userId]));
  const names = new Map(handIns.map(({ userId, name }) => [userId, name]));
  const { version, best } = bestByNewest(await scoresFor(reader, assignmentId), studentOf);
  const graded = (await gradesFor(reader, assignmentId)).filter(
    ({ automaticPoints }) => automaticPoints !== null,
  );
  const differing: Difference[] = [];
  let waiting = 0;
  for (const grade of graded) {
    const found = best.get(grade.userId);
    if (found === undefined) waiting += 1;
    else if (found.points !== grade.automaticPoints) differing.push({ grade, best: found });
  }
  return { version, differing, waiting, checked: graded.length, names };
}

/**
 * What a newer version of a grader would change, before anything is changed.
 * @throws {NotFoundError} and {ForbiddenError} for who is not the class's instructor
 */
export function regradeDifference(store: Store, actor: Person, assignmentId: string): Promise<Regrade> {
  return readTogether(store, async (reader) => {
    await mayRegrade(reader, actor, assignmentId);
    const { version, differing, waiting, checked, names } = await differencesOf(reader, assignmentId);
    const rows = differing.map(
      ({ grade, best }): RegradeRow => ({
        studentId: grade.userId,
        name: names.get(grade.userId) ?? "",
        before: grade.automaticPoints ?? 0,
        after: best.points,
        isOverridden: grade.overridePoints !== null,
      }),
    );
    return { version, rows, waiting, checked };
  });
}

/**
 * Takes the points of the newest version of the grader, up or down; points by hand stay as they are.
 * @returns how many grades were changed
 * @throws as `regradeDifference`
 */
export function applyRegrade(
  store: Store,
  actor: Person,
  assignmentId: string,
  now: EpochMs,
): Promise<{ readonly changed: number }> {
  return write(store, async (writer) => {
    await mayRegrade(writer, actor, assignmentId);
    const { differing } = await differencesOf(writer, assignmentId);
    for (const { grade, best } of differing)
      await addGradeEntry(writer, grade, { kind: "regraded", ...best }, actor.id, now);
    return { changed: differing.length };
  });
}

/**
 * Has everything that was handed in measured by the grader as it is now. What it finds changes no grade that an older version
 * gave, until somebody has seen the difference.
 * @returns how many works are to be measured
 * @throws as `regradeDifference`
 */
export function measureAgain(
  store: Store,
  actor: Person,
  assignmentId: string,
  now: EpochMs,
): Promise<{ readonly queued: number }> {
  return write(store, async (writer) => {
    const assignment = await mayRegrade(writer, actor, assignmentId);
    const content = contentOf(assignment);
    if (content.kind === "lesson" || content.kind === "quiz")
      throw new ConflictError(
        "Lessons and quizzes are judged as they come, so there is nothing to measure again.",
      );
    const grader = graderOf(content.kind === "made" ? MADE.id : content.exerciseId);
    const done = new Set(
      (await scoresFor(writer, assignmentId))
        .filter(({ graderVersion }) => graderVersion === grader.version)
        .map(({ submissionId }) => submissionId),
    );
    const again = (await handInsFor(writer, assignmentId)).filter(({ id }) => !done.has(id));
    for (const { id } of again) {
      const { hash } = await submissionById(writer, id);
      await addGradingJob(writer, id, hash, grader, now);
    }
    return { queued: again.length };
  });
}
