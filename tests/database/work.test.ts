import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createAssignment } from "../../server/assignments/assignments";
import { readableAssignment } from "../../server/assignments/places";
import { workOf } from "../../server/assignments/student-views";
import { emptyTables } from "../../server/db/copy";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { submissionsOf } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { attemptsOf } from "../../server/db/work";
import { openWork } from "../../server/grades/opening";
import type { OpenWork } from "../../server/submissions/attempts";
import { closeAttempts } from "../../server/submissions/close-attempts";
import { keepDraft } from "../../server/submissions/drafts";
import { handInWork } from "../../server/submissions/hand-in";
import { submissionState } from "../../server/submissions/state";
import { studentPage } from "../../server/submissions/student-page";
import { LESSON_DONE } from "../../server/submissions/work";
import { NOW } from "./class-fixture";
import { classWork } from "./class-work";
import { KINDS, newStore } from "./stores";
import { ASSIGNED, makePeople, workWith } from "./work-fixture";

const HOUR = 3_600_000;
/** NOW is 28 November 2026, 00:00 in UTC and 01:00 by the class's clock. */
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

  const { classWith, start, handIn, scored } = classWork(() => store);

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
});
