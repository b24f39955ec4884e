import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import type { ExerciseResult } from "@/learning/exercises/public";
import { momentWords } from "../assignments/class-clock";
import { readableAssignment } from "../assignments/places";
import { resultsOpenFrom } from "../assignments/results";
import { termsOf } from "../assignments/student-terms";
import { allow } from "../auth/allow";
import { gradingOf } from "../db/attempts";
import { classById } from "../db/classes";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { type Receipt, submissionById } from "../db/submissions";
import type { AssignmentRow, EpochMs, SubmissionRow } from "../db/tables";
import { storedResult } from "./marked";

/** How a hand-in stands for whoever may see it. */
export type SubmissionState = { readonly receipt: Receipt; readonly madeAt: EpochMs } & (
  | { readonly state: "waiting" }
  /** Its grader has failed: nothing that the student did. */
  | { readonly state: "stuck" }
  /** Marked; `opensOn` says when it is shown. */
  | { readonly state: "held-back"; readonly opensOn: string }
  /** It could not be marked, used no attempt, and its variant takes another. */
  | { readonly state: "given-back"; readonly reason: string }
  | {
      readonly state: "graded";
      readonly points: number;
      readonly maxPoints: number;
      readonly result: ExerciseResult | null;
      /** Of a quiz: its questions in order. */
      readonly quiz: readonly JudgedQuestion[] | null;
    }
);

/** A hand-in as its student, or staff, see it now. */
export async function stateOf(
  reader: Reader,
  { assignment, isStaff }: { assignment: AssignmentRow; isStaff: boolean },
  submission: SubmissionRow,
  now: EpochMs,
): Promise<SubmissionState> {
  const came = { receipt: JSON.parse(submission.receiptJson) as Receipt, madeAt: submission.madeAt };
  const { score, isFailed } = await gradingOf(reader, submission.id);
  if (score === undefined) return { ...came, state: isFailed ? "stuck" : "waiting" };
  const { result = null, quiz = null } = storedResult(score.resultJson);
  if (result?.outcome === "not-yet") return { ...came, state: "given-back", reason: result.reason };
  const openFrom = resultsOpenFrom(assignment, await termsOf(reader, assignment, submission.userId));
  if (!isStaff && openFrom !== null && now < openFrom) {
    const { timeZone } = await classById(reader, assignment.classId);
    return { ...came, state: "held-back", opensOn: momentWords(openFrom, timeZone) };
  }
  return { ...came, state: "graded", points: score.points, maxPoints: assignment.maxPoints, result, quiz };
}

/** How a hand-in stands: received, marked, or marked and shown. */
export async function submissionState(
  store: Store,
  actor: Person,
  id: string,
  now: EpochMs,
): Promise<SubmissionState> {
  const submission = await submissionById(store.db, id);
  const { assignment, classRole } = await readableAssignment(store.db, actor, submission.assignmentId);
  allow(actor, "read", { kind: "work", classRole, ownerId: submission.userId });
  return stateOf(store.db, { assignment, isStaff: classRole !== "student" }, submission, now);
}
