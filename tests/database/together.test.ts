import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "../../server/db/handle";
import { setSetting, settingOf } from "../../server/db/settings";
import { write, writeByKeys } from "../../server/db/transactions";
import { NOW } from "./class-fixture";
import { newStore } from "./stores";

let made: Awaited<ReturnType<typeof newStore>>;
let store: Store;
beforeEach(async () => {
  made = await newStore("sqlite");
  store = made.store;
});
afterEach(() => made.clear());

const set = (key: string, value: unknown) =>
  writeByKeys(store, (writer) => setSetting(writer, key, value, NOW));
const keys = async () =>
  (await store.db.selectFrom("settings").select("key").orderBy("key").execute()).map(({ key }) => key);
/** How often SQLite has written a commit, as others see it. */
const commits = async (work: () => Promise<unknown>) => {
  const other = await import("../../server/db/store").then(({ openStore }) => openStore(made.place));
  const frames = async () =>
    (await sql<{ log: number }>`pragma wal_checkpoint(passive)`.execute(other.db)).rows[0]?.log ?? 0;
  const before = await frames();
  await work();
  const after = await frames();
  await other.close();
  return after - before;
};

test("what comes at one moment is committed at once, each piece for itself", async () => {
  const add = (key: string) =>
    writeByKeys(store, async (writer) => {
      await setSetting(writer, key, key, NOW);
      if (key.startsWith("bad")) throw new Error(`${key} is refused`);
      const { count } = await writer
        .selectFrom("settings")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    });
  const names = ["a", "bad-1", "b", "bad-2", "c"];
  const outcomes = await Promise.allSettled(names.map(add));
  expect(outcomes.map((each) => (each.status === "fulfilled" ? each.value : each.reason.message))).toEqual([
    ...[1, "bad-1 is refused", 2, "bad-2 is refused", 3],
  ]);
  expect(await keys()).toEqual(["a", "b", "c"]);
  const apart = await commits(async () => {
    for (let i = 0; i < 20; i += 1) await set("a", i);
  });
  const atOnce = await commits(() => Promise.all(Array.from({ length: 20 }, (_, i) => set("a", i))));
  expect(atOnce).toBeLessThan(apart / 5);
});

test("nobody is told anything before all of it is on the disk: where that is full, nobody's work is there", async () => {
  const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(store.db);
  await sql.raw(`pragma max_page_count = ${(rows[0]?.pageCount ?? 0) + 20}`).execute(store.db);
  const outcomes = await Promise.allSettled([set("a", 1), set("b", "x".repeat(1e6)), set("c", 1)]);
  expect(outcomes.map((each) => each.status === "rejected" && each.reason.reason)).toContain("full");
  const told = ["a", "b", "c"].filter((_, i) => outcomes[i]?.status === "fulfilled");
  expect(await keys()).toEqual(told);
  await set("d", 1);
  expect(await settingOf(store.db, "d")).toBe(1);
});

test("beside single writers, and never within one", async () => {
  const count = (how: typeof write) =>
    how(store, async (writer) =>
      setSetting(writer, "count", Number((await settingOf(writer, "count")) ?? 0) + 1, NOW),
    );
  await Promise.all(Array.from({ length: 40 }, (_, i) => count(i % 3 === 0 ? write : writeByKeys)));
  expect(await settingOf(store.db, "count")).toBe(40);
  await expect(writeByKeys(store, () => set("a", 1))).rejects.toThrow("pass the writer on");
  await expect(write(store, () => set("a", 1))).rejects.toThrow("pass the writer on");
});
