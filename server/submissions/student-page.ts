import { readContent, type ShownContent, shownContent } from "../assignments/content";
import type { CreditStep } from "../assignments/credit";
import { type ReadableAssignment, readableAssignment } from "../assignments/places";
import { type AssignmentSettings, assignmentSettings } from "../assignments/staff-views";
import { type StudentAssignment, studentView } from "../assignments/student-views";
import { classById } from "../db/classes";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { submissionsOf } from "../db/submissions";
import type { EpochMs, SubmissionRow } from "../db/tables";
import { attemptsOf } from "../db/work";
import { type OpenWork, openWorkOf } from "./attempts";
import { isGoingOn } from "./drafts";
import { type SubmissionState, stateOf } from "./state";

/** A hand-in in its student's list. */
export interface HandInView {
  readonly id: string;
  readonly variantId: string;
  readonly work: string;
  readonly standing: SubmissionState;
}

/** All that a student's page about one assignment shows. */
export interface StudentPage {
  readonly assignment: StudentAssignment;
  readonly content: ShownContent | null;
  readonly credit: readonly CreditStep[];
  /** The attempt that is worked on; after the last hand-in the one that it belongs to, to be heard again. */
  readonly work: OpenWork | null;
  readonly isOpen: boolean;
  readonly handIns: readonly HandInView[];
}

async function handInsOf(
  reader: Reader,
  { assignment }: ReadableAssignment,
  userId: string,
  now: EpochMs,
): Promise<HandInView[]> {
  const submissions = await submissionsOf(reader, assignment.id, userId);
  const view = async (submission: SubmissionRow): Promise<HandInView> => ({
    id: submission.id,
    variantId: submission.variantId,
    work: submission.workJson,
    standing: await stateOf(reader, { assignment, isStaff: false }, submission, now),
  });
  return Promise.all(submissions.map(view));
}

/** A student's own page about an assignment. */
export async function studentPage(
  store: Store,
  actor: Person,
  readable: ReadableAssignment,
  now: EpochMs,
): Promise<StudentPage> {
  const { assignment } = readable;
  const place = await classById(store.db, assignment.classId);
  const handIns = await handInsOf(store.db, readable, actor.id, now);
  const attempt = (await attemptsOf(store.db, assignment.id, actor.id)).at(-1);
  const content = readContent(assignment.contentJson);
  const work = attempt === undefined ? null : await openWorkOf(store.db, attempt);
  return {
    assignment: await studentView(store.db, assignment, place, actor.id, now),
    content: content === undefined ? null : shownContent(content),
    credit: JSON.parse(assignment.creditJson),
    work,
    isOpen:
      attempt !== undefined && work !== null && (await isGoingOn(store.db, attempt.state, work.variantId)),
    handIns,
  };
}

/** The page about an assignment as whoever asks may see it: their own work, or for staff its settings. */
export async function assignmentPage(
  store: Store,
  actor: Person,
  assignmentId: string,
  now: EpochMs,
): Promise<
  | { readonly as: "student"; readonly page: StudentPage }
  | { readonly as: "staff"; readonly settings: AssignmentSettings }
> {
  const readable = await readableAssignment(store.db, actor, assignmentId);
  if (readable.classRole === "student")
    return { as: "student", page: await studentPage(store, actor, readable, now) };
  return { as: "staff", settings: await assignmentSettings(store, actor, assignmentId) };
}
