import { parseSession } from "@/audio-engine/session/parse";
import { can } from "../auth/can";
import { classById } from "../db/classes";
import { NotFoundError } from "../db/errors";
import { gradeOf } from "../db/grades";
import { failedJobsOf, gradeLogOf, handInsFor, scoreOf, variantPartOf } from "../db/hand-ins";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { commentBankOf, commentsOn } from "../db/remarks";
import { submissionsOf } from "../db/submissions";
import type { CommentRow, EpochMs, GradeRow, SubmissionRow } from "../db/tables";
import { readTogether } from "../db/transactions";
import { isFilesWork } from "../grading/mix-files";
import type { QuizPublicPart } from "../grading/quiz";
import { shownCounterVersion } from "./counter-version";
import { namesOf } from "./names";
import { remarkOf } from "./remarks";
import { gradedMarking } from "./result";
import { returnedWorks } from "./returned";
import { rubricSheet } from "./rubric";
import type { GradeView, Marking, OpenedVariant, Opening, Remark } from "./shapes";
import { type AccessedWork, accessWork, areResultsOpen } from "./work-access";

/**
 * A work that was handed in, with everything that is needed to hear it, to mark it, or to learn from it.
 * @throws {NotFoundError} for what is not there, or is nothing to the actor
 * @throws {ForbiddenError} for a classmate's
 */
export function openWork(store: Store, actor: Person, submissionId: string, now: EpochMs): Promise<Opening> {
  return readTogether(store, async (reader) => {
    const access = await accessWork(reader, actor, submissionId, "read");
    const { submission, assignment, classRole, isMarker } = access;
    const { id, userId, variantId, receivedAt, madeAt, workJson } = submission;
    const grade = await gradeOf(reader, assignment.id, userId);
    const returned = await returnedOf(reader, submission);
    const variant = await variantPartOf(reader, variantId);
    const { quiz, ...shown }: Partial<OpenedVariant & QuizPublicPart> = JSON.parse(variant.publicJson);
    if (quiz === undefined && !isShown(shown))
      throw new NotFoundError("A lesson that was done has no work to be opened.");
    const handIns = isMarker ? await handInsFor(reader, assignment.id) : [];
    const names = namesOf(handIns, assignment);
    const nameOf = (whose: string): string => names.get(whose) ?? actor.name;
    const open = isMarker || (await areResultsOpen(reader, assignment, userId, now));
    return {
      submissionId: id,
      assignmentId: assignment.id,
      classId: assignment.classId,
      timeZone: (await classById(reader, assignment.classId)).timeZone,
      title: assignment.title,
      student: { id: userId, name: nameOf(userId) },
      receivedAt,
      madeAt,
      exerciseId: variant.generator,
      variantId,
      variant: isShown(shown) ? openedVariant(shown) : null,
      quiz: quiz ?? null,
      session: quiz === undefined ? sessionOf(JSON.parse(workJson)) : null,
      marking: open ? await markingOf(reader, id, isMarker) : { state: "closed" },
      grade: gradeView(grade, assignment.maxPoints, open),
      returned,
      remarks: await remarksOn(reader, access, actor, returned?.at ?? null),
      counter: await shownCounterVersion(reader, access, returned?.at ?? null),
      rubric: await rubricSheet(reader, assignment, isMarker || returned !== null ? id : null),
      bank: isMarker ? (await commentBankOf(reader, actor.id)).map(({ text }) => text) : [],
      others: latestOfEach(handIns)
        .filter((each) => each.userId !== userId)
        .map((each) => ({ submissionId: each.id, name: nameOf(each.userId) })),
      viewer: isMarker ? "staff" : "student",
      canOverride: can(actor, "override", { kind: "grade", classRole }),
    };
  });
}

/** An exercise's variant; a lesson's is its address alone. */
const isShown = (shown: Partial<OpenedVariant>): shown is OpenedVariant => shown.exercise !== undefined;

const sessionOf = (work: unknown) => (isFilesWork(work) ? null : parseSession(work));

/** What is shown of a variant, field by field. */
const openedVariant = ({ exercise, reference, heard }: OpenedVariant): OpenedVariant => ({
  exercise,
  reference,
  heard,
});

/** The last work of each student. */
export function latestOfEach<T extends { readonly userId: string }>(handIns: readonly T[]): T[] {
  return [...new Map(handIns.map((each) => [each.userId, each])).values()];
}

async function markingOf(reader: Reader, submissionId: string, isMarker: boolean): Promise<Marking> {
  const score = await scoreOf(reader, submissionId);
  if (score !== undefined) return gradedMarking(score);
  const [failed] = isMarker ? await failedJobsOf(reader, submissionId) : [];
  if (failed === undefined) return { state: "waiting" };
  return { state: "failed", reason: failed.lastError ?? "The grader gave no reason." };
}

/** The program's points are not told before results are open; those of a person are. */
function gradeView(grade: GradeRow | undefined, maxPoints: number, open: boolean): GradeView {
  const automaticPoints = open ? (grade?.automaticPoints ?? null) : null;
  const byHand = grade?.status === "excused" ? null : (grade?.overridePoints ?? null);
  return {
    status: grade?.status ?? "open",
    points: open ? (grade?.points ?? null) : byHand,
    automaticPoints,
    overrideWhy: grade?.overrideWhy ?? null,
    maxPoints,
    isLate: grade?.isLate === 1,
  };
}

/** What the work was given back with last. */
async function returnedOf(
  reader: Reader,
  { id, assignmentId, userId }: SubmissionRow,
): Promise<Opening["returned"]> {
  const log = await gradeLogOf(reader, assignmentId, userId);
  const handIns = await submissionsOf(reader, assignmentId, userId);
  return returnedWorks(log, handIns).get(id) ?? null;
}

/**
 * Everything for those who mark; for the student what they said themselves, and the rest from when it was given back. What is
 * answered about points they read at once.
 */
async function remarksOn(
  reader: Reader,
  { submission, assignment, isMarker }: AccessedWork,
  actor: Person,
  returnedAt: EpochMs | null,
): Promise<Remark[]> {
  const isGiven = ({ control, createdAt }: CommentRow): boolean =>
    control === "points" || (returnedAt !== null && createdAt <= returnedAt);
  return (await commentsOn(reader, submission.id))
    .filter((row) => isMarker || row.authorId === actor.id || isGiven(row))
    .map((row) => {
      const isStudents = row.authorId === submission.userId;
      const isHidden = isStudents && isMarker && assignment.isAnonymous === 1;
      const author = isHidden ? "The student" : row.author;
      return remarkOf(row, { author, isStudents, isOwn: row.authorId === actor.id });
    });
}
