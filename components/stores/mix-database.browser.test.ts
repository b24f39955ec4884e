import { deleteDB, openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { newSession } from "@/audio-engine";
import { MixDatabase } from "./mix-database";
import { type MixRecord, mixDocument } from "./mix-record";
import { dayOf, MOST_VERSIONS } from "./mix-version";

const NAME = "behind-the-glass-mixes";
const NOON = new Date(2026, 2, 1, 12).getTime();
const DAY_MS = 24 * 3600 * 1000;

const session = (title: string) => newSession({ id: "s", engineVersion: 1, title, lengthFrames: 48000 });
const mixAt = (atMs: number, title: string, editedSideId: "a" | "b" = "a"): MixRecord => ({
  id: "one",
  songId: "flagship",
  name: "Night",
  atMs,
  editedSideId,
  a: session(title),
  b: session(`${title}, B`),
});
const daysOf = async (db: MixDatabase, id = "one") =>
  (await db.versions(id)).map(({ day, session: { title } }) => `${day} ${title}`);

beforeEach(() => deleteDB(NAME));

describe("earlier days of a mix", () => {
  it("keep their last state, of the side that was heard, when a later day changes it", async () => {
    const db = await MixDatabase.open();
    await db.put(mixAt(NOON, "first"));
    await db.put(mixAt(NOON + 1000, "last of the day", "b"));
    expect(await daysOf(db)).toEqual([]);
    await db.put(mixAt(NOON + DAY_MS, "next day"));
    await db.put(mixAt(NOON + DAY_MS + 1000, "next day, later"));
    expect(await daysOf(db)).toEqual(["2026-03-01 last of the day, B"]);
    await db.put(mixAt(NOON + 3 * DAY_MS, "after a pause"));
    expect(await daysOf(db)).toEqual(["2026-03-02 next day, later", "2026-03-01 last of the day, B"]);
    expect((await db.entries()).map(({ mix }) => mix?.a.title)).toEqual(["after a pause"]);
  });

  it("are not made by a clock that was put back", async () => {
    const db = await MixDatabase.open();
    await db.put(mixAt(NOON + DAY_MS, "tomorrow"));
    await db.put(mixAt(NOON, "today"));
    expect(await daysOf(db)).toEqual([]);
  });

  it("are as many as may be kept, the newest, and go with their mix", async () => {
    const db = await MixDatabase.open();
    await db.put({ ...mixAt(NOON, "other"), id: "one-more" });
    await db.put({ ...mixAt(NOON + DAY_MS, "other"), id: "one-more" });
    for (let day = 0; day <= MOST_VERSIONS + 3; day++) await db.put(mixAt(NOON + day * DAY_MS, `day ${day}`));
    const versions = await db.versions("one");
    expect(versions).toHaveLength(MOST_VERSIONS);
    expect(versions[0]?.session.title).toBe(`day ${MOST_VERSIONS + 2}`);
    await db.remove("one");
    expect(await db.versions("one")).toEqual([]);
    expect(await db.entries()).toHaveLength(1);
    expect(await db.versions("one-more")).toHaveLength(1);
  });

  it("carry what was preferred, and what cannot be read stays where it is", async () => {
    const db = await MixDatabase.open();
    await db.put(mixAt(NOON, "then"));
    await db.put(mixAt(NOON + DAY_MS, "now"));
    const [version] = await db.versions("one");
    if (version === undefined) throw new Error("nothing was kept");
    const choice = { preferred: "older", atMs: NOON + DAY_MS } as const;
    await db.putVersion({ ...version, choice });
    const raw = await openDB(NAME);
    await raw.put("versions", { format: "from tomorrow" }, ["one", "2026-02-01"]);
    const told = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect((await db.versions("one")).map((each) => each.choice)).toEqual([choice]);
    expect(told).toHaveBeenCalledOnce();
    expect(await raw.count("versions")).toBe(2);
    raw.close();
    told.mockRestore();
  });

  it("begin with what an earlier version of the course kept", async () => {
    const old = await openDB(NAME, 1, { upgrade: (fresh) => void fresh.createObjectStore("mixes") });
    await old.put("mixes", mixDocument(mixAt(NOON, "old")), "one");
    old.close();
    const db = await MixDatabase.open();
    expect((await db.entries()).map(({ mix }) => mix?.a.title)).toEqual(["old"]);
    await db.put(mixAt(NOON + DAY_MS, "new"));
    expect(await daysOf(db)).toEqual(["2026-03-01 old"]);
  });
});

it("a day is one of this device's calendar", () => {
  expect(dayOf(new Date(2026, 0, 5, 0, 0, 0).getTime())).toBe("2026-01-05");
  expect(dayOf(new Date(2026, 0, 5, 23, 59, 59).getTime())).toBe("2026-01-05");
});
