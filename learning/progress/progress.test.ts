import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newSession } from "@/audio-engine/session/build";
import { anyEvent, DAY_MS, eventAt, history, pick } from "@/tests/helpers/progress-history";
import {
  type ExerciseDraft,
  exportProgress,
  mergeDrafts,
  mergeEvents,
  missRates,
  type ProgressEvent,
  queueAfter,
  reduceProgress,
} from ".";
import { importProgress, progressEventSchema } from "./reading";

describe("events", () => {
  test("are what the schema says", () => {
    fc.assert(
      fc.property(anyEvent, (e) => {
        expect(progressEventSchema.parse(e)).toEqual(e);
      }),
    );
  });

  test("mean the same in every order and however often they come", () => {
    const shuffled = history.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], {
          minLength: events.length * 2,
          maxLength: events.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(reduceProgress(others)).toEqual(reduceProgress(events));
      }),
      { numRuns: 300 },
    );
  });

  test("of two devices merge to the same on both: idempotent, commutative, associative", () => {
    fc.assert(
      fc.property(history, history, history, (a, b, c) => {
        const ab = mergeEvents(a, b);
        expect(mergeEvents(b, a)).toEqual(ab);
        expect(mergeEvents(ab, ab)).toEqual(ab);
        expect(mergeEvents(ab, c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
        const ids = new Set([...a, ...b].map(({ id }) => id));
        expect(ab.map(({ id }) => id).sort()).toEqual([...ids].sort());
      }),
      { numRuns: 300 },
    );
  });

  test("stay queued until a receipt names them", () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(30)), fc.array(fc.nat(30)), (events, taken, refused) => {
        const acceptedIds = taken.map((n) => `e${n}`);
        const refusedIds = refused.map((n) => `e${n}`);
        const left = queueAfter(events, { acceptedIds, refusedIds });
        const answered = (e: ProgressEvent) => acceptedIds.includes(e.id) || refusedIds.includes(e.id);
        expect(left).toEqual(events.filter((e) => !answered(e)));
        expect(queueAfter(left, { acceptedIds, refusedIds })).toEqual(left);
      }),
    );
  });
});

const answered = (atMs: number, centreHz: number, correct: boolean) =>
  eventAt(atMs, {
    type: "drill-answered",
    payload: {
      lessonId: null,
      drillId: "hear-a-band",
      skill: "band-noise",
      runId: "r",
      item: { centreHz, gainDb: 10, q: 1.5, spacingOctaves: 1 },
      correct,
      distanceOctaves: correct ? 0 : 1,
      review: false,
      selfReported: true,
    },
  });
const scored = (atMs: number, score01: number) =>
  eventAt(atMs, {
    type: "exercise-scored",
    payload: {
      lessonId: "eq",
      exerciseId: "undo",
      seed: 1,
      score01,
      met: score01 === 1,
      measured: { error: 1.2 },
      selfReported: true,
    },
  });

describe("the state", () => {
  test("says where the student was: the lesson last worked in, its last section, finished or not", () => {
    const events = [
      eventAt(1, { type: "lesson-opened", payload: { lessonId: "one" } }),
      eventAt(2, { type: "section-read", payload: { lessonId: "one", sectionId: "second" } }),
      eventAt(3, { type: "lesson-opened", payload: { lessonId: "two" } }),
    ];
    expect(reduceProgress(events).resume).toEqual({ lessonId: "two", sectionId: null, finished: false });
    const back = eventAt(4, { type: "lesson-opened", payload: { lessonId: "one" } }, "phone");
    expect(reduceProgress([back, ...events]).resume).toEqual({
      lessonId: "one",
      sectionId: "second",
      finished: false,
    });
    const end = eventAt(5, { type: "lesson-finished", payload: { lessonId: "one" } });
    expect(reduceProgress([end, back, ...events]).resume?.finished).toBe(true);
    expect(reduceProgress([end, ...events]).lessons.get("one")?.finishedAtMs).toBe(5);
    expect(reduceProgress([]).resume).toBeNull();
  });

  test("keeps attempts, the best and the last of an exercise", () => {
    const state = reduceProgress([scored(3, 0.4), scored(1, 0.2), scored(2, 0.9)]);
    const undo = state.exercises.get("undo");
    expect([undo?.attempts, undo?.best.score01, undo?.last.score01]).toEqual([3, 0.9, 0.4]);
  });

  test("brings a missed item back after 1, 3, 7, 21 days and forgets it after the last", () => {
    const events = [answered(0, 1000, false)];
    const due = () => reduceProgress(events).reviews.map((review) => review.dueAtMs / DAY_MS);
    expect(due()).toEqual([1]);
    events.push(answered(0.5 * DAY_MS, 1000, true));
    expect(due(), "an answer before it is due is no review").toEqual([1]);
    events.push(answered(2 * DAY_MS, 1050, true));
    expect(due()).toEqual([5]);
    events.push(answered(5 * DAY_MS, 4000, true));
    expect(due(), "another band is another item").toEqual([5]);
    events.push(answered(5 * DAY_MS, 1000, true), answered(12 * DAY_MS, 1000, true));
    expect(due()).toEqual([33]);
    expect(reduceProgress([...events, answered(33 * DAY_MS, 1000, true)]).reviews).toEqual([]);
    expect(reduceProgress([...events, answered(33 * DAY_MS, 1000, false)]).reviews[0]?.rung).toBe(0);
  });

  test("knows which bands are weak, by the last twelve answers", () => {
    const events = [
      ...Array.from({ length: 12 }, (_, i) => answered(i, 250, false)),
      ...Array.from({ length: 9 }, (_, i) => answered(100 + i, 260, true)),
      answered(200, 8000, true),
    ];
    const rates = missRates(reduceProgress(events).skills.get("band-noise"));
    expect([...rates]).toEqual([
      [-2, 3 / 12],
      [3, 0],
    ]);
  });
});

const draft = (
  widgetId: string,
  atMs: number,
  deviceId: string,
  sequence: number,
  title = "Draft",
): ExerciseDraft => ({
  widgetId,
  lessonId: "eq",
  contentVersion: "1",
  atMs,
  deviceId,
  sequence,
  session: newSession({ id: "s", title, lengthFrames: 48000, engineVersion: 1 }),
});

describe("drafts", () => {
  test("keep the latest of each widget: by time, then device, then sequence", () => {
    const drafts = [
      draft("a", 2, "x", 9),
      draft("a", 3, "x", 1),
      draft("a", 3, "y", 0),
      draft("b", 1, "x", 0),
    ];
    expect(mergeDrafts(drafts).map((d) => [d.widgetId, d.atMs, d.deviceId])).toEqual([
      ["a", 3, "y"],
      ["b", 1, "x"],
    ]);
  });

  test("merge alike in every order", () => {
    const any = fc.array(
      fc
        .tuple(pick("a", "b"), fc.nat(1), pick("x", "y"), fc.nat(1), pick("one", "two"))
        .map((fields) => draft(...fields)),
    );
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(mergeDrafts(b, a)).toEqual(mergeDrafts(a, b));
        expect(mergeDrafts(mergeDrafts(a, b), b)).toEqual(mergeDrafts(a, b));
      }),
    );
  });
});

describe("the file", () => {
  test("brings back every event and draft", () => {
    fc.assert(
      fc.property(history, (events) => {
        const drafts = [draft("a", 1, "x", 1)];
        const result = importProgress(exportProgress(events, drafts));
        expect(result).toEqual({ ok: true, events: mergeEvents(events), drafts });
      }),
    );
  });

  test("of version 1, as it was written then, still says everything", () => {
    const result = importProgress(readFileSync("tests/fixtures/progress-1.json", "utf8"));
    if (!result.ok) throw new Error(result.message);
    expect(result.events.map(({ type }) => type)).toEqual([
      "lesson-opened",
      "section-read",
      "checkpoint-answered",
      "exercise-scored",
      "exercise-note",
      "drill-answered",
      "drill-finished",
      "lesson-finished",
    ]);
    const state = reduceProgress(result.events);
    expect(state.exercises.get("undo-hidden-eq")?.notes).toMatchObject([{ reason: "I like it darker." }]);
    expect(state.reviews).toHaveLength(1);
    expect(state.lessons.get("eq-in-context")?.finishedAtMs).not.toBeNull();
    expect(result.drafts.map(({ session }) => session.tracks[0]?.faderDb)).toEqual([-6]);
    expect(importProgress(exportProgress(result.events, result.drafts))).toEqual(result);
  });

  const good = exportProgress([answered(0, 1000, true)], [draft("a", 1, "x", 1)]);
  const changed = (change: object): string => JSON.stringify({ ...JSON.parse(good), ...change });
  const event = () => JSON.parse(good).events[0];

  test.each([
    ["a song", "ID3\u0003 not json at all", "progress/foreign"],
    ["a session", '{"format":"behind-the-glass/session","version":1}', "progress/foreign"],
    ["a number", "5", "progress/foreign"],
    ["null", "null", "progress/foreign"],
    ["a file cut off in the middle", good.slice(0, -40), "progress/damaged"],
    ["no version", changed({ version: undefined }), "progress/damaged"],
    ["events that are none", changed({ events: "many" }), "progress/damaged"],
    ["one wrong event", changed({ events: [event(), { ...event(), atMs: -1 }] }), "progress/damaged"],
    ["an event with a field too many", changed({ events: [{ ...event(), grade: 1 }] }), "progress/damaged"],
    ["a draft that is no session", changed({ drafts: [{ widgetId: "a" }] }), "progress/damaged"],
    ["a later version", changed({ version: 2, events: "in a new way" }), "progress/future-version"],
    ["too much", `"${" ".repeat(64 * 1024 * 1024)}"`, "progress/too-large"],
  ])("refuses %s in one sentence", (_name, text, code) => {
    const result = importProgress(text);
    expect(result).toMatchObject({ ok: false, code });
    expect(!result.ok && result.message).toMatch(/^[A-Z].*nothing on this device was changed\.$/i);
  });
});
