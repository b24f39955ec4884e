import { Worker } from "node:worker_threads";

/** Told before each case: its number. */
export interface Watchdog {
  readonly begins: (index: number) => void;
  readonly end: () => Promise<void>;
}

const LONGEST_MS = 60_000;

/** In JavaScript: it must come up while the other thread is busy, and bundle with nothing. */
const WATCH = `
const { workerData } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const cases = new Int32Array(workerData.shared);
let last = -1;
setInterval(() => {
  const now = Atomics.load(cases, 0);
  if (now === last) {
    writeSync(2, "Case " + (now - 1) + " of seed " + workerData.seed + " hangs.\\n");
    process.kill(process.pid, "SIGKILL");
  }
  last = now === 0 ? -1 : now;
}, workerData.longestMs);
`;

/**
 * A reader that never comes back blocks its thread, and with it every time limit of the test runner. Another thread
 * watches: where one case lasts longer than a minute or two it says which, and ends the process.
 */
export function startWatchdog(seed: number, longestMs = LONGEST_MS): Watchdog {
  const shared = new SharedArrayBuffer(4);
  const cases = new Int32Array(shared);
  const worker = new Worker(WATCH, { eval: true, workerData: { shared, seed, longestMs } });
  worker.unref();
  return {
    begins: (index) => {
      Atomics.store(cases, 0, index + 1);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
