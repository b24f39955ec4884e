import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { emptyTables } from "../../server/db/copy";
import { gradeOf } from "../../server/db/grades";
import { backlog } from "../../server/db/grading-queue";
import type { Store } from "../../server/db/handle";
import { write } from "../../server/db/transactions";
import { attemptsOf } from "../../server/db/work";
import type { GradedResult } from "../../server/grading/parts";
import type { GradingQueue } from "../../server/grading/queue";
import { makeClass, NOW, VARIANT } from "./class-fixture";
import { found, handInWork, queueOn, workersOf } from "./grading-fixture";
import { KINDS, newStore } from "./stores";

describe.each(KINDS)("the grading queue on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  const running: GradingQueue[] = [];
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(async () => {
    await Promise.all(running.splice(0).map((queue) => queue.stop()));
    await write(store, emptyTables);
  });

  function start(...asked: Parameters<typeof queueOn>): ReturnType<typeof queueOn> {
    const begun = queueOn(...asked);
    running.push(begun.queue);
    return begun;
  }
  const jobs = () => store.db.selectFrom("gradingJobs").selectAll().execute();
  const scores = () => store.db.selectFrom("scores").selectAll().execute();
  const untilDone = (count: number) =>
    vi.waitFor(async () => expect((await backlog(store.db)).done).toBe(count), { timeout: 30_000 });

  async function oneHandedIn(work = "{}") {
    const { assignment, students } = await makeClass(store, ["Kim"]);
    const student = students[0]!;
    return { submissionId: await handInWork(store, student, work), assignment, student };
  }

  test("writes points, result and grade at once: score times points times credit", async () => {
    const { submissionId, assignment, student } = await oneHandedIn();
    const creditOf = async (_: unknown, { id }: { id: string }) => (id === submissionId ? 0.8 : 0);
    start(
      store,
      workersOf(async () => found(0.75)),
      { creditOf },
    );
    await untilDone(1);
    const [score] = await scores();
    expect(score).toMatchObject({ submissionId, grader: "undo-hidden-eq", graderVersion: 1, scoredAt: NOW });
    expect(score?.points).toBeCloseTo(0.75 * 0.8 * 10, 12);
    expect(JSON.parse(score?.resultJson ?? "")).toEqual(found(0.75));
    const grade = await gradeOf(store.db, assignment.id, student.id);
    expect(grade).toMatchObject({ status: "graded", submissionId, points: score?.points });
  });

  test("renders work once however often it is handed in, with two queues at it", async () => {
    const secret = { kinship: "k", canary: 1 };
    const { students } = await makeClass(store, ["Ada", "Bo", "Cy", "Di"], { ...VARIANT, secret });
    const ids: string[] = [];
    for (const student of students)
      for (const work of ["[1]", "[2]", "[3]"]) ids.push(await handInWork(store, student, work));
    const rendered: string[] = [];
    const mark = async (workJson: string): Promise<GradedResult> => {
      rendered.push(workJson);
      // Others get their turn while this one renders.
      await new Promise((resolve) => setImmediate(resolve));
      return found(JSON.parse(workJson)[0] / 4);
    };
    const begun = [1, 2].map(() => start(store, workersOf(mark, 3)));
    await untilDone(12);
    expect(rendered.sort()).toEqual(["[1]", "[2]", "[3]"]);
    const stored = await scores();
    expect(stored.map(({ submissionId }) => submissionId).sort()).toEqual(ids.sort());
    expect(stored.map(({ points }) => points).sort()).toEqual(
      [2.5, 5, 7.5].flatMap((points) => Array(4).fill(points)),
    );
    expect(begun.flatMap(({ reports }) => reports)).toEqual([]);
  });

  test("renders equal work again where another variant was asked for", async () => {
    const works = ["first", "second"].map((kinship) => ({ ...VARIANT, secret: { kinship } }));
    for (const variant of works) {
      const { students } = await makeClass(store, ["Kim"], variant);
      await handInWork(store, students[0]!, "[1]");
    }
    const mark = vi.fn(async () => found(1));
    start(store, workersOf(mark));
    await untilDone(2);
    expect(mark).toHaveBeenCalledTimes(2);
  });

  test("puts a job back whose grader fails, leaves it to a person after the fifth time, and uses no attempt", async () => {
    const { assignment, student } = await oneHandedIn();
    const before = await attemptsOf(store.db, assignment.id, student.id);
    let now = NOW;
    const tries: number[] = [];
    const mark = async () => {
      tries.push(now);
      throw new Error("The measure is broken.");
    };
    const { reports } = start(store, workersOf(mark), { now: () => now });
    const untilTried = (count: number) =>
      vi.waitFor(async () => {
        const [job] = await jobs();
        expect([job?.tries, job?.state === "running"]).toEqual([count, false]);
        return job!;
      });
    for (let tried = 1; tried < 5; tried++) {
      const { runAfter, state, lastError } = await untilTried(tried);
      expect([state, lastError]).toEqual(["waiting", "The measure is broken."]);
      now = runAfter;
    }
    expect((await untilTried(5)).state).toBe("failed");
    expect(tries.map((at) => (at - NOW) / 5000)).toEqual([0, 1, 3, 7, 15]);
    expect(reports).toHaveLength(5);
    expect(await scores()).toEqual([]);
    expect(await gradeOf(store.db, assignment.id, student.id)).toMatchObject({ status: "handed-in" });
    expect(await attemptsOf(store.db, assignment.id, student.id)).toEqual(before);
  });

  test("waits for as long as the disk is full, which is no failure of a grader", async () => {
    await oneHandedIn();
    let [now, asked] = [NOW, 0];
    const mark = async () => {
      asked += 1;
      if (asked <= 7) throw Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" });
      return found(1);
    };
    start(store, workersOf(mark), {
      now: () => {
        now += 1000;
        return now;
      },
    });
    await untilDone(1);
    expect(asked).toBe(8);
    expect(await jobs()).toMatchObject([{ state: "done", tries: 1, lastError: null }]);
    expect(await scores()).toMatchObject([{ points: 10 }]);
  });

  test("says what could not be marked, and writes no grade for it", async () => {
    const { submissionId, assignment, student } = await oneHandedIn();
    const result = { outcome: "not-yet", guard: "audible", reason: "Nothing is heard." } as const;
    start(
      store,
      workersOf(async () => ({ ...found(0), result })),
    );
    await untilDone(1);
    expect(await scores()).toMatchObject([{ submissionId, points: 0 }]);
    expect(await gradeOf(store.db, assignment.id, student.id)).toMatchObject({
      status: "handed-in",
      points: null,
    });
  });

  test("drops what it has rendered when another has taken the job over meanwhile", async () => {
    await oneHandedIn();
    let now = NOW;
    let finish: (graded: GradedResult) => void = () => undefined;
    const slow = vi.fn(() => new Promise<GradedResult>((resolve) => (finish = resolve)));
    const first = start(store, workersOf(slow), { now: () => now });
    await vi.waitFor(() => expect(slow).toHaveBeenCalledOnce());
    now = NOW + 61_000;
    start(
      store,
      workersOf(async () => found(1)),
      { now: () => now },
    );
    await untilDone(1);
    finish(found(0.5));
    await first.queue.stop();
    expect(first.reports).toEqual([]);
    expect(await scores()).toMatchObject([{ points: 10 }]);
    expect(await jobs()).toMatchObject([{ state: "done", tries: 2 }]);
  });
});
