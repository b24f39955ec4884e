import { randomUUID } from "node:crypto";
import { addAudit } from "../../server/db/audit";
import { addRosterNames } from "../../server/db/classes";
import { setCounterVersion } from "../../server/db/counter-versions";
import { addScore } from "../../server/db/grades";
import type { Store } from "../../server/db/handle";
import { addSignIn, countFailure } from "../../server/db/people";
import { addProgress } from "../../server/db/progress";
import { countPlay, keepAnswer } from "../../server/db/quiz-answers";
import { addComment, addNote, addToCommentBank, setRubricMark } from "../../server/db/remarks";
import { setSetting } from "../../server/db/settings";
import { handIn } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { saveDraft, setOverride } from "../../server/db/work";
import { GRADER, handInOf, type makeClass, NOW } from "./class-fixture";

type Made = Awaited<ReturnType<typeof makeClass>>;

/** Tables whose rows are nobody's: they belong to a class, to staff or to the course. */
export const OF_NO_STUDENT = [
  "classes",
  "joinCodes",
  "studentGroups",
  "rubrics",
  "assignments",
  "commentBank",
  "settings",
] as const;

/**
 * Gives a student a row in every table that can hold one.
 * @returns every text by which they could be found again
 */
export async function fillFor(store: Store, made: Made, index: number): Promise<string[]> {
  const { classId, assignment, instructor } = made;
  const student = made.students[index]!;
  const [userId, variantId] = [student.id, student.variantId];
  const [submissionId, groupId] = [randomUUID(), randomUUID()];
  const tokens = ["1", "2"].map((digit) => `${digit}${index}`.repeat(32));
  const canary = `canary-${index}`;
  const times = { createdAt: NOW, expiresAt: NOW + 10 };
  await write(store, async (writer) => {
    await addSignIn(writer, { tokenHash: tokens[0]!, userId, device: canary, seenAt: NOW, ...times });
    const link = { purpose: "reset-pin" as const, userId, madeById: instructor.id, usedAt: null };
    await writer
      .insertInto("oneTimeLinks")
      .values({ ...link, ...times, tokenHash: tokens[1]! })
      .execute();
    await countFailure(writer, "account", userId, NOW, 1000);
    await addRosterNames(writer, classId, [student.name]);
    await writer
      .insertInto("studentGroups")
      .values({ id: groupId, classId, name: `Band ${index}` })
      .execute();
    await writer.insertInto("groupMembers").values({ groupId, userId }).execute();
    const progress = { userId, eventId: randomUUID(), kind: "answered", eventJson: canary };
    await addProgress(writer, [{ ...progress, happenedAt: NOW, receivedAt: NOW }]);
    const none = { opensAt: null, dueAt: NOW, closesAt: null, maxAttempts: null, extraTimeMs: null };
    await setOverride(writer, { ...none, assignmentId: assignment.id, userId, groupId: null });
    await saveDraft(writer, { variantId, workJson: canary, notesJson: canary, revision: 1, savedAt: NOW });
    await countPlay(writer, { variantId, question: 0 });
    await keepAnswer(writer, { variantId, question: 0 }, 2, NOW);
    await handIn(writer, handInOf(student, submissionId, canary), NOW);
    const score = { submissionId, grader: GRADER.name, graderVersion: 1, resultJson: canary, scoredAt: NOW };
    await addScore(writer, { ...score, points: 3 }, false);
    const comment = {
      submissionId,
      authorId: instructor.id,
      text: canary,
      atFrame: 48_000,
      control: "print",
    };
    await addComment(writer, comment, NOW);
    await setCounterVersion(writer, {
      submissionId,
      authorId: instructor.id,
      sessionJson: canary,
      madeAt: NOW,
    });
    const mark = { submissionId, criterion: "alive", points: 1, note: canary, byId: instructor.id };
    await setRubricMark(writer, { ...mark, markedAt: NOW });
    await addNote(writer, { classId, aboutId: userId, authorId: instructor.id, text: canary }, NOW);
    const audited = { action: "hand-in", resourceKind: "work", details: {} };
    await addAudit(writer, { ...audited, actorId: userId, resourceId: submissionId }, NOW);
    await addAudit(writer, { ...audited, actorId: instructor.id, resourceId: submissionId }, NOW);
    await addToCommentBank(writer, instructor.id, "Less is more.", NOW);
    await setSetting(writer, "open", true, NOW);
  });
  const names = [student.name, student.name.toLowerCase()];
  return [userId, variantId, student.attemptId, submissionId, canary, ...tokens, ...names];
}
