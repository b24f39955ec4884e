import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DraftAnswer, DraftSaver, type DraftStatus } from "./draft-saver";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A saver with a server that answers what it is told to. */
function makeSaver(answers: DraftAnswer[], device: "keeps" | "refuses" = "keeps") {
  const sent: [work: string, revision: number][] = [];
  const kept: [work: string, isSent: boolean][] = [];
  const told: DraftStatus["at"][] = [];
  const saver = new DraftSaver<string>({
    revision: 4,
    keepOnDevice: async (work, _revision, isSent) => {
      if (device === "refuses") throw new Error("full");
      kept.push([work, isSent]);
    },
    send: async (work, revision) => {
      sent.push([work, revision]);
      return answers.shift() ?? { outcome: "kept", revision, isYours: true, savedAt: 9 };
    },
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
    onStatus: ({ at }) => void told.push(at),
  });
  return { saver, sent, kept, told };
}

test("keeps every edit on the device at once, and sends the last when the hands rest", async () => {
  const { saver, sent, kept, told } = makeSaver([]);
  for (const work of ["a", "b", "c"]) {
    saver.edit(work);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(kept.map(([work]) => work)).toEqual(["a", "b", "c"]);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([["c", 5]]);
  expect(kept.at(-1)).toEqual(["c", true]);
  expect(told.at(-1)).toBe("server");
  saver.edit("d");
  await vi.runAllTimersAsync();
  expect(sent.at(-1)).toEqual(["d", 6]);
});

test("sends again after a failure, the newest state, after longer and longer pauses", async () => {
  const { saver, sent, told } = makeSaver([{ outcome: "later" }, { outcome: "later" }]);
  saver.edit("a");
  await vi.advanceTimersByTimeAsync(1300);
  expect([sent.length, told.at(-1)]).toEqual([1, "device"]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect([sent.length, told.at(-1)]).toEqual([3, "server"]);
});

test("leaves newer work from elsewhere alone until the next edit here", async () => {
  const { saver, sent, told } = makeSaver([{ outcome: "kept", revision: 8, isYours: false, savedAt: 9 }]);
  saver.edit("a");
  await vi.runAllTimersAsync();
  expect([sent.length, told.at(-1)]).toEqual([1, "elsewhere"]);
  saver.flush();
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
  saver.edit("b");
  await vi.runAllTimersAsync();
  expect(sent.at(-1)).toEqual(["b", 9]);
});

test("says so where the device keeps nothing, and sends all the same", async () => {
  const { saver, sent, told } = makeSaver([], "refuses");
  saver.edit("a");
  await vi.advanceTimersByTimeAsync(10);
  expect(told).toEqual(["page"]);
  await vi.runAllTimersAsync();
  expect([sent.length, told.at(-1)]).toEqual([1, "server"]);
});

test("sends nothing more when the attempt has ended, or when it is closed", async () => {
  const ended = makeSaver([{ outcome: "ended" }]);
  ended.saver.edit("a");
  await vi.runAllTimersAsync();
  ended.saver.edit("b");
  await vi.runAllTimersAsync();
  expect([ended.sent.length, ended.told.at(-1)]).toEqual([1, "ended"]);
  const closed = makeSaver([]);
  closed.saver.edit("a");
  closed.saver.close();
  await vi.runAllTimersAsync();
  expect(closed.sent).toEqual([]);
});
