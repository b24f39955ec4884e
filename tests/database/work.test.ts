import { randomUUID } from "node:crypto";
import type { QueryResult, RootOperationNode, UnknownRow } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ProgressEvent } from "../../learning/progress";
import { createAssignment, removeAssignment, replaceAssignment } from "../../server/assignments/assignments";
import { changeGroup, groupsIn, makeGroup, removeGroup } from "../../server/assignments/groups";
import { grantOverride, removeOverride } from "../../server/assignments/overrides";
import { readableAssignment } from "../../server/assignments/places";
import type { AssignmentInput } from "../../server/assignments/requests";
import { assignmentSettings, assignmentsForStaff } from "../../server/assignments/staff-views";
import { creditOf } from "../../server/assignments/student-terms";
import { workOf } from "../../server/assignments/student-views";
import { emptyTables } from "../../server/db/copy";
import { addScore, gradeOf } from "../../server/db/grades";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { handIn as storeWork, submissionById, submissionsOf } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { attemptsOf } from "../../server/db/work";
import { openLesson } from "../../server/grades/lesson-work";
import { markingQueue } from "../../server/grades/marking-queue";
import { openWork } from "../../server/grades/opening";
import { assignmentStatistics } from "../../server/grades/statistics";
import { bringProgress } from "../../server/people/progress";
import { type OpenWork, startWork } from "../../server/submissions/attempts";
import { closeAttempts } from "../../server/submissions/close-attempts";
import { keepDraft } from "../../server/submissions/drafts";
import { handInWork } from "../../server/submissions/hand-in";
import { submissionState } from "../../server/submissions/state";
import { studentPage } from "../../server/submissions/student-page";
import { LESSON_DONE } from "../../server/submissions/work";
import { handInOf, NOW } from "./class-fixture";
import { KINDS, newStore } from "./stores";
import { ASSIGNED, FAKE_GENERATOR, makePeople, workWith } from "./work-fixture";

const HOUR = 3_600_000;
/** NOW is 28 November 2026, 00:00 in UTC and 01:00 by the class's clock. */
const DUE = "2026-11-28T03:00";
const CLOSES = "2026-11-28T05:00";
const STRANGER = "This is not here, or it is not yours.";

describe.each(KINDS)("work for a class on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  async function classWith(changes: Partial<AssignmentInput> = {}) {
    const people = await makePeople(store, ["Ada", "Ben"]);
    const input = { ...ASSIGNED, ...changes };
    const assignment = await createAssignment(store, people.instructor, people.classId, input, NOW);
    const [ada, ben] = people.students;
    if (ada === undefined || ben === undefined) throw new Error("The class has lost its students.");
    return { ...people, ada, ben, assignment };
  }

  const start = (who: Person, assignmentId: string, now = NOW) =>
    startWork(store, who, assignmentId, FAKE_GENERATOR, now);

  const handIn = (who: Person, work: OpenWork, faderDb: number, now = NOW, id: string = randomUUID()) => {
    const sent = { studentId: who.id, variantId: work.variantId, work: workWith(work, faderDb), madeAt: now };
    return handInWork(store, who, id, sent, now);
  };

  const scored = (submissionId: string, points: number, result: object) =>
    write(store, (writer) =>
      addScore(
        writer,
        {
          ...{ submissionId, grader: "match-by-ear", graderVersion: 1, points, scoredAt: NOW },
          resultJson: JSON.stringify({ result }),
        },
        false,
      ),
    );

  test("is begun once by two clicks, and nothing of its secret or seed reaches the page", async () => {
    const { ada, assignment } = await classWith();
    const [one, two] = await Promise.all([start(ada, assignment.id), start(ada, assignment.id)]);
    expect(one.variantId).toBe(two.variantId);
    expect(await attemptsOf(store.db, assignment.id, ada.id)).toHaveLength(1);
    const readable = await readableAssignment(store.db, ada, assignment.id);
    const shown = JSON.stringify([one, await studentPage(store, ada, readable, NOW)]);
    expect(shown).not.toMatch(/secret-|"seed"/);
  });

  test("is handed in once: the same again gives the same receipt, other work under the same id is refused", async () => {
    const { ada, ben, assignment } = await classWith();
    const work = await start(ada, assignment.id);
    const id = randomUUID();
    const receipts = await Promise.all([1, 2, 3].map((i) => handIn(ada, work, 3, NOW + i, id)));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    await expect(handIn(ada, work, 4, NOW, id)).rejects.toThrow("Another work");
    await expect(handIn(ada, work, 4)).rejects.toThrow("handed in already");
    await expect(handIn(ben, work, 3, NOW, id)).rejects.toThrow("Another work");
    await expect(handIn(ben, work, 3)).rejects.toThrow(STRANGER);
    expect(await submissionsOf(store.db, assignment.id, ada.id)).toHaveLength(1);
    expect(await handIn(ada, work, 3, NOW + 99 * HOUR, id)).toEqual(receipts[0]);
  });

  test("of a whole class that comes at one moment is taken, and of two for one attempt the first", async () => {
    const names = Array.from({ length: 60 }, (_, i) => `Student ${i}`);
    const { instructor, classId, students } = await makePeople(store, names);
    const { id } = await createAssignment(store, instructor, classId, ASSIGNED, NOW);
    const begun = await Promise.all(students.map(async (who) => [who, await start(who, id)] as const));
    const drafts = begun.map(([who, work]) =>
      keepDraft(store, who, work.variantId, { work: workWith(work, 2), revision: 1 }, NOW),
    );
    expect((await Promise.all(drafts)).every(({ isYours }) => isYours)).toBe(true);
    const receipts = await Promise.all(begun.map(([who, work]) => handIn(who, work, 3)));
    expect(new Set(receipts.map(({ submissionId }) => submissionId)).size).toBe(names.length);
    const [ada] = students;
    if (ada === undefined) throw new Error("The class has lost its students.");
    const again = await start(ada, id);
    const both = await Promise.allSettled([
      handIn(ada, again, 4),
      handIn(ada, again, 5),
      handIn(ada, again, 6),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  });

  test("that is none is refused, and uses no attempt", async () => {
    const { ada, assignment } = await classWith({ maxAttempts: 1 });
    const work = await start(ada, assignment.id);
    const send = (text: string) =>
      handInWork(
        store,
        ada,
        randomUUID(),
        { studentId: ada.id, variantId: work.variantId, work: text, madeAt: NOW },
        NOW,
      );
    await expect(handIn(ada, work, 0)).rejects.toThrow("Nothing has been changed yet");
    await expect(send("{}")).rejects.toThrow("not made by Behind the Glass");
    await expect(send("{")).rejects.toThrow("cannot be read as JSON");
    const renamed = workWith(work, 3).replace('"title":"', '"title":"x');
    await expect(send(renamed)).rejects.toThrow("Only the fader counts");
    await expect(send(LESSON_DONE)).rejects.toThrow();
    const [attempt] = await attemptsOf(store.db, assignment.id, ada.id);
    expect(attempt?.state).toBe("open");
    await expect(handIn(ada, work, 3)).resolves.toMatchObject({ isLate: false });
  });

  test("is not sent for whoever is signed in instead, nor under an id that is none", async () => {
    const { ada, ben, assignment } = await classWith();
    const work = await start(ada, assignment.id);
    const sent = { studentId: ada.id, variantId: work.variantId, work: workWith(work, 3), madeAt: NOW };
    await expect(handInWork(store, ben, randomUUID(), sent, NOW)).rejects.toMatchObject({ status: 401 });
    await expect(handInWork(store, ada, "1", sent, NOW)).rejects.toMatchObject({ status: 400 });
  });

  test("opens, is late and closes by the clock of the class; late counts what its credit says", async () => {
    const credit = [{ withinHours: 1, percent: 80 }];
    const dates = { opensAt: "2026-11-28T02:00", dueAt: DUE, closesAt: CLOSES };
    const { ada, ben, assignment } = await classWith({ ...dates, credit });
    await expect(start(ada, assignment.id, NOW)).rejects.toThrow("This opens on Sat 28 Nov, 02:00.");
    const work = await start(ada, assignment.id, NOW + HOUR);
    const inTime = await handIn(ada, work, 3, NOW + 2 * HOUR);
    expect(inTime.isLate).toBe(false);
    const late = await handIn(ada, await start(ada, assignment.id, NOW + 2 * HOUR), 3, NOW + 2.5 * HOUR);
    expect(late.isLate).toBe(true);
    const creditFor = async (id: string) => creditOf(store.db, await submissionById(store.db, id));
    expect(await creditFor(inTime.submissionId)).toBe(1);
    expect(await creditFor(late.submissionId)).toBe(0.8);
    const open = await start(ben, assignment.id, NOW + 3 * HOUR);
    await expect(start(ada, assignment.id, NOW + 5 * HOUR)).rejects.toThrow(
      "This closed on Sat 28 Nov, 05:00",
    );
    const offline = await handIn(ben, open, 3, NOW + 9 * HOUR);
    expect(offline.isLate).toBe(true);
    expect(await creditFor(offline.submissionId)).toBe(0);
  });

  test("has as many attempts as were given, and one student may be given more", async () => {
    const { ada, ben, instructor, assignment } = await classWith({ maxAttempts: 1 });
    for (const who of [ada, ben]) await handIn(who, await start(who, assignment.id), 3);
    await expect(start(ada, assignment.id)).rejects.toThrow("No attempt is left.");
    const nothing = { opensAt: null, dueAt: null, closesAt: null, extraTimeMinutes: null };
    const whose = { userId: ada.id };
    await grantOverride(store, instructor, assignment.id, { ...nothing, whose, maxAttempts: 2 });
    await expect(start(ada, assignment.id)).resolves.toMatchObject({ number: 2 });
    await expect(start(ben, assignment.id)).rejects.toThrow("No attempt is left.");
    const stranger = { ...nothing, whose: { userId: instructor.id }, maxAttempts: 2 };
    await expect(grantOverride(store, instructor, assignment.id, stranger)).rejects.toThrow(STRANGER);
    await expect(
      grantOverride(store, ada, assignment.id, { ...nothing, whose, maxAttempts: 9 }),
    ).rejects.toThrow("not yours to do");
  });

  test("that time ends is what was kept last; more time moves the end of what is open", async () => {
    const { ada, ben, instructor, assignment } = await classWith({ timeLimitMinutes: 30, dueAt: DUE });
    const [hers, his] = [await start(ada, assignment.id), await start(ben, assignment.id)];
    expect(hers.endsAt).toBe(NOW + HOUR / 2);
    const kept = await keepDraft(
      store,
      ada,
      hers.variantId,
      { work: workWith(hers, 3), revision: 1 },
      NOW + 5,
    );
    expect(kept).toEqual({ revision: 1, savedAt: NOW + 5, isYours: true });
    await keepDraft(store, ben, his.variantId, { work: workWith(his, 0), revision: 1 }, NOW);
    const more = { opensAt: null, dueAt: null, closesAt: null, maxAttempts: null, extraTimeMinutes: 60 };
    await grantOverride(store, instructor, assignment.id, { ...more, whose: { userId: ben.id } });
    const later = NOW + HOUR;
    const counts = await Promise.all([closeAttempts(store, later), closeAttempts(store, later)]);
    expect(counts[0] + counts[1]).toBe(1);
    const [submission] = await submissionsOf(store.db, assignment.id, ada.id);
    expect(submission).toMatchObject({ workJson: workWith(hers, 3), receivedAt: hers.endsAt, isLate: 0 });
    await expect(keepDraft(store, ada, hers.variantId, { work: "{}", revision: 2 }, later)).rejects.toThrow(
      "This attempt has ended.",
    );
    const offline = await handIn(ada, hers, 4, later);
    expect(offline.isLate).toBe(true);
    expect(await creditOf(store.db, await submissionById(store.db, offline.submissionId))).toBe(0);
    await removeOverride(store, instructor, assignment.id, { userId: ben.id });
    expect(await closeAttempts(store, later)).toBe(1);
    expect(await submissionsOf(store.db, assignment.id, ben.id)).toEqual([]);
  });

  test("what is set for a group holds for who is in it, as soon as they are, and no longer", async () => {
    const { ada, ben, instructor, assignment } = await classWith({ timeLimitMinutes: 30 });
    const { classId } = assignment;
    const work = await start(ada, assignment.id);
    const endOf = async (who: Person) => (await attemptsOf(store.db, assignment.id, who.id))[0]?.closesAt;
    const group = await makeGroup(store, instructor, classId, { name: "Evening", userIds: [] });
    const more = { opensAt: null, dueAt: null, closesAt: null, maxAttempts: null, extraTimeMinutes: 60 };
    const whose = { groupId: group.id };
    await grantOverride(store, instructor, assignment.id, { ...more, whose });
    expect(await endOf(ada)).toBe(work.endsAt);
    const evening = { name: "Late evening", userIds: [ada.id, ada.id] };
    await changeGroup(store, instructor, classId, group.id, evening);
    expect(await groupsIn(store, instructor, classId)).toEqual([
      { id: group.id, name: "Late evening", userIds: [ada.id] },
    ]);
    expect(await endOf(ada)).toBe(NOW + 1.5 * HOUR);
    const { groups, overrides } = await assignmentSettings(store, instructor, assignment.id);
    expect([groups, overrides[0]?.groupId]).toEqual([[{ id: group.id, name: "Late evening" }], group.id]);
    await expect(makeGroup(store, instructor, classId, evening)).rejects.toThrow(
      'The class has a group "Late evening" already.',
    );
    const elsewhere = await makePeople(store, ["Zoe"]);
    const stranger = { name: "Others", userIds: [elsewhere.students[0]!.id] };
    await expect(makeGroup(store, instructor, classId, stranger)).rejects.toThrow(STRANGER);
    await expect(
      changeGroup(store, elsewhere.instructor, elsewhere.classId, group.id, { name: "Mine", userIds: [] }),
    ).rejects.toThrow(STRANGER);
    await expect(makeGroup(store, ben, classId, stranger)).rejects.toThrow("not yours to do");
    await removeGroup(store, instructor, classId, group.id);
    expect(await endOf(ada)).toBe(work.endsAt);
    expect((await assignmentSettings(store, instructor, assignment.id)).overrides).toEqual([]);
  });

  test("is kept as it goes on; an older tab cannot undo a newer one", async () => {
    const { ada, ben, assignment } = await classWith();
    const work = await start(ada, assignment.id);
    const keep = (who: Person, faderDb: number, revision: number) =>
      keepDraft(store, who, work.variantId, { work: workWith(work, faderDb), revision }, NOW);
    expect(await keep(ada, 2, 5)).toMatchObject({ revision: 5, isYours: true });
    expect(await keep(ada, 1, 4)).toMatchObject({ revision: 5, isYours: false });
    expect(await keep(ada, 1, 5)).toMatchObject({ revision: 5, isYours: false });
    await expect(keep(ben, 3, 9)).rejects.toThrow(STRANGER);
    expect((await start(ada, assignment.id)).draft).toEqual({
      work: workWith(work, 2),
      notes: [],
      revision: 5,
    });
  });

  test("takes reasons along: kept with the draft, handed in once, also when time ends it, and read beside its window", async () => {
    const { ada, ben, instructor, assignment } = await classWith({ timeLimitMinutes: 30 });
    const [hers, his] = [await start(ada, assignment.id), await start(ben, assignment.id)];
    expect(hers.windows).toEqual([{ goalId: "width", title: "How wide the mix is" }]);
    const notes = [
      { goalId: "width", text: "It is a phone call.", atFrame: 48_000 },
      { goalId: "level", text: "No window of taste.", atFrame: null },
    ];
    const keep = (who: Person, work: OpenWork, said: typeof notes, revision: number) =>
      keepDraft(store, who, work.variantId, { work: workWith(work, 2), notes: said, revision }, NOW);
    expect(await keep(ada, hers, notes, 1)).toMatchObject({ isYours: true });
    expect(await keep(ada, hers, [], 1), "an older tab").toMatchObject({ isYours: false });
    expect((await start(ada, assignment.id)).draft).toMatchObject({ notes, revision: 1 });
    await keep(ben, his, notes, 1);
    const id = randomUUID();
    const sent = {
      studentId: ada.id,
      variantId: hers.variantId,
      work: workWith(hers, 2),
      notes,
      madeAt: NOW,
    };
    await handInWork(store, ada, id, sent, NOW + 1);
    await handInWork(store, ada, id, sent, NOW + 2);
    await closeAttempts(store, NOW + HOUR);
    const said = { control: "goal:width", text: "It is a phone call.", atFrame: 48_000, isStudents: true };
    const [bens] = await submissionsOf(store.db, assignment.id, ben.id);
    for (const submissionId of [id, bens?.id ?? ""]) {
      const { remarks } = await openWork(store, instructor, submissionId, NOW + HOUR);
      expect(remarks).toHaveLength(1);
      expect(remarks).toMatchObject([said]);
    }
  });

  test("that could not be marked is given back, and the same attempt takes another", async () => {
    const { ada, assignment } = await classWith({ maxAttempts: 1 });
    const work = await start(ada, assignment.id);
    const { submissionId } = await handIn(ada, work, 3);
    await expect(submissionState(store, ada, submissionId, NOW)).resolves.toMatchObject({ state: "waiting" });
    await scored(submissionId, 0, { outcome: "not-yet", guard: "audible", reason: "It is silent." });
    const state = await submissionState(store, ada, submissionId, NOW);
    expect(state).toMatchObject({ state: "given-back", reason: "It is silent." });
    const draft = { work: workWith(work, 4), revision: 1 };
    expect(await keepDraft(store, ada, work.variantId, draft, NOW)).toMatchObject({ isYours: true });
    const again = await handIn(ada, work, 4);
    await expect(keepDraft(store, ada, work.variantId, draft, NOW)).rejects.toThrow("has ended");
    await expect(handIn(ada, work, 5)).rejects.toThrow("handed in already");
    await scored(again.submissionId, 7, { outcome: "scored" });
    await expect(submissionState(store, ada, again.submissionId, NOW)).resolves.toMatchObject({
      ...{ state: "graded", points: 7, maxPoints: 10 },
    });
  });

  test("is listed in as many queries for ten assignments as for one", async () => {
    const { ada, ben, instructor, classId, assignment } = await classWith({ dueAt: DUE, maxAttempts: 2 });
    await handIn(ada, await start(ada, assignment.id), 3);
    let queries = 0;
    const counting = {
      transformQuery: ({ node }: { node: RootOperationNode }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }: { result: QueryResult<UnknownRow> }) => result,
    };
    const counted = { ...store, db: store.db.withPlugin(counting) };
    const listed = async (who: Person) => {
      queries = 0;
      const work = await workOf(counted, who, NOW);
      return { work, queries };
    };
    const one = await listed(ada);
    for (let i = 0; i < 9; i += 1)
      await createAssignment(
        store,
        instructor,
        classId,
        { ...ASSIGNED, title: `Exercise ${i}` },
        NOW + 1 + i,
      );
    await createAssignment(store, instructor, classId, { ...ASSIGNED, isPublished: false }, NOW);
    const nothing = { opensAt: null, dueAt: null, closesAt: null, extraTimeMinutes: null };
    const more = { ...nothing, whose: { userId: ada.id }, maxAttempts: 5 };
    await grantOverride(store, instructor, assignment.id, more);
    const ten = await listed(ada);
    expect(ten.queries).toBe(one.queries);
    expect(ten.work[0]).toMatchObject({ title: "Match by ear", className: "Mixing 1", attemptsUsed: 1 });
    expect(ten.work[0]).toMatchObject({ standing: { status: "handed-in" }, terms: { maxAttempts: 5 } });
    expect(ten.work[0]?.terms.dueAt).toBe(NOW + 2 * HOUR);
    const later = ["Undo the equaliser", ...[..."012345678"].map((i) => `Exercise ${i}`)];
    expect(ten.work.slice(1).map(({ title }) => title)).toEqual(later);
    const others = await listed(ben);
    expect(others.work[0]).toMatchObject({ attemptsUsed: 0, standing: { status: "nothing-yet" } });
    expect(others.work[0]?.terms.maxAttempts).toBe(2);
  });

  test("shows its result when it is time, to staff at once, to others never", async () => {
    const { ada, ben, instructor, assignment } = await classWith({
      closesAt: CLOSES,
      results: "when-closed",
    });
    const { submissionId } = await handIn(ada, await start(ada, assignment.id), 3);
    await scored(submissionId, 7, { outcome: "scored" });
    const at = (who: Person, now: number) => submissionState(store, who, submissionId, now);
    const held = await at(ada, NOW);
    expect(held).toMatchObject({ state: "held-back", opensOn: "Sat 28 Nov, 05:00" });
    expect(held).not.toHaveProperty("result");
    expect((await workOf(store, ada, NOW)).find(({ id }) => id === assignment.id)?.standing).toMatchObject({
      ...{ status: "handed-in", points: null },
    });
    expect(await at(ada, NOW + 4 * HOUR)).toMatchObject({ state: "graded", points: 7 });
    expect(await at(instructor, NOW)).toMatchObject({ state: "graded", points: 7 });
    await expect(at(ben, NOW)).rejects.toThrow("not yours");
  });

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

  test("is assigned, changed and deleted by the instructor alone; a draft is there for staff", async () => {
    const { ada, instructor, classId, assignment } = await classWith({ isPublished: false, dueAt: DUE });
    await expect(createAssignment(store, ada, classId, ASSIGNED, NOW)).rejects.toThrow("not yours to do");
    await expect(start(ada, assignment.id)).rejects.toThrow(STRANGER);
    await expect(readableAssignment(store.db, ada, assignment.id)).rejects.toThrow(STRANGER);
    await expect(assignmentSettings(store, ada, assignment.id)).rejects.toThrow(STRANGER);
    await expect(assignmentsForStaff(store, ada, classId)).rejects.toThrow("not yours to do");
    const { input } = await assignmentSettings(store, instructor, assignment.id);
    expect(input).toEqual({ ...ASSIGNED, isPublished: false, dueAt: DUE });
    await replaceAssignment(store, instructor, assignment.id, ASSIGNED, NOW);
    const work = await start(ada, assignment.id);
    const lesson = { ...ASSIGNED, content: { kind: "lesson" as const, slug: "compression" } };
    await expect(replaceAssignment(store, instructor, assignment.id, lesson, NOW)).rejects.toThrow(
      "Students have begun this",
    );
    const closing = { ...ASSIGNED, closesAt: CLOSES };
    await replaceAssignment(store, instructor, assignment.id, closing, NOW);
    expect((await start(ada, assignment.id)).endsAt).toBe(NOW + 4 * HOUR);
    await handIn(ada, work, 3);
    await expect(removeAssignment(store, instructor, assignment.id)).rejects.toThrow("so it stays");
    const other = await createAssignment(store, instructor, classId, ASSIGNED, NOW);
    await expect(removeAssignment(store, ada, other.id)).rejects.toThrow("not yours to do");
    await removeAssignment(store, instructor, other.id);
    const listed = await assignmentsForStaff(store, instructor, classId);
    expect(listed.find(({ id }) => id === assignment.id)).toMatchObject({ attempts: 1, submissions: 1 });
    expect(listed.some(({ id }) => id === other.id)).toBe(false);
  });
});
