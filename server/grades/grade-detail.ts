import { allow } from "../auth/allow";
import { can } from "../auth/can";
import { roleIn } from "../auth/in-class";
import { classById, membershipOf } from "../db/classes";
import { NOT_HERE, NotFoundError } from "../db/errors";
import { gradeOf } from "../db/grades";
import { gradeLogOf } from "../db/hand-ins";
import type { Reader, Store } from "../db/handle";
import { type Person, personById } from "../db/people";
import { commentsOn } from "../db/remarks";
import { submissionsOf } from "../db/submissions";
import type { SubmissionRow } from "../db/tables";
import { readTogether } from "../db/transactions";
import { assignmentById } from "../db/work";
import { openAppeals, placeKey } from "./appeals";
import type { GradeDetail } from "./shapes";

/**
 * Everything behind one cell of the gradebook.
 * @throws {NotFoundError} when the assignment is not there, or the student is not in its class
 */
export function gradeDetail(
  store: Store,
  actor: Person,
  { assignmentId, studentId }: { readonly assignmentId: string; readonly studentId: string },
): Promise<GradeDetail> {
  return readTogether(store, async (reader) => {
    const { classId, title, maxPoints } = await assignmentById(reader, assignmentId);
    const classRole = await roleIn(reader, actor, classId);
    allow(actor, "read-gradebook", { kind: "class", classRole });
    const membership = await membershipOf(reader, classId, studentId);
    if (membership?.role !== "student") throw new NotFoundError(NOT_HERE);
    const grade = await gradeOf(reader, assignmentId, studentId);
    const log = await gradeLogOf(reader, assignmentId, studentId);
    const byIds = [...new Set(log.flatMap(({ byId }) => byId ?? []))];
    const names = new Map<string, string>();
    for (const id of byIds) names.set(id, (await personById(reader, id)).name);
    const works = await submissionsOf(reader, assignmentId, studentId);
    const place = { assignmentId, userId: studentId };
    const appealed = await openAppeals(reader, { assignmentId }, grade === undefined ? [] : [grade]);
    return {
      timeZone: (await classById(reader, classId)).timeZone,
      assignmentId,
      studentId,
      title,
      maxPoints,
      student: (await personById(reader, studentId)).name,
      status: grade?.status ?? "open",
      points: grade?.points ?? null,
      automaticPoints: grade?.automaticPoints ?? null,
      overridePoints: grade?.overridePoints ?? null,
      isLate: grade?.isLate === 1,
      feedback: grade?.feedback ?? null,
      appeals: await appealsOf(reader, works),
      isAppealed: appealed.has(placeKey(place)),
      submissions: works.map(({ id, receivedAt, madeAt, isLate }) => ({
        id,
        receivedAt,
        madeAt,
        isLate: isLate === 1,
      })),
      log: log.map(({ entryJson, byId, at }) => ({
        entry: JSON.parse(entryJson),
        by: byId === null ? null : (names.get(byId) ?? null),
        at,
      })),
      canOverride: can(actor, "override", { kind: "grade", classRole }),
    };
  });
}

/** What was said of the points of a student's works, first to last. */
async function appealsOf(
  reader: Reader,
  works: readonly Pick<SubmissionRow, "id" | "userId">[],
): Promise<GradeDetail["appeals"]> {
  const said = [];
  for (const { id: workId, userId } of works) {
    for (const { id, text, author, authorId, control, createdAt } of await commentsOn(reader, workId))
      if (control === "points")
        said.push({ id, text, author, isStudents: authorId === userId, at: createdAt });
  }
  return said.sort((a, b) => a.at - b.at);
}
