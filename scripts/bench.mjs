import { PlainError, say } from "./lib/project.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

/** Measures speed, and what a guitar becomes in an amplifier; the figures of the last quiet run are in docs/measurements.md. */
const BENCHES = {
  amplifier: "amplifier.ts",
  console: "console.ts",
  engines: "engines.ts",
  "first-minutes": "first-minutes.ts",
  gradebook: "gradebook.ts",
  grading: "grading.ts",
  "hand-ins": "hand-ins.ts",
  memory: "memory.ts",
  page: "page.ts",
  steady: "steady.ts",
};

try {
  const [name, ...rest] = process.argv.slice(2);
  const file = Object.entries(BENCHES).find(([known]) => known === name)?.[1];
  if (file === undefined)
    throw new PlainError(`Say what to measure: npm run -s bench -- ${Object.keys(BENCHES).join(" | ")}.`);
  const { bench } = await import(await bundleScript("scripts", "bench", file));
  await bench(rest);
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
