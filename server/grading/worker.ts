import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { FromWorker, ToWorker, WorkerPlace } from "./tasks";
import { Workshop } from "./workshop";

/** Behind everything that a person waits for. */
const LOW_PRIORITY = 10;

if (parentPort === null) throw new Error("This is a worker's thread, not a program.");
const port = parentPort;
// On Linux of this thread alone; elsewhere of the whole process, which must not be slowed down.
if (process.platform === "linux") setPriority(LOW_PRIORITY);

const { work } = new Workshop(workerData as WorkerPlace);

function carryOut(task: ToWorker): Promise<unknown> {
  switch (task.kind) {
    case "mark":
      return work.mark(task.asks);
    case "check":
      return work.check(task.asks);
    case "hand-out":
      return work["hand-out"](task.asks);
    case "draw-quiz":
      return work["draw-quiz"](task.asks);
    case "quiz-sound":
      return work["quiz-sound"](task.asks);
  }
}

const failureOf = (error: unknown) =>
  error instanceof Error
    ? { reason: error.message, ...("code" in error ? { code: error.code } : {}) }
    : { reason: String(error) };

port.on("message", (task: ToWorker) => {
  const say = (answer: FromWorker) => port.postMessage(answer);
  carryOut(task).then(
    (gives) => say({ outcome: "done", gives }),
    (error: unknown) => say({ outcome: "failed", ...failureOf(error) }),
  );
});
