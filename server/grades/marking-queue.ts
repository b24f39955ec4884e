import { allow } from "../auth/allow";
import { can } from "../auth/can";
import { roleIn } from "../auth/in-class";
import { failedJobsFor, gradeLogFor, gradesFor, type HandInRow, handInsFor, scoresFor } from "../db/hand-ins";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { readTogether } from "../db/transactions";
import { assignmentById } from "../db/work";
import { openAppeals, placeKey } from "./appeals";
import { markingOrder, worstWords } from "./marking-order";
import { namesOf } from "./names";
import { latestOfEach } from "./opening";
import { gradedMarking } from "./result";
import { returnedWorks } from "./returned";
import type { Marking, MarkingQueue, QueueItem } from "./shapes";

/**
 * What was handed in for an assignment, in the order in which it is best marked: of each student the last work.
 * @throws {NotFoundError} for who has nothing to do with the class
 * @throws {ForbiddenError} for its students
 */
export function markingQueue(store: Store, actor: Person, assignmentId: string): Promise<MarkingQueue> {
  return readTogether(store, async (reader) => {
    const assignment = await assignmentById(reader, assignmentId);
    const { classId, kind, title, maxPoints } = assignment;
    const classRole = await roleIn(reader, actor, classId);
    allow(actor, "mark", { kind: "work", classRole });
    const handIns = await handInsFor(reader, assignmentId);
    const names = namesOf(handIns, assignment);
    const grades = new Map((await gradesFor(reader, assignmentId)).map((grade) => [grade.userId, grade]));
    const markings = await markingsFor(reader, assignmentId);
    const appealed = await openAppeals(reader, { assignmentId }, [...grades.values()]);
    const returned = await returnedFor(reader, assignmentId, handIns);
    const works = latestOfEach(handIns).map((handIn) => ({
      ...handIn,
      submissionId: handIn.id,
      marking: markings.get(handIn.id) ?? ({ state: "waiting" } as const),
      isReturned: returned.has(handIn.id),
    }));
    const items = markingOrder(works).map(
      ({ submissionId, userId, isLate, isReturned, marking }): QueueItem => ({
        submissionId,
        studentId: userId,
        name: names.get(userId) ?? "",
        worst: worstWords(marking),
        points: grades.get(userId)?.points ?? null,
        isLate: isLate === 1,
        isReturned,
        isAppealed: appealed.has(placeKey({ assignmentId, userId })),
        marking: marking.state,
      }),
    );
    const canOverride = can(actor, "override", { kind: "grade", classRole });
    return { assignmentId, kind, classId, title, maxPoints, canOverride, items };
  });
}

/** How far the program is with each work; those that wait are left out. */
async function markingsFor(reader: Reader, assignmentId: string): Promise<ReadonlyMap<string, Marking>> {
  const failed = (await failedJobsFor(reader, assignmentId)).map(
    ({ submissionId, lastError }) =>
      [submissionId, { state: "failed", reason: lastError ?? "the grader gave no reason" }] as const,
  );
  const graded = (await scoresFor(reader, assignmentId)).map(
    (score) => [score.submissionId, gradedMarking(score)] as const,
  );
  return new Map<string, Marking>([...failed, ...graded]);
}

/** The works that were given back. */
async function returnedFor(
  reader: Reader,
  assignmentId: string,
  handIns: readonly HandInRow[],
): Promise<ReadonlySet<string>> {
  const log = await gradeLogFor(reader, assignmentId);
  const students = [...new Set(handIns.map(({ userId }) => userId))];
  const of = <T extends { readonly userId: string }>(rows: readonly T[], student: string): T[] =>
    rows.filter(({ userId }) => userId === student);
  return new Set(students.flatMap((id) => [...returnedWorks(of(log, id), of(handIns, id)).keys()]));
}
