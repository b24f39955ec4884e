import { afterAll, describe, expect, test } from "vitest";
import { type Outcome, runCase } from "./cases";
import { startWatchdog } from "./watchdog";

const SEED = 1;
const CASES = 6000;
const BATCH = 1000;
const batches = Array.from({ length: CASES / BATCH }, (_, batch) => batch * BATCH);

describe("damaged WAV, FLAC and session files are read or refused, and nothing else", () => {
  const watchdog = startWatchdog(SEED);
  afterAll(watchdog.end);

  test.each(batches)(`seed ${SEED}, ${BATCH} cases from %d`, async (from) => {
    const outcomes = new Map<Outcome, number>();
    for (let index = from; index < from + BATCH; index++) {
      watchdog.begins(index);
      const outcome = await runCase({ seed: SEED, index });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    // Faults that change nothing, or nothing but faults, would test little.
    expect(outcomes.get("read")).toBeGreaterThan(BATCH / 20);
    expect(outcomes.get("refused")).toBeGreaterThan(BATCH / 4);
  });
});
