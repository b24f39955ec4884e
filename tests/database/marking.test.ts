import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ForbiddenError } from "../../server/auth/allow";
import { emptyTables } from "../../server/db/copy";
import { NotFoundError } from "../../server/db/errors";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { write } from "../../server/db/transactions";
import { addAssignment, setOverride } from "../../server/db/work";
import { changeGrade, recomputeClass } from "../../server/grades/change";
import { gradeDetail } from "../../server/grades/grade-detail";
import { gradebook, studentGrades } from "../../server/grades/gradebook";
import { handedInFile } from "../../server/grades/handed-in-file";
import { markingQueue } from "../../server/grades/marking-queue";
import { openWork } from "../../server/grades/opening";
import { applyRegrade, measureAgain, regradeDifference } from "../../server/grades/regrade";
import { forgetKept, markCriterion, remark } from "../../server/grades/remarks";
import { assignmentStatistics } from "../../server/grades/statistics";
import { graderOf } from "../../server/grading/exercises";
import { RequestError } from "../../server/http/request-error";
import { ASSIGNMENT, GRADER, NOW } from "./class-fixture";
import { markedClass } from "./marked-class";
import { KINDS, newStore } from "./stores";
import { resultWith } from "./works";

const DAY = 86_400_000;

describe.each(KINDS)("marking on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  const marked = () => markedClass(store);

  test("the gradebook has a row for each student in a class, and a cell for each assignment", async () => {
    const { classId, instructor, assistant, kims, score, max, assignment } = await marked();
    await score(kims, 7.25, { level: 1 });
    const due = { ...ASSIGNMENT, classId, dueAt: NOW + DAY, title: "Second" };
    const second = await write(store, (writer) => addAssignment(writer, due, NOW + 1));
    await write(store, (writer) => addAssignment(writer, { ...due, publishedAt: null }, NOW + 2));
    const terms = { opensAt: null, closesAt: null, maxAttempts: null, extraTimeMs: null, groupId: null };
    await write(store, (writer) =>
      setOverride(writer, { ...terms, assignmentId: second.id, userId: max.id, dueAt: NOW + 3 * DAY }),
    );
    const book = await gradebook(store, instructor, classId, NOW + 2 * DAY);
    expect(book).toMatchObject({ className: "Mixing 1", canOverride: true });
    expect(book.assignments.map(({ id }) => id)).toEqual([assignment.id, second.id]);
    expect(book.students.map(({ name, cells, earned, possible }) => [name, cells, earned, possible])).toEqual(
      [
        ["Kim", [{ status: "graded", points: 7.25 }, { status: "missing" }], 7.25, 20],
        ["Lou", [{ status: "handed-in", isLate: true }, { status: "missing" }], 0, 10],
        ["Max", [{ status: "open" }, { status: "open" }], 0, 0],
      ],
    );
    expect(await gradebook(store, assistant, classId, NOW)).toMatchObject({ canOverride: false });
  });

  test("nobody but who teaches in a class reads its gradebook, its queue or what it missed", async () => {
    const { classId, kim, stranger, assignment, at } = await marked();
    for (const ask of [
      (who: Person) => gradebook(store, who, classId, NOW),
      (who: Person) => markingQueue(store, who, assignment.id),
      (who: Person) => assignmentStatistics(store, who, assignment.id),
      (who: Person) => gradeDetail(store, who, at),
    ]) {
      await expect(ask(kim)).rejects.toThrow(ForbiddenError);
      await expect(ask(stranger)).rejects.toThrow(NotFoundError);
    }
  });

  test("an override keeps the program's points, who, when and why; a hundred percent is the most", async () => {
    const { instructor, assistant, kim, lou, max, kims, score, at, classId } = await marked();
    await score(kims, 3, { level: 0.3 });
    const change = { kind: "override", points: 9, why: "It is alive." } as const;
    await changeGrade(store, instructor, { ...at, change }, NOW + 5);
    expect(await gradeDetail(store, instructor, at)).toMatchObject({
      points: 9,
      automaticPoints: 3,
      overridePoints: 9,
      submissions: [{ id: kims }],
      log: [
        { entry: { kind: "handed-in" }, by: null },
        { entry: { kind: "scored", points: 3 }, by: null },
        { entry: { kind: "overridden", points: 9, why: "It is alive." }, by: "Ines", at: NOW + 5 },
      ],
    });
    for (const who of [assistant, kim])
      await expect(changeGrade(store, who, { ...at, change }, NOW)).rejects.toThrow(ForbiddenError);
    await expect(changeGrade(store, lou, { ...at, change }, NOW)).rejects.toThrow(ForbiddenError);
    const more = { ...at, change: { ...change, points: 10.5 } };
    await expect(changeGrade(store, instructor, more, NOW)).rejects.toThrow(RequestError);
    const elsewhere = { ...at, studentId: randomUUID(), change };
    await expect(changeGrade(store, instructor, elsewhere, NOW)).rejects.toThrow(NotFoundError);
    await changeGrade(store, instructor, { ...at, change: { kind: "remove-override" } }, NOW + 6);
    const excuse = { ...at, studentId: max.id, change: { kind: "excuse" } } as const;
    await changeGrade(store, instructor, excuse, NOW + 7);
    const book = await gradebook(store, instructor, classId, NOW + 8);
    expect(book.students.map(({ cells }) => cells[0])).toMatchObject([
      { status: "graded", points: 3 },
      { status: "handed-in" },
      { status: "excused" },
    ]);
  });

  test("grades that disagree with their log are found and mended", async () => {
    const { instructor, assistant, classId, kims, kim, score } = await marked();
    await score(kims, 3, { level: 0.3 });
    expect(await recomputeClass(store, instructor, classId)).toEqual({ checked: 2, mended: 0 });
    await store.db.updateTable("grades").set({ points: 10 }).where("userId", "=", kim.id).execute();
    expect(await recomputeClass(store, instructor, classId)).toEqual({ checked: 2, mended: 1 });
    const book = await gradebook(store, instructor, classId, NOW);
    expect(book.students[0]?.cells[0]).toMatchObject({ points: 3 });
    await expect(recomputeClass(store, assistant, classId)).rejects.toThrow(ForbiddenError);
  });

  test("the queue has the worst gate first, and who says that a number is wrong", async () => {
    const { assistant, assignment, kims, lous, kim, score } = await marked();
    await score(kims, 3, { level: 0.3, width: 0.6 });
    await score(lous, 8, { level: 0.2, width: 1 });
    const appeal = { text: "It is as loud as yours.", atFrame: null, control: "points", isKept: false };
    await remark(store, kim, kims, appeal, NOW + 3);
    const queue = await markingQueue(store, assistant, assignment.id);
    expect(queue.items).toMatchObject([
      { submissionId: lous, name: "Lou", worst: "level 0.2", points: 8, isLate: true, isAppealed: false },
      { submissionId: kims, name: "Kim", worst: "level 0.3", points: 3, isLate: false, isAppealed: true },
    ]);
    await store.db.updateTable("assignments").set({ isAnonymous: 1 }).execute();
    const { items } = await markingQueue(store, assistant, assignment.id);
    expect(items.map(({ name }) => name).sort()).toEqual(["Student 1", "Student 2"]);
    expect(JSON.stringify(await openWork(store, assistant, kims, NOW))).not.toContain("Kim");
  });

  test("a work is opened with its goals, what was said to it, and what others made", async () => {
    const { instructor, kims, lous, score, assistant } = await marked();
    await score(kims, 3, { level: 0.3 });
    const comment = { text: "Here it masks.", atFrame: 576_000, control: "bass/faderDb", isKept: true };
    await remark(store, assistant, kims, comment, NOW + 3);
    await markCriterion(store, assistant, kims, { criterion: "alive", points: 3, note: null }, NOW + 4);
    const opening = await openWork(store, instructor, kims, NOW + 5);
    expect(opening).toMatchObject({
      viewer: "staff",
      student: { name: "Kim" },
      marking: { state: "graded", result: resultWith({ level: 0.3 }) },
      remarks: [{ text: "Here it masks.", atFrame: 576_000, control: "bass/faderDb", author: "Abe" }],
      rubric: { marks: [{ criterion: "alive", points: 3 }] },
      others: [{ submissionId: lous, name: "Lou" }],
      bank: [],
    });
    expect((await openWork(store, assistant, kims, NOW)).bank).toEqual(["Here it masks."]);
    await forgetKept(store, assistant, "Here it masks.");
    expect((await openWork(store, assistant, kims, NOW)).bank).toEqual([]);
    expect((await openWork(store, instructor, lous, NOW)).marking).toEqual({ state: "waiting" });
    const wrong = { criterion: "alive", points: 5, note: null };
    await expect(markCriterion(store, assistant, kims, wrong, NOW)).rejects.toThrow(RequestError);
    const unknown = { ...wrong, criterion: "taste" };
    await expect(markCriterion(store, assistant, kims, unknown, NOW)).rejects.toThrow(NotFoundError);
  });

  test("a student opens their own work alone, and reads what was said once it was given back", async () => {
    const { instructor, stranger, kim, lou, kims, lous, score, at } = await marked();
    await score(kims, 3, { level: 0.3 });
    const comment = { text: "Here it masks.", atFrame: null, control: null, isKept: false };
    await remark(store, instructor, kims, comment, NOW + 3);
    await markCriterion(store, instructor, kims, { criterion: "alive", points: 3, note: null }, NOW + 3);
    await store.db
      .updateTable("assignments")
      .set({ resultsOpenAt: NOW + 8 })
      .execute();
    const before = await openWork(store, kim, kims, NOW + 4);
    expect(before).toMatchObject({
      viewer: "student",
      returned: null,
      remarks: [],
      others: [],
      bank: [],
      rubric: { marks: [] },
      marking: { state: "closed" },
      grade: { points: null, automaticPoints: null },
    });
    const given = { ...at, change: { kind: "return", feedback: "More air." } } as const;
    await changeGrade(store, instructor, given, NOW + 5);
    await remark(store, instructor, kims, { ...comment, text: "Not yet for you." }, NOW + 6);
    const after = await openWork(store, kim, kims, NOW + 7);
    expect(after).toMatchObject({
      returned: { feedback: "More air.", at: NOW + 5 },
      remarks: [{ text: "Here it masks.", author: "Ines" }],
      rubric: { marks: [{ criterion: "alive" }] },
    });
    expect(after.remarks).toHaveLength(1);
    expect(await openWork(store, kim, kims, NOW + 7)).toMatchObject({ marking: { state: "closed" } });
    expect(await openWork(store, kim, kims, NOW + 8)).toMatchObject({
      marking: { state: "graded" },
      grade: { points: 3, automaticPoints: 3 },
    });
    for (const [who, what] of [
      [lou, kims],
      [kim, lous],
    ] as const) {
      await expect(openWork(store, who, what, NOW)).rejects.toThrow(ForbiddenError);
      await expect(remark(store, who, what, comment, NOW)).rejects.toThrow(ForbiddenError);
    }
    await expect(openWork(store, stranger, kims, NOW)).rejects.toThrow(NotFoundError);
    await expect(remark(store, kim, kims, comment, NOW)).rejects.toThrow(RequestError);
    const rubric = { criterion: "alive", points: 4, note: null };
    await expect(markCriterion(store, kim, kims, rubric, NOW)).rejects.toThrow(ForbiddenError);
  });

  test("a mended grader shows its difference first, and changes grades when it is told to", async () => {
    const { instructor, assistant, assignment, kims, lous, kim, lou, score, classId } = await marked();
    await score(kims, 3, { level: 0.3 });
    await score(lous, 8, { level: 0.8 });
    expect(await regradeDifference(store, instructor, assignment.id)).toEqual({
      version: 1,
      rows: [],
      waiting: 0,
      checked: 2,
    });
    await score(kims, 5, { level: 0.5 }, 2);
    const points = async () => {
      const { students } = await gradebook(store, instructor, classId, NOW);
      return students.map(({ cells }) => cells[0]?.points);
    };
    expect(await points(), "nothing changes by itself").toEqual([3, 8, undefined]);
    expect(await regradeDifference(store, instructor, assignment.id)).toMatchObject({
      version: 2,
      rows: [{ name: "Kim", before: 3, after: 5, isOverridden: false }],
      waiting: 1,
    });
    await score(lous, 6, { level: 0.6 }, 2);
    const byHand = { kind: "override", points: 9, why: "Alive." } as const;
    const lousGrade = { assignmentId: assignment.id, studentId: lou.id };
    await changeGrade(store, instructor, { ...lousGrade, change: byHand }, NOW + 3);
    for (const who of [assistant, kim]) {
      await expect(applyRegrade(store, who, assignment.id, NOW)).rejects.toThrow(ForbiddenError);
      await expect(regradeDifference(store, who, assignment.id)).rejects.toThrow(ForbiddenError);
    }
    expect(await applyRegrade(store, instructor, assignment.id, NOW + 4)).toEqual({ changed: 2 });
    expect(await points(), "points by hand stay").toEqual([5, 9, undefined]);
    expect(await gradeDetail(store, instructor, lousGrade)).toMatchObject({ automaticPoints: 6 });
    expect(await applyRegrade(store, instructor, assignment.id, NOW + 5)).toEqual({ changed: 0 });
    expect(await recomputeClass(store, instructor, classId)).toEqual({ checked: 2, mended: 0 });
  });

  test("everything that was handed in can be measured again by the grader as it is now, once", async () => {
    const { instructor, assignment, kims, score } = await marked();
    const contentJson = JSON.stringify({ kind: "exercise", exerciseId: GRADER.name });
    await store.db.updateTable("assignments").set({ contentJson }).execute();
    const graderVersion = graderOf(GRADER.name).version;
    await store.db.updateTable("gradingJobs").set({ graderVersion }).execute();
    await score(kims, 3, { level: 0.3 }, graderVersion);
    const jobs = () => store.db.selectFrom("gradingJobs").select("submissionId").execute();
    const before = (await jobs()).length;
    expect(await measureAgain(store, instructor, assignment.id, NOW)).toEqual({ queued: 1 });
    await measureAgain(store, instructor, assignment.id, NOW);
    // Both were handed in to this very version: its jobs are there already.
    expect((await jobs()).length).toBe(before);
    await store.db.updateTable("gradingJobs").set({ graderVersion: 0 }).execute();
    await measureAgain(store, instructor, assignment.id, NOW);
    expect((await jobs()).length).toBe(before + 1);
  });

  test("one student's grades are read by those who teach, and by the student", async () => {
    const { instructor, stranger, kim, lou, max, classId, kims, score } = await marked();
    await score(kims, 3, { level: 0.3 });
    const asked = { classId, studentId: kim.id };
    for (const who of [instructor, kim]) {
      expect(await studentGrades(store, who, asked, NOW)).toMatchObject({
        className: "Mixing 1",
        student: { name: "Kim", cells: [{ status: "graded", points: 3 }], earned: 3, possible: 10 },
        works: [kims],
      });
    }
    expect(await studentGrades(store, max, { ...asked, studentId: max.id }, NOW)).toMatchObject({
      works: [null],
    });
    await expect(studentGrades(store, lou, asked, NOW)).rejects.toThrow(ForbiddenError);
    await expect(studentGrades(store, stranger, asked, NOW)).rejects.toThrow(NotFoundError);
    const nobody = { ...asked, studentId: randomUUID() };
    await expect(studentGrades(store, instructor, nobody, NOW)).rejects.toThrow(NotFoundError);
  });

  test("a mix that came as a file is opened without a session, and heard by who may read it", async () => {
    const { instructor, kim, lou, stranger, kims } = await marked();
    const main = "a".repeat(64);
    const workJson = JSON.stringify({ kind: "files", main, parts: null });
    await store.db.updateTable("submissions").set({ workJson }).where("id", "=", kims).execute();
    expect(await openWork(store, instructor, kims, NOW)).toMatchObject({ session: null });
    const shelf = {
      has: (variantId: string, sha256: string) => variantId === kim.variantId && sha256 === main,
      read: async () => Buffer.from("RIFF"),
    };
    for (const who of [instructor, kim])
      expect(String(await handedInFile(store, who, kims, { asHeard: false, uploads: shelf }))).toBe("RIFF");
    await expect(handedInFile(store, lou, kims, { asHeard: false, uploads: shelf })).rejects.toThrow(
      ForbiddenError,
    );
    await expect(handedInFile(store, stranger, kims, { asHeard: false, uploads: shelf })).rejects.toThrow(
      NotFoundError,
    );
    const empty = { ...shelf, has: () => false };
    await expect(handedInFile(store, kim, kims, { asHeard: false, uploads: empty })).rejects.toThrow(
      NotFoundError,
    );
  });

  test("what a class missed names what was meant to be so", async () => {
    const { instructor, assignment, kim, kims, lous, score } = await marked();
    await score(kims, 3, { level: 0.3, width: 1 });
    await score(lous, 8, { level: 0.5, width: 1 });
    const meant = { text: "A whisper.", atFrame: 96_000, control: "goal:level", isKept: false };
    await remark(store, kim, kims, meant, NOW + 3);
    expect(await assignmentStatistics(store, instructor, assignment.id)).toMatchObject({
      handedIn: 2,
      graded: 2,
      students: 3,
      medianPoints: 3,
      goals: [
        { goalId: "level", marked: 2, missed: 2, onPurpose: 1, words: "level 0.3" },
        { goalId: "width", marked: 2, missed: 0, words: null },
      ],
    });
  });
});
