import { randomUUID } from "node:crypto";
import type { Store } from "../../server/db/handle";
import { handIn } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import type {
  GradedResult,
  HandOutRequest,
  VariantPublicPart,
  VariantSecret,
} from "../../server/grading/parts";
import { GradingQueue, type QueueOptions } from "../../server/grading/queue";
import { handInOf, NOW } from "./class-fixture";

export const EXERCISE = "undo-hidden-eq";

/** A variant of the exercise as the data layer stores it. */
export const variantOf = (
  { exerciseId, seed }: HandOutRequest,
  parts: { readonly public: VariantPublicPart; readonly secret: VariantSecret },
) => ({ ...parts, item: "1", generator: exerciseId, generatorVersion: 1, seed });

/** What a test's grader finds. */
export const found = (score01: number): GradedResult => ({
  result: {
    outcome: "scored",
    score01,
    met: score01 === 1,
    goals: [],
    feedback: [],
    picture: [],
    reveal: { truth: null },
  },
  print: null,
  engineVersion: 2,
  grader: { name: EXERCISE, version: 1 },
});

/** Hands in a work; returns its id. */
export async function handInWork(
  store: Store,
  student: { readonly id: string; readonly variantId: string },
  work: string,
): Promise<string> {
  const id = randomUUID();
  await write(store, (writer) => handIn(writer, handInOf(student, id, work), NOW));
  return id;
}

type Run = QueueOptions["workers"]["run"];

/** Workers whose grader is a function. */
export const workersOf = (
  mark: (workJson: string) => Promise<GradedResult>,
  count = 1,
): QueueOptions["workers"] => ({
  count,
  run: ((_kind, { workJson }: { workJson: string }) => mark(workJson)) as Run,
});

/** A queue that looks for work all the time; what it reports is kept. */
export function queueOn(
  store: Store,
  workers: QueueOptions["workers"],
  options: Partial<Pick<QueueOptions, "now" | "creditOf">> = {},
) {
  const reports: unknown[] = [];
  const queue = new GradingQueue({
    store,
    workers,
    creditOf: async () => 1,
    now: () => NOW,
    pauseMs: 5,
    report: (error) => reports.push(error),
    ...options,
  });
  return { queue, reports };
}
