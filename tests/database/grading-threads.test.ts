import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withValue } from "../../audio-engine/session/address";
import { bundleScript } from "../../scripts/lib/script-bundle.mjs";
import type { GradedResult } from "../../server/grading/parts";
import { GradingWorkers } from "../../server/grading/workers";
import { makeClass, NOW } from "./class-fixture";
import { EXERCISE, handInWork, queueOn, variantOf } from "./grading-fixture";
import { KINDS, newStore } from "./stores";

const REQUEST = { exerciseId: EXERCISE, seed: 2_718_281_828 };
const dataFolder = mkdtempSync(path.join(tmpdir(), "grading-"));
let entry: URL;
let workers: GradingWorkers;
const workersOn = (options: { longestTaskMs?: number } = {}) =>
  new GradingWorkers({ entry, place: { root: process.cwd(), dataFolder }, count: 1, ...options });

beforeAll(async () => {
  entry = new URL(await bundleScript("server", "grading", "worker.ts"));
  workers = workersOn();
});
afterAll(async () => {
  await workers.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

test.each(KINDS)("work whose thread is killed is graded once, by another thread (%s)", async (kind) => {
  const { store, clear } = await newStore(kind);
  const parts = await workers.run("hand-out", REQUEST, "now");
  const { students } = await makeClass(store, ["Kim"], variantOf(REQUEST, parts));
  const answer = withValue(parts.public.exercise.start, "asset/eq/low-mid/gainDb", 6);
  await handInWork(store, students[0]!, JSON.stringify(answer));

  const job = () => store.db.selectFrom("gradingJobs").selectAll().executeTakeFirstOrThrow();
  // Killed by its own limit, long before anything is rendered.
  const doomed = workersOn({ longestTaskMs: 1 });
  const first = queueOn(store, doomed);
  await vi.waitFor(async () => expect(await job()).toMatchObject({ state: "waiting", tries: 1 }), {
    timeout: 30_000,
  });
  expect((await job()).lastError).toBe("The thread that was rendering has ended.");
  const second = queueOn(store, workers, { now: () => NOW + 5000 });
  await vi.waitFor(async () => expect((await job()).state).toBe("done"), { timeout: 50_000 });
  await Promise.all([first.queue.stop(), second.queue.stop(), doomed.close()]);
  expect(second.reports).toEqual([]);
  const scores = await store.db.selectFrom("scores").selectAll().execute();
  expect(scores).toHaveLength(1);
  const graded: GradedResult = JSON.parse(scores[0]!.resultJson);
  expect(graded).toMatchObject({ result: { outcome: "scored" }, grader: { name: EXERCISE, version: 2 } });
  expect(scores[0]?.points).toBe(
    graded.result.outcome === "scored" ? graded.result.score01 * 10 : Number.NaN,
  );
  await clear();
});

test("a task of an ended thread is refused with a sentence, and the next one gets a new thread", async () => {
  const doomed = workersOn({ longestTaskMs: 1 });
  await expect(doomed.run("hand-out", REQUEST, "now")).rejects.toThrow("has ended.");
  await doomed.close();
  await expect(doomed.run("hand-out", REQUEST, "now")).rejects.toThrow("is being stopped");
});
