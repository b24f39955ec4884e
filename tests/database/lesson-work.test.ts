import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ProgressEvent } from "../../learning/progress";
import { createAssignment } from "../../server/assignments/assignments";
import { emptyTables } from "../../server/db/copy";
import { gradeOf } from "../../server/db/grades";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { handIn as storeWork } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { openLesson } from "../../server/grades/lesson-work";
import { markingQueue } from "../../server/grades/marking-queue";
import { assignmentStatistics } from "../../server/grades/statistics";
import { bringProgress } from "../../server/people/progress";
import { handInWork } from "../../server/submissions/hand-in";
import { LESSON_DONE } from "../../server/submissions/work";
import { handInOf, NOW } from "./class-fixture";
import { classWork } from "./class-work";
import { KINDS, newStore } from "./stores";
import { ASSIGNED } from "./work-fixture";

const HOUR = 3_600_000;
/** NOW is 28 November 2026, 00:00 in UTC and 01:00 by the class's clock. */
const DUE = "2026-11-28T03:00";

describe.each(KINDS)("a lesson as work for a class on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  const { classWith, start, scored } = classWork(() => store);

  test("of a lesson is to have done it, and counts at once by when it came", async () => {
    const lesson = { kind: "lesson" as const, slug: "compression" };
    const credit = [{ withinHours: null, percent: 50 }];
    const { ada, ben, assignment } = await classWith({ content: lesson, dueAt: DUE, credit });
    const points = [];
    for (const [who, now] of [[ada, NOW] as const, [ben, NOW + 5 * HOUR] as const]) {
      const { variantId } = await start(who, assignment.id, now);
      const sent = { studentId: who.id, variantId, work: LESSON_DONE, madeAt: now };
      await handInWork(store, who, randomUUID(), sent, now);
      points.push((await gradeOf(store.db, assignment.id, who.id))?.points);
    }
    expect(points).toEqual([10, 5]);
  });

  test("of a lesson is opened with whose word is what", async () => {
    const lesson = { kind: "lesson" as const, slug: "compression" };
    const { ada, ben, instructor, classId, assignment } = await classWith({ content: lesson });
    const { variantId } = await start(ada, assignment.id);
    const id = randomUUID();
    const sent = { studentId: ada.id, variantId, work: LESSON_DONE, madeAt: NOW };
    await handInWork(store, ada, id, sent, NOW + 1);
    const open = (who: Person) => openLesson(store, who, id);
    expect(await open(instructor)).toMatchObject({
      ...{ studentName: "Ada", points: 10, judged: [], lesson: { slug: "compression" } },
      told: { receivedAt: null, checkpoints: [], exercises: [] },
    });
    const event = (sequence: number, type: string, payload: object) =>
      ({
        ...{ id: randomUUID(), deviceId: "phone", sequence, atMs: NOW - 10 + sequence },
        ...{ contentVersion: "1", type, payload: { lessonId: "compression", ...payload } },
      }) as ProgressEvent;
    const scored01 = {
      seed: 1,
      measured: {},
      selfReported: false,
      exerciseId: "even-vocal",
      takesFiles: false,
    };
    const events = [
      event(1, "lesson-opened", {}),
      event(2, "checkpoint-answered", { checkpointId: "ratio", choiceId: "1", correct: false }),
      event(3, "checkpoint-answered", { checkpointId: "ratio", choiceId: "0", correct: true }),
      event(4, "exercise-scored", { ...scored01, score01: 0.9, met: false }),
      event(5, "exercise-scored", { ...scored01, score01: 0.4, met: false }),
      event(6, "checkpoint-answered", {
        lessonId: "translation",
        checkpointId: "x",
        choiceId: "0",
        correct: true,
      }),
    ];
    await bringProgress(store, ada, { events }, NOW + 2);
    for (const who of [instructor, ada]) {
      expect(await open(who)).toMatchObject({
        told: {
          ...{ openedAt: NOW - 9, finishedAt: null, receivedAt: NOW + 2 },
          checkpoints: [{ id: "ratio", correct: true, at: NOW - 7 }],
          exercises: [{ id: "even-vocal", attempts: 2, score01: 0.9, at: NOW - 6 }],
        },
        judged: [],
      });
    }
    const content = { kind: "exercise" as const, exerciseId: "even-vocal", takesFiles: false };
    const measured = await createAssignment(store, instructor, classId, { ...ASSIGNED, content }, NOW);
    const work = await start(ada, measured.id);
    const graded = randomUUID();
    await write(store, async (writer) => {
      await storeWork(writer, handInOf({ id: ada.id, variantId: work.variantId }, graded, "{}"), NOW + 3);
    });
    await scored(graded, 6, { outcome: "scored" });
    expect((await open(instructor))?.judged).toMatchObject([
      { submissionId: graded, points: 6, maxPoints: 10 },
    ]);
    await expect(open(ben)).rejects.toThrow("not yours");
    expect(await openLesson(store, instructor, graded), "an exercise").toBeNull();
    const queue = await markingQueue(store, instructor, assignment.id);
    expect(queue.items).toMatchObject([{ name: "Ada", marking: "by-word", points: 10 }]);
    expect(await assignmentStatistics(store, instructor, assignment.id)).toMatchObject({ goals: [] });
  });
});
