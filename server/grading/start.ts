import type { Store } from "../db/handle";
import { type CreditOf, GradingQueue } from "./queue";
import { gradingWorkers } from "./workers";

const held: { gradingQueue?: GradingQueue } = globalThis as object;

/**
 * Begins to grade what is handed in, in threads of low priority; once per process.
 * @param creditOf what lateness leaves of the points
 * @returns stops taking jobs, and resolves when those that were begun are stored
 */
export function startGrading(store: Store, creditOf: CreditOf): () => Promise<void> {
  const report = (error: unknown) => console.error("behind-the-glass grading", error);
  held.gradingQueue ??= new GradingQueue({ store, creditOf, report, workers: gradingWorkers() });
  const queue = held.gradingQueue;
  return async () => {
    delete held.gradingQueue;
    await queue.stop();
    await gradingWorkers().close();
  };
}

/** Says that something was handed in, so that it is graded at once. */
export const wakeGrading = (): void => held.gradingQueue?.wake();
