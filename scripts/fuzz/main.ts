import { parseArgs } from "node:util";
import { PlainError, say } from "@/scripts/lib/project.mjs";
import { runCase } from "@/tests/fuzz/cases";
import { startWatchdog } from "@/tests/fuzz/watchdog";

const USAGE = "fuzz takes --cases, --seed and --from, whole numbers.";
const TELL_EVERY_MS = 5000;

/** Gives the readers of WAV, FLAC and session files damaged ones; stops at the first that breaks one. */
export async function fuzz(args: readonly string[]): Promise<void> {
  const { cases, seed, from } = readNumbers(args);
  const began = performance.now();
  let toldAt = began;
  let read = 0;
  const watchdog = startWatchdog(seed);
  for (let index = from; index < from + cases; index++) {
    watchdog.begins(index);
    try {
      if ((await runCase({ seed, index })) === "read") read += 1;
    } catch (error) {
      throw error instanceof Error ? new PlainError(error.message, { cause: error }) : error;
    }
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) continue;
    toldAt = now;
    say(`${index + 1 - from} of ${cases} cases`);
  }
  await watchdog.end();
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `${cases} cases of seed ${seed} from ${from}: ${read} read, ${cases - read} refused, none broke a reader; ${Math.round(cases / seconds)} a second\n`,
  );
}

function readNumbers(args: readonly string[]): { cases: number; seed: number; from: number } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        cases: { type: "string", default: "100000" },
        seed: { type: "string", default: "1" },
        from: { type: "string", default: "0" },
      },
    });
    const [cases = -1, seed = -1, from = -1] = [values.cases, values.seed, values.from].map(Number);
    if ([cases, seed, from].every((value) => Number.isSafeInteger(value) && value >= 0)) {
      return { cases, seed, from };
    }
  } catch (cause) {
    throw new PlainError(USAGE, { cause });
  }
  throw new PlainError(USAGE);
}
