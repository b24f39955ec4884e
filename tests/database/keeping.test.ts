import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { backUp, moveToPostgres, restore } from "../../server/db/backup";
import { addMember, endClass } from "../../server/db/classes";
import { emptyTables, forEachRow } from "../../server/db/copy";
import { applyRetention, deleteStudent } from "../../server/db/deletion";
import { ConflictError } from "../../server/db/errors";
import { exportStudent } from "../../server/db/export";
import type { Reader, Store } from "../../server/db/handle";
import { setSetting, settingOf, UPLOADS_FOLDER } from "../../server/db/settings";
import { openStore } from "../../server/db/store";
import { TABLE_NAMES, type TableName } from "../../server/db/tables";
import { write } from "../../server/db/transactions";
import { makeClass, NOW } from "./class-fixture";
import { fillFor, OF_NO_STUDENT } from "./everything-of";
import { startProgram } from "./programs";
import { KINDS, newPlace, newStore } from "./stores";

const DAY_MS = 86_400_000;
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "keeping-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every row as a text, by table. */
async function rowsIn(reader: Reader): Promise<Map<TableName, string[]>> {
  const rows = new Map<TableName, string[]>(TABLE_NAMES.map((table) => [table, []]));
  await forEachRow(reader, (table, row) => rows.get(table)?.push(JSON.stringify(Object.entries(row).sort())));
  for (const [table, texts] of rows) rows.set(table, texts.sort());
  return rows;
}

const tablesThatHold = async (reader: Reader, traces: readonly string[]) =>
  [...(await rowsIn(reader))]
    .filter(([, rows]) => rows.some((row) => traces.some((trace) => row.includes(trace))))
    .map(([table]) => table);

describe.each(KINDS)("what is kept on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  async function twoStudents() {
    const all = await makeClass(store, ["Kim Zephyr", "Lee Quartz"]);
    return { ...all, traces: [await fillFor(store, all, 0), await fillFor(store, all, 1)] };
  }

  test("of a deleted student no row and no trace is left, and the others keep theirs", async () => {
    const { students, traces, instructor } = await twoStudents();
    const [kim, lee] = [traces[0]!, traces[1]!];
    const others = OF_NO_STUDENT as readonly string[];
    const wanted = TABLE_NAMES.filter((table) => !others.includes(table));
    expect(await tablesThatHold(store.db, kim)).toEqual(wanted);
    const before = await rowsIn(store.db);
    await write(store, (writer) => deleteStudent(writer, students[0]!.id, instructor.id, NOW));
    expect(await tablesThatHold(store.db, kim)).toEqual([]);
    const after = await rowsIn(store.db);
    for (const [table, rows] of before) {
      const kept = rows.filter((row) => !kim.some((trace) => row.includes(trace)));
      expect(after.get(table)).toEqual(expect.arrayContaining(kept));
      expect(after.get(table)).toHaveLength(kept.length + (table === "audit" ? 1 : 0));
    }
    expect(await tablesThatHold(store.db, lee)).toEqual(wanted);
  });

  test("nobody but a student is deleted this way", async () => {
    const { instructor } = await makeClass(store, []);
    const deleting = write(store, (writer) => deleteStudent(writer, instructor.id, null, NOW));
    await expect(deleting).rejects.toThrow(ConflictError);
  });

  test("a student gets everything of theirs, no secret and nothing of others", async () => {
    const { students, traces } = await twoStudents();
    const exported = JSON.stringify(await exportStudent(store.db, students[0]!.id));
    const hashes = 2;
    for (const trace of traces[0]!.filter((each) => !/^(\d\d)\1{31}$/.test(each)).slice(0, -1))
      expect(exported).toContain(trace);
    expect(traces[0]!.filter((each) => exported.includes(each))).toHaveLength(traces[0]!.length - hashes);
    for (const trace of [...traces[1]!, "octave-6300"]) expect(exported).not.toContain(trace);
  });

  test("retention deletes after its days, and only who has no other class", async () => {
    const { students, classId, traces } = await twoStudents();
    const elsewhere = await makeClass(store, []);
    const place = { role: "student", state: "active" } as const;
    await write(store, (writer) => addMember(writer, elsewhere.classId, students[1]!, place, NOW));
    await write(store, (writer) => endClass(writer, classId, NOW));
    const apply = (now: number) => write(store, (writer) => applyRetention(writer, now));
    expect(await apply(NOW + 30 * DAY_MS - 1)).toMatchObject({ classes: 0, students: 0, signIns: 2 });
    expect(await tablesThatHold(store.db, traces[0]!)).toContain("submissions");
    expect(await apply(NOW + 30 * DAY_MS)).toMatchObject({ classes: 1, students: 2 });
    expect(await tablesThatHold(store.db, traces[0]!)).toEqual([]);
    const left = await tablesThatHold(store.db, traces[1]!);
    expect(left).toEqual(["users", "memberships", "progressEvents"]);
  });

  test("a backup, taken while others write, holds one moment, and puts it back", async () => {
    const { students } = await twoStudents();
    const before = await rowsIn(store.db);
    const { outcome } = await startProgram("count", made.place, "100");
    const file = path.join(folder, `${randomUUID()}.sqlite`);
    await expect.poll(() => settingOf(store.db, "count"), { timeout: 30_000 }).toBeGreaterThan(3);
    await backUp(store, file);
    expect(await outcome).toMatchObject({ status: 0, error: "" });
    expect(await settingOf(store.db, "count")).toBe(100);
    expect(readdirSync(folder).filter((name) => name.includes("part"))).toEqual([]);
    expect(statSync(file).mode & 0o077).toBe(0);
    await expect(backUp(store, file)).rejects.toThrow("exists");

    await write(store, (writer) => deleteStudent(writer, students[0]!.id, null, NOW));
    const bytes = readFileSync(file);
    await restore(store, file, NOW);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    const after = await rowsIn(store.db);
    for (const [table, rows] of before) {
      if (table === "settings" || table === "audit") continue;
      expect(after.get(table)).toEqual(rows);
    }
    const count = Number(await settingOf(store.db, "count"));
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThanOrEqual(100);
  });

  test("a file that is no backup, or a damaged one, changes nothing", async () => {
    await twoStudents();
    const file = path.join(folder, `${randomUUID()}.sqlite`);
    await backUp(store, file);
    const before = await rowsIn(store.db);
    const damaged = readFileSync(file);
    damaged.fill(0x5a, 4096, 60_000);
    const bad = path.join(folder, "damaged.sqlite");
    writeFileSync(bad, damaged);
    await expect(restore(store, bad, NOW)).rejects.toThrow(/damaged/);
    writeFileSync(bad, "no database");
    await expect(restore(store, bad, NOW)).rejects.toThrow("is no backup");
    await expect(restore(store, path.join(folder, "nowhere"), NOW)).rejects.toThrow("cannot be read");
    expect(await rowsIn(store.db)).toEqual(before);
    rmSync(bad);
  });
});

describe("the move from SQLite to PostgreSQL", () => {
  test("brings every row along, and closes what was moved", async () => {
    const source = await newStore("sqlite");
    const target = await newPlace("postgres");
    const all = await makeClass(source.store, ["Kim", "Lee"]);
    await fillFor(source.store, all, 0);
    const rows = await rowsIn(source.store.db);
    const running = await openStore(source.place);
    // A server that was started on it first has left the name of its folder there.
    const started = await openStore(target);
    await write(started, (writer) => setSetting(writer, UPLOADS_FOLDER, "folder", NOW));
    await started.close();
    await moveToPostgres(source.store, target.place);
    const moved = await openStore(target);
    expect(await rowsIn(moved.db)).toEqual(rows);
    await write(moved, (writer) => setSetting(writer, "open", false, NOW));
    const late = write(running, (writer) => setSetting(writer, "open", false, NOW));
    await expect(late).rejects.toMatchObject({ reason: "moved" });
    await expect(moveToPostgres(running, target.place)).rejects.toThrow("is not empty");
    await Promise.all([running.close(), moved.close()]);
    await source.clear();
    await target.clear();
  });

  test("changes nothing where the target cannot be reached", async () => {
    const source = await newStore("sqlite");
    const moving = moveToPostgres(source.store, "postgres://a:b@127.0.0.1:1/none");
    await expect(moving).rejects.toMatchObject({ reason: "unreachable" });
    await write(source.store, (writer) => setSetting(writer, "open", true, NOW));
    await source.clear();
  });
});

test("a SQLite store is as durable as was decided, and nobody else's to read", async () => {
  const { store, place, clear } = await newStore("sqlite");
  const pragma = async (name: string) =>
    Object.values((await sql.raw(`pragma ${name}`).execute(store.db)).rows[0]!);
  expect(await pragma("journal_mode")).toEqual(["wal"]);
  expect(await pragma("synchronous")).toEqual([2]);
  expect(await pragma("foreign_keys")).toEqual([1]);
  expect(await pragma("busy_timeout")).toEqual([5000]);
  expect(await pragma("secure_delete")).toEqual([1]);
  expect(statSync(place.place).mode & 0o077).toBe(0);
  expect(existsSync(place.place)).toBe(true);
  await clear();
});
