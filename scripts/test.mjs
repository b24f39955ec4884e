import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuild } from "./lib/build.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { findFirefox } from "./lib/firefox.mjs";
import { compareInFirefox } from "./lib/firefox-bits.mjs";
import { freePort } from "./lib/free-port.mjs";
import { ensurePostgres } from "./lib/postgres.mjs";
import { endWithChildren, runMain, runNode } from "./lib/process.mjs";
import { PlainError, say, tools } from "./lib/project.mjs";
import { countPlaywright, countVitest } from "./lib/test-counts.mjs";
import { buildWorklet } from "./lib/worklet.mjs";

const total = { passed: 0, failed: 0 };
const reports = mkdtempSync(path.join(tmpdir(), "behind-the-glass-test-"));

/**
 * A step that passes or fails as a whole and counts as one.
 * @param {string} name
 * @param {() => Promise<number | void>} step resolves to an exit status; throws a PlainError when it fails
 */
async function gate(name, step) {
  say(`\n— ${name}`);
  try {
    const status = (await step()) ?? 0;
    if (status === 0) {
      total.passed += 1;
      return true;
    }
    say(`${name}: failed (exit status ${status}).`);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(error.message);
  }
  total.failed += 1;
  return false;
}

/**
 * A test runner, whose tests are counted one by one from its report.
 * @template Report
 * @param {string} name
 * @param {(reportFile: string) => Promise<number>} step
 * @param {(report: Report) => import("./lib/test-counts.mjs").Counts} count
 */
async function suite(name, step, count) {
  say(`\n— ${name}`);
  const file = path.join(reports, `${name.replaceAll(/\W+/g, "-")}.json`);
  const status = await step(file);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = count(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    say(`${name}: left no report.`);
  }
  total.passed += counts.passed;
  // A runner may also fail outside its tests.
  total.failed += counts.failed === 0 && status !== 0 ? 1 : counts.failed;
  if (counts.passed + counts.failed === 0 && status === 0) total.failed += 1;
}

async function checkTypes() {
  // Next writes the types of pages and style sheets that the checks below need.
  const generated = await runNode(tools.next, ["typegen"]);
  if (generated !== 0) return generated;
  const page = await runNode(tools.tsc, ["--noEmit", "-p", "tsconfig.json"]);
  const worklet = await runNode(tools.tsc, ["--noEmit", "-p", "audio-engine/worklet/tsconfig.json"]);
  return page || worklet;
}

/**
 * @param {string} chromium
 * @param {string} postgres
 */
const unitAndSound = (chromium, postgres) =>
  suite(
    "Unit, database and sound tests (vitest)",
    (file) =>
      runNode(
        tools.vitest,
        ["run", "--allowOnly=false", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
        { env: { CHROMIUM_PATH: chromium, POSTGRES_BIN: postgres } },
      ),
    countVitest,
  );

/** @param {string} chromium */
const endToEnd = (chromium) =>
  suite(
    "Pages on the production build (playwright)",
    async (file) =>
      runNode(tools.playwright, ["test", "--reporter=list,json"], {
        env: {
          CHROMIUM_PATH: chromium,
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
          // The next one is used as well.
          E2E_PORT: String(await freePort()),
        },
      }),
    countPlaywright,
  );

/**
 * Begins the build, which leaves a core free most of its time, beside what runs next.
 * @returns {{ ended: Promise<unknown>, finish: () => Promise<void> }} `finish` waits for its end, and says what it said
 */
function buildMeanwhile() {
  let said = "";
  const ended = ensureBuild((text) => {
    said += text;
  }).then(
    () => undefined,
    (error) => error,
  );
  const finish = async () => {
    const error = await ended;
    if (said !== "") say(said);
    if (error !== undefined) throw error;
  };
  return { ended, finish };
}

/**
 * Prints the corpus in Firefox, once something else has ended, beside what runs then.
 * @param {Promise<unknown>} before
 */
function firefoxMeanwhile(before) {
  const compared = before.then(async () => {
    const firefox = await findFirefox();
    return firefox === undefined ? undefined : { firefox, ...(await compareInFirefox(firefox)) };
  });
  // It is told when the result is asked for.
  compared.catch(() => undefined);
  return async () => {
    say("\n— Equal bits in Firefox");
    try {
      const found = await compared;
      if (found === undefined) {
        say("No Firefox could be found or installed: the bits were compared in Chromium and Node only.");
        return;
      }
      const { firefox, passed, failed } = found;
      say(`${passed} prints have the stored bits in ${firefox}, ${failed} have not.`);
      total.passed += passed;
      total.failed += failed;
      if (passed + failed === 0) total.failed += 1;
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      say(error.message);
      total.failed += 1;
    }
  };
}

async function testAll() {
  if (!(await gate("Packages", ensureDependencies))) return;
  let chromium = "";
  let postgres = "";
  const early = [
    await gate("Browser", async () => {
      chromium = await ensureChromium();
      say(`Browser tests use ${chromium}.`);
    }),
    await gate("Database", async () => {
      postgres = await ensurePostgres();
      say(`Database tests use SQLite, and PostgreSQL from ${postgres}.`);
    }),
    await gate("Format and lint (biome)", () => runNode(tools.biome, ["check", "."])),
    await gate("Types (tsc)", checkTypes),
    await gate("Audio worklet (esbuild)", buildWorklet),
  ];
  if (early.includes(false)) {
    say("\nThe tests were not run: what failed above comes first.");
    return;
  }
  const build = buildMeanwhile();
  const finishFirefox = firefoxMeanwhile(build.ended);
  await unitAndSound(chromium, postgres);
  await finishFirefox();
  if (await gate("Production build (next build)", build.finish)) await endToEnd(chromium);
}

await runMain(async () => {
  endWithChildren();
  try {
    await testAll();
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
});
