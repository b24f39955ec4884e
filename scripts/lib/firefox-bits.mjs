import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { inProject, PlainError, say } from "./project.mjs";

/** A bound for what hangs; on two busy cores it takes a minute. */
const MOST_SECONDS = 300;

/** A fresh browser asks no questions, looks for no update and reports nothing. */
const PREFERENCES = {
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

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

/** @param {import("node:http").IncomingMessage} request */
async function bodyOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

/**
 * Prints the corpus in Firefox, without anything that drives it: a page of our own makes the prints and sends their
 * hashes back.
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
  const profile = mkdtempSync(path.join(tmpdir(), "behind-the-glass-firefox-"));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, "user.js"), `${lines.join("\n")}\n`);
  /** @type {(reason: Error | null) => void} */
  let finish = () => undefined;
  const done = new Promise((resolve, reject) => {
    finish = (reason) => (reason === null ? resolve(undefined) : reject(reason));
  });
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    if (request.method !== "POST") {
      response.writeHead(file === undefined ? 404 : 200, { "content-type": file?.type ?? "text/plain" });
      response.end(file?.body ?? "");
      return;
    }
    bodyOf(request).then((body) => {
      response.end();
      if (request.url === "/found") compare(body);
      else
        finish(
          body.error === undefined ? null : new PlainError(`Firefox could not run the page: ${body.error}`),
        );
    }, finish);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const browser = spawn(
    firefox,
    ["--headless", "--no-remote", "--profile", profile, `http://127.0.0.1:${port}/`],
    {
      stdio: "ignore",
      env: { ...process.env, HOME: profile },
    },
  );
  browser.once("error", finish);
  browser.once("exit", (code) =>
    finish(new PlainError(`Firefox ended before its work (exit status ${code}).`)),
  );
  const bound = setTimeout(
    () => finish(new PlainError(`Firefox did not finish within ${MOST_SECONDS} s.`)),
    1000 * MOST_SECONDS,
  );
  try {
    await done;
  } finally {
    clearTimeout(bound);
    browser.removeAllListeners("exit");
    const gone = new Promise((resolve) => browser.once("exit", resolve));
    if (browser.exitCode === null && browser.kill()) await gone;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return counts;
}
