import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { PlainError } from "./project.mjs";

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

/** @param {import("node:http").IncomingMessage} request */
async function bodyOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

/**
 * Runs a page of our own in Firefox, without anything that drives it: the page posts what it finds as JSON to /found, and
 * {} or { error } to /done when its work is over.
 * @template Found
 * @param {string} firefox path of the program
 * @param {ReadonlyMap<string, { type: string, body: string | Buffer }>} files what the page loads, by its path; "/" is the page
 * @param {(found: Found) => void} onFound
 * @param {number} mostSeconds a bound for what hangs
 */
export async function runInFirefox(firefox, files, onFound, mostSeconds) {
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
      response.writeHead(file === undefined ? 404 : 200, {
        "content-type": file?.type ?? "text/plain",
        // Without these two clocks are coarse.
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      });
      response.end(file?.body ?? "");
      return;
    }
    bodyOf(request).then((body) => {
      response.end();
      if (request.url === "/found") onFound(body);
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
    () => finish(new PlainError(`Firefox did not finish within ${mostSeconds} s.`)),
    1000 * mostSeconds,
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
}
