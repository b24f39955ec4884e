import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { emptyTables } from "../../server/db/copy";
import { asStoreError, StoreUnavailableError } from "../../server/db/errors";
import { addGradeEntry, gradeOf, recomputeGrade } from "../../server/db/grades";
import { claimJob, finishJob } from "../../server/db/grading-queue";
import { settingOf } from "../../server/db/settings";
import { handIn } from "../../server/db/submissions";
import { readTogether, write } from "../../server/db/transactions";
import { handInOf, makeClass, NOW } from "./class-fixture";
import { killWhileWriting } from "./killing";
import { runPrograms, startProgram } from "./programs";
import { KINDS, newStore } from "./stores";

describe.each(KINDS)("several processes on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  beforeAll(async () => {
    made = await newStore(kind);
  });
  afterAll(() => made.clear());
  afterEach(() => write(made.store, emptyTables));

  test("read and write the same row without losing each other's change", async () => {
    const outcomes = await runPrograms(2, "count", made.place, "60");
    expect(outcomes.map(({ status, error }) => [status, error])).toEqual(Array(2).fill([0, ""]));
    expect(await settingOf(made.store.db, "count")).toBe(120);
  });

  test("add to one grade's log without a gap", async () => {
    const { assignment, students } = await makeClass(made.store, ["Kim"]);
    const userId = students[0]?.id ?? "";
    const outcomes = await runPrograms(2, "feedback", made.place, assignment.id, userId, "30");
    expect(outcomes.map(({ error }) => error)).toEqual(["", ""]);
    const grade = await gradeOf(made.store.db, assignment.id, userId);
    expect(grade?.entries).toBe(60);
    expect(await recomputeGrade(made.store.db, assignment.id, userId)).toEqual(grade);
  });

  test("lose nothing that was acknowledged when one is killed while writing, ten times", async () => {
    const report = await killWhileWriting(made.store, made.place, 10);
    expect(report).toEqual({ rounds: 10, acknowledged: expect.any(Number), lost: [], halves: 0 });
    expect(report.acknowledged).toBeGreaterThanOrEqual(10);
  });

  test("take over a grading job whose worker was killed, after its lease and not before", async () => {
    const { store, place } = made;
    const { students } = await makeClass(store, ["Kim"]);
    const work = handInOf(students[0]!, "11111111-1111-4111-8111-111111111111", "{}");
    await write(store, (writer) => handIn(writer, work, NOW));
    const { child, outcome } = await startProgram("claim-and-hold", place, "30000", String(NOW));
    const jobId = await new Promise<string>((resolve) =>
      child.stdout?.once("data", (chunk) => resolve(String(chunk).trim())),
    );
    child.kill("SIGKILL");
    await outcome;
    const claim = (now: number) => write(store, (writer) => claimJob(writer, "second", now, 30_000));
    expect(await claim(NOW + 29_999)).toBeUndefined();
    expect(await claim(NOW + 30_000)).toMatchObject({ id: jobId, leaseOwner: "second", tries: 2 });
    const finish = (owner: string) => write(store, (writer) => finishJob(writer, { jobId, owner }));
    expect(await finish("held")).toBe(false);
    expect(await finish("second")).toBe(true);
  });

  test("say that the disk is full, store nothing of that, and go on when there is room", async () => {
    const { store } = made;
    const { assignment, students } = await makeClass(store, ["Kim"]);
    const place = { assignmentId: assignment.id, userId: students[0]?.id ?? "" };
    const fill = (kilobytes: number) =>
      write(store, async (writer) => {
        await addGradeEntry(writer, place, { kind: "feedback", text: "small" }, null, NOW);
        await addGradeEntry(
          writer,
          place,
          { kind: "feedback", text: "x".repeat(1024 * kilobytes) },
          null,
          NOW,
        );
      });
    await fullDisk[kind].begin(store.db);
    const refusal = await fill(4000).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreUnavailableError);
    expect(refusal).toMatchObject({ reason: "full" });
    expect(await gradeOf(store.db, place.assignmentId, place.userId)).toBeUndefined();
    await fullDisk[kind].end(store.db);
    await fill(4000);
    expect((await gradeOf(store.db, place.assignmentId, place.userId))?.entries).toBe(2);
  });

  test("wait for a place inside one process, too", async () => {
    const { store } = made;
    const one = () =>
      write(store, async (writer) => {
        const before = Number((await settingOf(writer, "count")) ?? 0);
        await writer
          .insertInto("settings")
          .values({ key: "count", valueJson: String(before + 1), changedAt: NOW })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ valueJson: String(before + 1) }))
          .execute();
      });
    await Promise.all(Array.from({ length: 12 }, one));
    expect(await settingOf(store.db, "count")).toBe(12);
  });

  test("refuse a transaction within a transaction, which would wait for ever", async () => {
    const inner = () => write(made.store, async () => undefined);
    await expect(write(made.store, inner)).rejects.toThrow("pass the writer on");
  });

  test("read one moment, whatever is written meanwhile", async () => {
    const other = await import("../../server/db/store").then(({ openStore }) => openStore(made.place));
    const seen = await readTogether(made.store, async (reader) => {
      const before = await settingOf(reader, "count");
      await write(other, (writer) =>
        writer.insertInto("settings").values({ key: "count", valueJson: "1", changedAt: NOW }).execute(),
      );
      return [before, await settingOf(reader, "count")];
    });
    await other.close();
    expect(seen).toEqual([undefined, undefined]);
    expect(await settingOf(made.store.db, "count")).toBe(1);
  });
});

type Db = Awaited<ReturnType<typeof newStore>>["store"]["db"];

/**
 * A full disk: SQLite is given no page more than it has; PostgreSQL answers a long text with the code that it gives for a full
 * disk, since its server's disk is not ours to fill.
 */
const fullDisk = {
  sqlite: {
    begin: async (db: Db) => {
      const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(db);
      await sql.raw(`pragma max_page_count = ${(rows[0]?.pageCount ?? 0) + 20}`).execute(db);
    },
    end: async (db: Db) => {
      await sql`pragma max_page_count = 1073741823`.execute(db);
    },
  },
  postgres: {
    begin: async (db: Db) => {
      await sql`create function fill_disk() returns trigger language plpgsql as $$ begin
        if length(new.entry_json) > 1000 then raise exception 'No space left' using errcode = '53100'; end if;
        return new; end $$`.execute(db);
      await sql`create trigger fill before insert on grade_log for each row execute function fill_disk()`.execute(
        db,
      );
    },
    end: async (db: Db) => {
      await sql`drop trigger fill on grade_log`.execute(db);
    },
  },
};

test.each([
  ["SQLITE_BUSY_SNAPSHOT", "busy"],
  ["SQLITE_FULL", "full"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_CANTOPEN", "unreachable"],
  ["ECONNREFUSED", "unreachable"],
  ["57P03", "unreachable"],
  ["40001", "busy"],
])("the driver's %s is said as %s", (code, reason) => {
  expect(asStoreError(Object.assign(new Error("x"), { code }))).toMatchObject({ reason });
});
