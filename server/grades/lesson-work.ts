import { readContent } from "../assignments/content";
import { allow } from "../auth/allow";
import { listLessons } from "../content/lessons";
import { practiceTitles } from "../content/practice-titles";
import { assignmentsOf } from "../db/assignments";
import { classById } from "../db/classes";
import { gradeOf } from "../db/grades";
import { handInsFor, handInsIn, scoreOf } from "../db/hand-ins";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { progressOf } from "../db/progress";
import { readTogether } from "../db/transactions";
import { toldOf } from "./lesson-told";
import { namesOf } from "./names";
import type { LessonOpening } from "./shapes";
import { accessWork } from "./work-access";

/**
 * What stands behind a lesson that was handed in: what the student's device has told of it, and what the server itself has judged
 * of the exercises that it holds.
 * @returns null for every other work
 * @throws {NotFoundError} for what is not there, or is nothing to the actor
 * @throws {ForbiddenError} for a classmate's
 */
export function openLesson(store: Store, actor: Person, submissionId: string): Promise<LessonOpening | null> {
  return readTogether(store, async (reader) => {
    const { submission, assignment, classRole, isMarker } = await accessWork(
      reader,
      actor,
      submissionId,
      "read",
    );
    const { userId, receivedAt, madeAt, isLate } = submission;
    allow(actor, "read-progress", { kind: "student", classRole, ownerId: userId });
    const content = readContent(assignment.contentJson);
    if (content?.kind !== "lesson") return null;
    const { slug } = content;
    const lesson = (await listLessons()).find(({ id }) => id === slug);
    const titles = practiceTitles();
    const exercises = (lesson?.exercises ?? []).map((id) => ({ id, title: titles[id] ?? id }));
    const names = namesOf(await handInsFor(reader, assignment.id), assignment);
    const grade = await gradeOf(reader, assignment.id, userId);
    return {
      submissionId,
      assignmentId: assignment.id,
      classId: assignment.classId,
      timeZone: (await classById(reader, assignment.classId)).timeZone,
      title: assignment.title,
      studentName: isMarker ? (names.get(userId) ?? "A student who has left") : actor.name,
      lesson: { slug, title: lesson?.title ?? slug },
      receivedAt,
      madeAt,
      isLate: isLate === 1,
      points: grade?.points ?? null,
      maxPoints: assignment.maxPoints,
      told: toldOf(await progressOf(reader, userId), slug, exercises),
      judged: await judgedIn(
        reader,
        assignment.classId,
        userId,
        exercises.map(({ id }) => id),
      ),
      viewer: isMarker ? "staff" : "student",
    };
  });
}

/** Works of a student on some exercises that the server has measured in this class. */
async function judgedIn(
  reader: Reader,
  classId: string,
  userId: string,
  exerciseIds: readonly string[],
): Promise<LessonOpening["judged"]> {
  const assignments = new Map((await assignmentsOf(reader, classId)).map((each) => [each.id, each]));
  const judged = [];
  for (const { id, assignmentId, receivedAt } of await handInsIn(reader, classId, userId)) {
    const assignment = assignments.get(assignmentId);
    const content = assignment === undefined ? undefined : readContent(assignment.contentJson);
    if (assignment === undefined || content?.kind !== "exercise") continue;
    if (!exerciseIds.includes(content.exerciseId)) continue;
    const score = await scoreOf(reader, id);
    if (score === undefined) continue;
    const { title, maxPoints } = assignment;
    judged.push({ submissionId: id, title, points: score.points, maxPoints, receivedAt });
  }
  return judged;
}
