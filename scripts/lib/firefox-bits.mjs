import { readFileSync } from "node:fs";
import path from "node:path";
import { runInFirefox } from "./firefox-page.mjs";
import { inProject, say } from "./project.mjs";

/** A bound for what hangs; on two busy cores it takes a minute. */
const MOST_SECONDS = 300;

/**
 * What the page loads, by its path.
 * @returns {Promise<Map<string, { type: string, body: string | Buffer }>>}
 */
async function pageFiles() {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    entryPoints: { page: "tests/audio/firefox-page.ts", "print.worker": "tests/audio/print.worker.ts" },
    absWorkingDir: inProject(),
    outdir: inProject("node_modules", ".cache", "firefox"),
    write: false,
    bundle: true,
    format: "esm",
    target: "es2022",
    tsconfig: inProject("tsconfig.json"),
    logLevel: "error",
  });
  const script = { type: "text/javascript" };
  const page =
    '<!doctype html><meta charset="utf-8"><title>Equal bits</title><script type="module" src="page.js"></script>';
  return new Map([
    ["/", { type: "text/html", body: page }],
    ...outputFiles.map(
      ({ path: file, text }) => /** @type {const} */ ([`/${path.basename(file)}`, { ...script, body: text }]),
    ),
    [
      "/console.worklet.js",
      { ...script, body: readFileSync(inProject("audio-engine", "generated", "console.worklet.js")) },
    ],
    [
      "/pulse.flac",
      { type: "audio/flac", body: readFileSync(inProject("tests", "audio", "fixtures", "pulse.flac")) },
    ],
  ]);
}

/**
 * Prints the corpus in Firefox: a page of our own makes the prints and sends their hashes back.
 * @param {string} firefox path of the program
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function compareInFirefox(firefox) {
  const files = await pageFiles();
  const counts = { passed: 0, failed: 0 };
  /** @param {{ what: string, sha256: string, expected: string }} found */
  const compare = ({ what, sha256, expected }) => {
    if (sha256 === expected) counts.passed += 1;
    else {
      counts.failed += 1;
      say(`${what}: ${sha256}, not ${expected}.`);
    }
  };
  await runInFirefox(firefox, files, compare, MOST_SECONDS);
  return counts;
}
