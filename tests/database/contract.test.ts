import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addAudit } from "../../server/db/audit";
import {
  addMember,
  addRosterNames,
  classesOf,
  endClass,
  joinByCode,
  membersOf,
  replaceJoinCode,
} from "../../server/db/classes";
import { emptyTables } from "../../server/db/copy";
import { ConflictError, NotFoundError } from "../../server/db/errors";
import { addGradeEntry, addScore, gradebookOf, gradeOf, recomputeGrade } from "../../server/db/grades";
import { backlog, claimJob, failJob, finishJob, renewLease } from "../../server/db/grading-queue";
import type { Store, Writer } from "../../server/db/handle";
import {
  addSignIn,
  addStaff,
  addStudent,
  countFailure,
  forgetFailures,
  personBySignIn,
  setSecret,
  signInsOf,
  staffByUserName,
  studentByName,
  takeOneTimeLink,
} from "../../server/db/people";
import { addProgress, progressOf } from "../../server/db/progress";
import { addComment, commentsOn, rubricMarksOn, setRubricMark } from "../../server/db/remarks";
import { handIn, submissionById, submissionsOf } from "../../server/db/submissions";
import type { JoinCodeRow } from "../../server/db/tables";
import { write } from "../../server/db/transactions";
import {
  addAssignment,
  attemptsOf,
  attemptsToClose,
  endAttempt,
  overridesFor,
  saveDraft,
  secretOf,
  setOverride,
  startAttempt,
  variantsOf,
} from "../../server/db/work";
import { ASSIGNMENT, GRADER, handInOf, makeClass, NOW, VARIANT } from "./class-fixture";
import { KINDS, newStore } from "./stores";

describe.each(KINDS)("the data layer on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));
  const doing = <T>(work: (writer: Writer) => Promise<T>) => write(store, work);

  describe("people", () => {
    const STAFF = { role: "admin" as const, name: "Ada", userName: "Ada", passwordHash: "$scrypt$x" };

    test("are found by user name in any case, which is taken once", async () => {
      const { id } = await doing((writer) => addStaff(writer, STAFF, NOW));
      expect(await staffByUserName(store.db, " ADA ")).toMatchObject({ id, userName: "ada" });
      await expect(doing((writer) => addStaff(writer, STAFF, NOW))).rejects.toThrow(ConflictError);
      expect(await staffByUserName(store.db, "grace")).toBeUndefined();
    });

    test("are signed in until it runs out, or their password is set anew", async () => {
      const { id } = await doing((writer) => addStaff(writer, STAFF, NOW));
      const signIn = {
        tokenHash: "a".repeat(64),
        userId: id,
        device: "Firefox",
        createdAt: NOW,
        seenAt: NOW,
      };
      await doing((writer) => addSignIn(writer, { ...signIn, expiresAt: NOW + 10 }));
      expect(await personBySignIn(store.db, signIn.tokenHash, NOW + 9)).toMatchObject({ id, role: "admin" });
      expect(await personBySignIn(store.db, signIn.tokenHash, NOW + 10)).toBeUndefined();
      expect(await signInsOf(store.db, id)).toHaveLength(1);
      await doing((writer) => countFailure(writer, "account", id, NOW, 1000));
      await doing((writer) => setSecret(writer, id, { passwordHash: "$scrypt$y" }));
      expect(await signInsOf(store.db, id)).toEqual([]);
      expect(await doing((writer) => countFailure(writer, "account", id, NOW, 1000))).toBe(1);
    });

    test("use a one-time link once, also when they click twice at once", async () => {
      const link = { purpose: "set-up" as const, userId: null, madeById: null, usedAt: null };
      const times = { createdAt: NOW, expiresAt: NOW + 10 };
      await doing((writer) =>
        writer
          .insertInto("oneTimeLinks")
          .values({ ...link, ...times, tokenHash: "b".repeat(64) })
          .execute(),
      );
      const use = (now: number) => doing((writer) => takeOneTimeLink(writer, "b".repeat(64), now));
      expect(await use(NOW + 10)).toBeUndefined();
      const used = await Promise.all([use(NOW), use(NOW), use(NOW)]);
      expect(used.filter((each) => each !== undefined)).toEqual([{ purpose: "set-up", userId: null }]);
    });

    test("have a budget of failures, which begins anew after its window", async () => {
      const fail = (now: number) => doing((writer) => countFailure(writer, "join-code", "ABCD", now, 1000));
      expect([await fail(NOW), await fail(NOW + 500), await fail(NOW + 999)]).toEqual([1, 2, 3]);
      expect(await fail(NOW + 1000)).toBe(1);
      await doing((writer) => forgetFailures(writer, "join-code", "ABCD"));
      expect(await fail(NOW + 1001)).toBe(1);
    });
  });

  describe("a class", () => {
    const join = async (code: string, name: string, now = NOW) =>
      doing(async (writer) => joinByCode(writer, code, await addStudent(writer, name, NOW), now));
    const open = async (classId: string, code: Partial<JoinCodeRow> = {}) => {
      const wanted = {
        classId,
        code: "ABCD2345",
        admission: "open" as const,
        seatLimit: null,
        expiresAt: null,
      };
      await doing((writer) => replaceJoinCode(writer, { ...wanted, ...code }, NOW));
    };

    test("is joined by code; a name counts once, however it is written", async () => {
      const { classId, instructor } = await makeClass(store, []);
      await open(classId);
      expect(await join("ABCD2345", "Émile  Zola")).toEqual({ classId, state: "active" });
      await expect(join("ABCD2345", "émile zola")).rejects.toThrow(ConflictError);
      const people = await store.db.selectFrom("users").select("name").execute();
      expect(people.map(({ name }) => name).sort()).toEqual(["Ines", "Émile  Zola"].sort());
      expect(await studentByName(store.db, classId, "ÉMILE ZOLA")).toMatchObject({ name: "Émile  Zola" });
      expect(await studentByName(store.db, classId, "Ines")).toBeUndefined();
      expect(await classesOf(store.db, instructor.id)).toMatchObject([{ id: classId, role: "instructor" }]);
    });

    test("seats no more than it has seats, also when several come at once", async () => {
      const { classId } = await makeClass(store, []);
      await open(classId, { seatLimit: 2 });
      const came = await Promise.allSettled(["A", "B", "C", "D"].map((name) => join("ABCD2345", name)));
      expect(came.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
      expect((await membersOf(store.db, classId)).filter(({ role }) => role === "student")).toHaveLength(2);
    });

    test("lets wait, asks the roster, and is closed by a new code, by time and by its end", async () => {
      const { classId } = await makeClass(store, []);
      await open(classId, { admission: "approve" });
      expect(await join("ABCD2345", "A")).toMatchObject({ state: "waiting" });
      await open(classId, { code: "BBBB2345", admission: "roster", expiresAt: NOW + 10 });
      await expect(join("ABCD2345", "B")).rejects.toThrow(NotFoundError);
      await doing((writer) => addRosterNames(writer, classId, ["B", "C"]));
      await expect(join("BBBB2345", "D")).rejects.toThrow(NotFoundError);
      expect(await join("BBBB2345", "b")).toMatchObject({ state: "active" });
      await expect(join("BBBB2345", "C", NOW + 10)).rejects.toThrow(NotFoundError);
      await doing((writer) => endClass(writer, classId, NOW));
      await expect(join("BBBB2345", "C")).rejects.toThrow(NotFoundError);
    });
  });

  describe("work", () => {
    test("has one open attempt, whoever clicks how often, and as many as are allowed", async () => {
      const { assignment, students } = await makeClass(store, ["Kim"]);
      const kim = students[0]!;
      const start = (maxAttempts: number) =>
        doing((writer) =>
          startAttempt(
            writer,
            { assignmentId: assignment.id, userId: kim.id, maxAttempts, closesAt: NOW + 5 },
            [VARIANT],
            NOW,
          ),
        );
      expect(await start(2)).toMatchObject({ id: kim.attemptId, number: 1 });
      expect(await doing((writer) => endAttempt(writer, kim.attemptId, "handed-in", NOW))).toBe(true);
      expect(await doing((writer) => endAttempt(writer, kim.attemptId, "closed", NOW))).toBe(false);
      const both = await Promise.all([start(2), start(2)]);
      expect(new Set(both.map(({ id }) => id)).size).toBe(1);
      const due = await attemptsToClose(store.db, NOW + 5, 10);
      expect(due.map(({ number }) => number)).toEqual([2]);
      expect(await attemptsToClose(store.db, NOW + 4, 10)).toEqual([]);
      await doing((writer) => endAttempt(writer, both[0]!.id, "closed", NOW));
      await expect(start(2)).rejects.toThrow("No attempt is left.");
      expect(await attemptsOf(store.db, assignment.id, kim.id)).toHaveLength(2);
    });

    test("keeps a variant's secret apart from what is shown", async () => {
      const { students } = await makeClass(store, ["Kim"]);
      const variants = await variantsOf(store.db, students[0]!.attemptId);
      expect(variants).toMatchObject([{ seed: 4_294_967_295, publicJson: '{"sound":"noise"}' }]);
      expect(JSON.stringify(variants)).not.toContain("octave-6300");
      expect(await secretOf(store.db, variants[0]!.id)).toEqual(VARIANT.secret);
    });

    test("keeps the newest draft, in whatever order tabs send theirs", async () => {
      const { students } = await makeClass(store, ["Kim"]);
      const { variantId } = students[0]!;
      const save = (revision: number, workJson: string) =>
        doing((writer) => saveDraft(writer, { variantId, revision, workJson, savedAt: NOW }));
      expect(await save(2, '"second"')).toMatchObject({ revision: 2 });
      expect(await save(1, '"first"')).toMatchObject({ revision: 2, workJson: '"second"' });
      expect(await save(3, '"third"')).toMatchObject({ revision: 3, workJson: '"third"' });
    });

    test("has overrides for one student or a group, one of each", async () => {
      const { assignment, classId, students } = await makeClass(store, ["Kim"]);
      const [groupId, userId] = [randomUUID(), students[0]!.id];
      const none = { opensAt: null, closesAt: null, maxAttempts: null, extraTimeMs: null };
      const override = { ...none, assignmentId: assignment.id, dueAt: NOW };
      await doing(async (writer) => {
        await writer.insertInto("studentGroups").values({ id: groupId, classId, name: "Band" }).execute();
        await writer.insertInto("groupMembers").values({ groupId, userId }).execute();
        await setOverride(writer, { ...override, userId, groupId: null });
        await setOverride(writer, { ...override, userId, groupId: null, dueAt: NOW + 1 });
        await setOverride(writer, { ...override, userId: null, groupId, dueAt: NOW + 2 });
      });
      const found = await overridesFor(store.db, assignment.id, userId);
      expect(found.map(({ dueAt }) => dueAt).sort()).toEqual([NOW + 1, NOW + 2]);
      await expect(
        doing((writer) => setOverride(writer, { ...override, userId, groupId })),
      ).rejects.toThrow();
    });

    test("refuses an assignment that closes before it opens, and points below nothing", async () => {
      const { classId } = await makeClass(store, []);
      const wrong = [
        { opensAt: 2, closesAt: 1 },
        { maxPoints: 0 },
        { kind: "essay" as "quiz" },
        { title: "" },
      ];
      for (const what of wrong) {
        const made = { ...ASSIGNMENT, classId, ...what };
        await expect(doing((writer) => addAssignment(writer, made, NOW))).rejects.toThrow();
      }
    });
  });

  describe("what is handed in", () => {
    const ID = "22222222-2222-4222-8222-222222222222";

    test("is stored once: the same again gives the stored receipt, another work a conflict", async () => {
      const { assignment, students } = await makeClass(store, ["Kim", "Lee"]);
      const [kim, lee] = [students[0]!, students[1]!];
      const send = (work: string, now: number, who = kim) =>
        doing((writer) => handIn(writer, handInOf(who, ID, work), now));
      const receipt = await send('{"a":1}', NOW);
      expect(receipt).toMatchObject({ submissionId: ID, receivedAt: NOW, isLate: false });
      expect(await send('{"a":1}', NOW + 5000)).toEqual(receipt);
      await expect(send('{"a":2}', NOW)).rejects.toThrow(ConflictError);
      await expect(send('{"a":1}', NOW, lee)).rejects.toThrow(ConflictError);
      expect(await submissionById(store.db, ID)).toMatchObject({ workJson: '{"a":1}', receivedAt: NOW });
      expect(await backlog(store.db)).toEqual({ waiting: 1, running: 0, done: 0, failed: 0 });
      expect(await gradeOf(store.db, assignment.id, kim.id)).toMatchObject({
        status: "handed-in",
        entries: 1,
      });
    });

    test("is stored once when it arrives eight times at once", async () => {
      const { students } = await makeClass(store, ["Kim"]);
      const send = () => doing((writer) => handIn(writer, handInOf(students[0]!, ID, "{}"), NOW));
      const receipts = await Promise.all(Array.from({ length: 8 }, send));
      expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
      expect(await store.db.selectFrom("submissions").select("id").execute()).toHaveLength(1);
    });

    test("is refused for an item of someone else", async () => {
      const { students } = await makeClass(store, ["Kim", "Lee"]);
      const foreign = { id: students[0]!.id, variantId: students[1]!.variantId };
      const send = doing((writer) => handIn(writer, handInOf(foreign, ID, "{}"), NOW));
      await expect(send).rejects.toThrow(NotFoundError);
    });
  });

  describe("the grading queue", () => {
    const claim = (owner: string, now: number) => doing((writer) => claimJob(writer, owner, now, 1000));

    async function handInThree() {
      const made = await makeClass(store, ["Kim", "Lee", "Mo"]);
      for (const [index, student] of made.students.entries()) {
        await doing((writer) => handIn(writer, handInOf(student, randomUUID(), `${index}`), NOW + index));
      }
      return made;
    }

    test("gives each job to one worker, the oldest first", async () => {
      await handInThree();
      const jobs = await Promise.all(["a", "b", "c", "d"].map((owner) => claim(owner, NOW + 10)));
      const ids = jobs.flatMap((job) => (job === undefined ? [] : [job.id]));
      expect(ids).toHaveLength(3);
      expect(new Set(ids).size).toBe(3);
    });

    test("keeps a job for who renews it, and gives it away when nobody does", async () => {
      const { students } = await makeClass(store, ["Kim"]);
      await doing((writer) => handIn(writer, handInOf(students[0]!, randomUUID(), "{}"), NOW));
      const job = await claim("a", NOW);
      const lease = { jobId: job!.id, owner: "a" };
      expect(await doing((writer) => renewLease(writer, lease, NOW + 900, 1000))).toBe(true);
      expect(await claim("b", NOW + 1500)).toBeUndefined();
      expect(await claim("b", NOW + 1900)).toMatchObject({ id: job!.id });
      expect(await doing((writer) => renewLease(writer, lease, NOW + 1900, 1000))).toBe(false);
      expect(await doing((writer) => failJob(writer, lease, "late", NOW))).toBeUndefined();
      expect(await doing((writer) => finishJob(writer, lease))).toBe(false);
    });

    test("tries again later and later, and after the fifth time leaves it to a person", async () => {
      const { students } = await makeClass(store, ["Kim"]);
      await doing((writer) => handIn(writer, handInOf(students[0]!, randomUUID(), "{}"), NOW));
      let now = NOW;
      const states = [];
      for (const pause of [5000, 10_000, 20_000, 40_000, 0]) {
        const job = await claim("a", now);
        states.push(await doing((writer) => failJob(writer, { jobId: job!.id, owner: "a" }, "NaN", now)));
        if (pause > 0) expect(await claim("a", now + pause - 1)).toBeUndefined();
        now += pause;
      }
      expect(states).toEqual(["waiting", "waiting", "waiting", "waiting", "failed"]);
      expect(await claim("a", now + 1e9)).toBeUndefined();
      expect(await backlog(store.db)).toMatchObject({ failed: 1 });
    });

    test("gives up a job that takes every worker down", async () => {
      const { students } = await makeClass(store, ["Kim"]);
      await doing((writer) => handIn(writer, handInOf(students[0]!, randomUUID(), "{}"), NOW));
      const claims = [];
      for (let crash = 0; crash < 6; crash += 1) claims.push(await claim(`w${crash}`, NOW + crash * 1000));
      expect(claims.map((job) => job?.tries)).toEqual([1, 2, 3, 4, 5, undefined]);
      expect(await backlog(store.db)).toMatchObject({ failed: 1, running: 0 });
    });
  });

  describe("grades", () => {
    async function handedIn() {
      const { assignment, students, instructor, classId } = await makeClass(store, ["Kim"]);
      const [first, second] = [randomUUID(), randomUUID()];
      const at = { assignmentId: assignment.id, userId: students[0]!.id };
      await doing((writer) => handIn(writer, handInOf(students[0]!, first, "1"), NOW));
      await doing((writer) => handIn(writer, handInOf(students[0]!, second, "2"), NOW + 1));
      const score = (submissionId: string, points: number, graderVersion = 1, isRegrade = false) => {
        const row = {
          submissionId,
          grader: GRADER.name,
          graderVersion,
          points,
          resultJson: "{}",
          scoredAt: NOW + 2,
        };
        return doing((writer) => addScore(writer, row, isRegrade));
      };
      return { at, first, second, score, instructor, classId };
    }

    test("never fall by trying again, and may by a regrade", async () => {
      const { at, first, second, score } = await handedIn();
      expect(await score(first, 7.25)).toMatchObject({ points: 7.25, submissionId: first, status: "graded" });
      expect(await score(second, 4)).toMatchObject({ points: 7.25, submissionId: first });
      expect(await score(first, 6.5, 2, true)).toMatchObject({ points: 6.5 });
      expect(await score(first, 6.5, 2, true)).toMatchObject({ points: 6.5, entries: 5 });
      await expect(score(first, 6, 2)).rejects.toThrow(ConflictError);
      expect(await recomputeGrade(store.db, at.assignmentId, at.userId)).toEqual(
        await gradeOf(store.db, at.assignmentId, at.userId),
      );
      expect((await submissionsOf(store.db, at.assignmentId, at.userId)).map(({ id }) => id)).toEqual([
        first,
        second,
      ]);
    });

    test("keep the automatic score under an override, with who, when and why", async () => {
      const { at, first, second, score, instructor, classId } = await handedIn();
      await score(first, 3);
      const entry = (what: Parameters<typeof addGradeEntry>[2]) =>
        doing((writer) => addGradeEntry(writer, at, what, instructor.id, NOW + 3));
      expect(await entry({ kind: "overridden", points: 9, why: "alive" })).toMatchObject({
        points: 9,
        automaticPoints: 3,
        overrideById: instructor.id,
        overrideWhy: "alive",
        overrideAt: NOW + 3,
      });
      expect(await score(second, 5)).toMatchObject({ points: 9, automaticPoints: 5 });
      await entry({ kind: "feedback", text: "More air." });
      expect(await entry({ kind: "excused" })).toMatchObject({ points: null, status: "excused" });
      expect(await entry({ kind: "override-removed" })).toMatchObject({ points: 5, status: "graded" });
      const grade = await gradeOf(store.db, at.assignmentId, at.userId);
      expect(grade).toMatchObject({ feedback: "More air.", entries: 8 });
      expect(await recomputeGrade(store.db, at.assignmentId, at.userId)).toEqual(grade);
      expect(await gradebookOf(store.db, classId)).toEqual([grade]);
    });

    test("have a log that nobody can rewrite, as has the audit", async () => {
      const { first, score } = await handedIn();
      await score(first, 3);
      const what = { actorId: null, action: "test", resourceKind: "course", resourceId: null, details: {} };
      await doing((writer) => addAudit(writer, what, NOW));
      for (const table of ["grade_log", "audit"]) {
        await expect(sql.raw(`update ${table} set at = 0`).execute(store.db)).rejects.toThrow("append-only");
      }
    });

    test("have comments at a time and a control, and marks by a person", async () => {
      const { first, instructor } = await handedIn();
      const comment = { submissionId: first, authorId: instructor.id, text: "Here" };
      await doing(async (writer) => {
        await addComment(
          writer,
          { ...comment, atFrame: 576_000, control: "tracks/voice/inserts/eq/bands/2" },
          NOW,
        );
        await addComment(writer, { ...comment, atFrame: null, control: null }, NOW + 1);
        const mark = {
          submissionId: first,
          criterion: "depth",
          note: null,
          byId: instructor.id,
          markedAt: NOW,
        };
        await setRubricMark(writer, { ...mark, points: 1 });
        await setRubricMark(writer, { ...mark, points: 2.5 });
      });
      expect((await commentsOn(store.db, first)).map(({ atFrame }) => atFrame)).toEqual([null, 576_000]);
      expect(await rubricMarksOn(store.db, first)).toMatchObject([{ criterion: "depth", points: 2.5 }]);
    });
  });

  test("progress is merged once, however often a device sends it", async () => {
    const { students } = await makeClass(store, ["Kim"]);
    const userId = students[0]!.id;
    const events = Array.from({ length: 450 }, (_, index) => ({
      userId,
      eventId: randomUUID(),
      kind: "answered",
      eventJson: "{}",
      happenedAt: NOW - index,
      receivedAt: NOW,
    }));
    expect(await doing((writer) => addProgress(writer, events.slice(0, 300)))).toBe(300);
    expect(await doing((writer) => addProgress(writer, events))).toBe(150);
    expect((await progressOf(store.db, userId))[0]?.happenedAt).toBe(NOW - 449);
  });

  test("a name in a class that is taken is said so when staff are added", async () => {
    const { classId } = await makeClass(store, ["Kim"]);
    const add = doing((writer) =>
      addMember(writer, classId, { id: "nobody", name: "KIM" }, { role: "student", state: "active" }, NOW),
    );
    await expect(add).rejects.toThrow(ConflictError);
  });
});
