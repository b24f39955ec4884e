import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newSession } from "@/audio-engine";
import type { ExerciseDraft, ProgressEvent } from "@/learning/progress";
import { type DeviceStamp, ProgressDatabase } from "./progress-database";

const NAME = "behind-the-glass";

const opened =
  (id: string) =>
  (stamp: DeviceStamp): ProgressEvent => ({
    id,
    ...stamp,
    atMs: 1,
    contentVersion: "1",
    type: "lesson-opened",
    payload: { lessonId: "eq-in-context" },
  });

const draft =
  (title: string, atMs: number) =>
  (stamp: DeviceStamp): ExerciseDraft => ({
    ...stamp,
    widgetId: "noise",
    lessonId: "eq-in-context",
    contentVersion: "1",
    atMs,
    session: newSession({ id: "s", engineVersion: 1, title, lengthFrames: 1 }),
  });

beforeEach(() => deleteDB(NAME));
afterEach(() => vi.restoreAllMocks());

describe("the database of a device", () => {
  it("is empty at first, and finds everything again", async () => {
    const first = await ProgressDatabase.open();
    expect(await first.read()).toEqual({ events: [], drafts: [] });
    const event = await first.addEvent(opened("e1"));
    await first.putDraft(draft("kept", 5));
    const again = await (await ProgressDatabase.open()).read();
    expect(again.events).toEqual([event]);
    expect(again.drafts.map(({ session }) => session.title)).toEqual(["kept"]);
  });

  it("hands out each sequence once, however many tabs write at the same time", async () => {
    const tabs = await Promise.all([ProgressDatabase.open(), ProgressDatabase.open()]);
    const events = await Promise.all(
      Array.from({ length: 40 }, (_, i) => tabs[i % 2]!.addEvent(opened(`e${i}`))),
    );
    expect(new Set(events.map(({ deviceId }) => deviceId)).size).toBe(1);
    expect(events.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i),
    );
    expect((await tabs[0]!.read()).events).toHaveLength(40);
  });

  it("keeps the latest draft of a widget only", async () => {
    const db = await ProgressDatabase.open();
    await db.putDraft(draft("first", 1));
    await db.putDraft(draft("second", 2));
    expect((await db.read()).drafts.map(({ session }) => session.title)).toEqual(["second"]);
  });

  it("leaves what it does not understand where it is, and reads the rest", async () => {
    const db = await ProgressDatabase.open();
    await db.addEvent(opened("known"));
    const raw = await openDB(NAME);
    await raw.put("events", { type: "from-the-future" }, "unknown");
    const told = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect((await db.read()).events.map(({ id }) => id)).toEqual(["known"]);
    expect(told).toHaveBeenCalledOnce();
    expect(await raw.get("events", "unknown")).toEqual({ type: "from-the-future" });
    raw.close();
  });

  it("merges another device's progress as a whole or not at all", async () => {
    const db = await ProgressDatabase.open();
    const foreign = opened("theirs")({ deviceId: "other", sequence: 3 });
    const broken = { ...foreign, id: "broken", payload: () => undefined };
    await expect(db.merge({ events: [foreign, broken as never], drafts: [] })).rejects.toThrow();
    expect((await db.read()).events).toEqual([]);
    await db.merge({ events: [foreign], drafts: [] });
    expect((await db.read()).events).toEqual([foreign]);
  });

  it.each([
    ["QuotaExceededError", "store/full"],
    ["InvalidStateError", "store/forbidden"],
  ])("answers %s by %s and loses nothing that was there", async (name, code) => {
    const db = await ProgressDatabase.open();
    const before = await db.addEvent(opened("before"));
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(() => {
      throw new DOMException("", name);
    });
    await expect(db.addEvent(opened("refused"))).rejects.toMatchObject({ code });
    expect((await db.read()).events).toEqual([before]);
  });
});
