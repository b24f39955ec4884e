import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ForbiddenError } from "../../server/auth/allow";
import { latestAudit } from "../../server/db/audit";
import { emptyTables } from "../../server/db/copy";
import { NotFoundError } from "../../server/db/errors";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { handIn } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { changeGrade } from "../../server/grades/change";
import { sendCounterVersion, withdrawCounterVersion } from "../../server/grades/counter-version";
import { gradeDetail } from "../../server/grades/grade-detail";
import { gradebook } from "../../server/grades/gradebook";
import { markingQueue } from "../../server/grades/marking-queue";
import { openWork } from "../../server/grades/opening";
import { deleteRemark, editRemark, markCriterion, remark } from "../../server/grades/remarks";
import { setRubric } from "../../server/grades/rubric";
import { RequestError } from "../../server/http/request-error";
import { handInOf, NOW } from "./class-fixture";
import { markedClass } from "./marked-class";
import { KINDS, newStore } from "./stores";
import { WORK, workWith } from "./works";

describe.each(KINDS)("what is said to a work on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));
  const marked = () => markedClass(store);

  test("a counter-version is kept with the work, replaced, withdrawn, and heard once the work was given back", async () => {
    const { instructor, assistant, stranger, kim, lou, kims, at } = await marked();
    const send = (who: Person, session: string, when: number) =>
      sendCounterVersion(store, who, kims, { session }, when);
    const seenBy = async (who: Person) => (await openWork(store, who, kims, NOW + 50)).counter;
    const louder = workWith({ faderDb: -3 });
    expect(await send(assistant, louder, NOW + 3)).toMatchObject({ author: "Abe", madeAt: NOW + 3 });
    expect(await send(instructor, workWith({ faderDb: -6 }), NOW + 4)).toMatchObject({ author: "Ines" });
    expect(await seenBy(assistant)).toMatchObject({ author: "Ines" });
    expect((await seenBy(assistant))?.session.tracks.map(({ faderDb }) => faderDb)).toContain(-6);
    expect(await seenBy(kim), "not before it was given back").toBeNull();
    const given = { ...at, change: { kind: "return", feedback: "More air." } } as const;
    await changeGrade(store, instructor, given, NOW + 5);
    expect(await seenBy(kim)).toMatchObject({ author: "Ines", madeAt: NOW + 4 });
    await send(instructor, louder, NOW + 6);
    expect(await seenBy(kim), "another one waits for the next time").toBeNull();
    for (const [session, words] of [
      [WORK, /Nothing is moved/],
      [workWith({ pan: 0.25 }), /exercise fixes/],
      ["{}", /not made by/],
    ] as const)
      await expect(send(instructor, session, NOW)).rejects.toThrow(words);
    for (const [who, error] of [
      [kim, ForbiddenError],
      [lou, ForbiddenError],
      [stranger, NotFoundError],
    ] as const) {
      await expect(send(who, louder, NOW)).rejects.toThrow(error);
      await expect(withdrawCounterVersion(store, who, kims, NOW)).rejects.toThrow(error);
    }
    await withdrawCounterVersion(store, assistant, kims, NOW + 7);
    expect(await seenBy(instructor)).toBeNull();
  });

  test("a rubric of one's own asks what it is told to; what was marked by another keeps its marks and words", async () => {
    const { instructor, assistant, stranger, kim, kims, lous, assignment, at } = await marked();
    const mark = (submissionId: string, criterion: string, points: number) =>
      markCriterion(store, instructor, submissionId, { criterion, points, note: null }, NOW + 3);
    const sheet = async (who: Person, id: string) => (await openWork(store, who, id, NOW + 9)).rubric;
    await mark(kims, "alive", 3);
    await mark(kims, "song", 2);
    const [song] = (await sheet(instructor, kims)).criteria;
    if (song === undefined) throw new Error("Five criteria stand ready.");
    const { id, title, levels } = song;
    const own = { id: null, title: "The voice tells the story", levels: ["no", "now and then", "yes"] };
    const wanted = { title: "Pop ballad", criteria: [{ id, title, levels: [...levels] }, own] };
    const made = await setRubric(store, instructor, assignment.id, wanted, NOW + 4);
    expect(made).toMatchObject({ title: "Pop ballad", criteria: [{ id: "song" }, { maxPoints: 2 }] });
    const story = made.criteria[1]?.id ?? "";
    await mark(lous, story, 2);
    for (const points of [3, 1.5]) await expect(mark(lous, story, points)).rejects.toThrow(RequestError);
    await expect(mark(lous, "alive", 1), "nobody asks that any more").rejects.toThrow(NotFoundError);
    const given = { ...at, change: { kind: "return", feedback: "More air." } } as const;
    await changeGrade(store, instructor, given, NOW + 5);
    for (const who of [instructor, kim]) {
      expect(await sheet(who, kims)).toMatchObject({
        title: "Pop ballad",
        marks: [
          { criterion: "alive", points: 3 },
          { criterion: "song", points: 2 },
        ],
        earlier: [{ id: "alive", title: "It is alive" }],
      });
    }
    // The same name for other levels is another question.
    const changed = { ...wanted, criteria: [{ ...own, id: story, levels: ["no", "yes"] }] };
    await setRubric(store, instructor, assignment.id, changed, NOW + 6);
    expect(await sheet(instructor, lous)).toMatchObject({
      criteria: [{ title: own.title, maxPoints: 1 }],
      marks: [{ criterion: story, points: 2 }],
      earlier: [{ id: story, levels: own.levels }],
    });
    await setRubric(store, instructor, assignment.id, null, NOW + 7);
    expect((await sheet(instructor, kims)).criteria).toHaveLength(5);
    for (const who of [assistant, kim])
      await expect(setRubric(store, who, assignment.id, wanted, NOW)).rejects.toThrow(ForbiddenError);
    await expect(setRubric(store, stranger, assignment.id, wanted, NOW)).rejects.toThrow(NotFoundError);
  });

  test("a comment is changed and deleted by who wrote it alone, and the audit knows it", async () => {
    const { instructor, assistant, stranger, kim, kims, lous, at } = await marked();
    const comment = { text: "Too loud.", atFrame: null, control: null, isKept: false };
    const { id } = await remark(store, assistant, kims, comment, NOW + 3);
    const place = { submissionId: kims, commentId: id };
    expect(await editRemark(store, assistant, place, "Too soft.", NOW + 4)).toMatchObject({
      ...{ id, text: "Too soft.", isOwn: true, editedAt: NOW + 4, createdAt: NOW + 3 },
    });
    const given = { ...at, change: { kind: "return", feedback: "More air." } } as const;
    await changeGrade(store, instructor, given, NOW + 5);
    const { remarks } = await openWork(store, kim, kims, NOW + 6);
    expect(remarks).toMatchObject([{ text: "Too soft.", editedAt: NOW + 4, isOwn: false }]);
    for (const [who, error] of [
      [instructor, ForbiddenError],
      [kim, ForbiddenError],
      [stranger, NotFoundError],
    ] as const) {
      await expect(editRemark(store, who, place, "No.", NOW)).rejects.toThrow(error);
      await expect(deleteRemark(store, who, place, NOW)).rejects.toThrow(error);
    }
    const elsewhere = { ...place, submissionId: lous };
    await expect(deleteRemark(store, assistant, elsewhere, NOW)).rejects.toThrow(NotFoundError);
    await deleteRemark(store, assistant, place, NOW + 7);
    expect((await openWork(store, kim, kims, NOW + 8)).remarks).toEqual([]);
    expect(await latestAudit(store.db, 2)).toMatchObject([
      { action: "delete", resourceKind: "comment", resourceId: kims, actorId: assistant.id },
      { action: "edit", resourceKind: "comment", resourceId: kims, detailsJson: "{}" },
    ]);
  });

  test("who asks for a second look is answered, reads it at once, and may ask again", async () => {
    const { instructor, assistant, kim, kims, score, at, classId, assignment } = await marked();
    await score(kims, 3, { level: 0.3 });
    const say = (who: Person, text: string, when: number) =>
      remark(store, who, kims, { text, atFrame: null, control: "points", isKept: false }, when);
    const isOpen = async () => {
      const { students } = await gradebook(store, instructor, classId, NOW + 50);
      const { items } = await markingQueue(store, assistant, assignment.id);
      const { isAppealed } = await gradeDetail(store, instructor, at);
      const inBook = students[0]?.cells[0]?.isAppealed === true;
      const inQueue = items.find(({ submissionId }) => submissionId === kims)?.isAppealed;
      expect([inBook, inQueue]).toEqual([isAppealed, isAppealed]);
      return isAppealed;
    };
    expect(await isOpen()).toBe(false);
    await say(kim, "It is as loud as yours.", NOW + 3);
    expect(await isOpen()).toBe(true);
    await say(assistant, "On the laptop it is not.", NOW + 4);
    expect(await isOpen()).toBe(false);
    const { remarks } = await openWork(store, kim, kims, NOW + 5);
    expect(remarks.map(({ text }) => text)).toEqual(["It is as loud as yours.", "On the laptop it is not."]);
    await say(kim, "I hear it on mine.", NOW + 6);
    expect(await isOpen()).toBe(true);
    const change = { kind: "override", points: 5, why: "So do I." } as const;
    await changeGrade(store, instructor, { ...at, change }, NOW + 7);
    expect(await isOpen()).toBe(false);
    expect((await gradeDetail(store, instructor, at)).appeals).toMatchObject([
      { author: "Kim", isStudents: true },
      { author: "Abe", isStudents: false, at: NOW + 4 },
      { text: "I hear it on mine." },
    ]);
  });

  test("what is handed in after a work was given back is another one, and is given back by itself", async () => {
    const { instructor, kim, kims, lous, at, assignment } = await marked();
    const giveBack = (feedback: string, submissionId: string | undefined, when: number) =>
      changeGrade(store, instructor, { ...at, change: { kind: "return", feedback, submissionId } }, when);
    const seen = async (id: string) => (await openWork(store, kim, id, NOW + 50)).returned?.feedback ?? null;
    const isReturned = async () =>
      (await markingQueue(store, instructor, assignment.id)).items.find(({ name }) => name === "Kim")
        ?.isReturned;
    await giveBack("More air.", undefined, NOW + 3);
    expect([await seen(kims), await isReturned()]).toEqual(["More air.", true]);
    const again = randomUUID();
    await write(store, (writer) => handIn(writer, handInOf(kim, again, WORK), NOW + 4));
    expect([await seen(kims), await seen(again), await isReturned()]).toEqual(["More air.", null, false]);
    await giveBack("Less air.", kims, NOW + 5);
    expect([await seen(kims), await seen(again)]).toEqual(["Less air.", null]);
    await giveBack("Just right.", again, NOW + 6);
    expect([await seen(kims), await seen(again), await isReturned()]).toEqual([
      "Less air.",
      "Just right.",
      true,
    ]);
    await expect(giveBack("Not Kim's.", lous, NOW)).rejects.toThrow(NotFoundError);
  });
});
