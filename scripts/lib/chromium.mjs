import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { installDebian } from "./debian.mjs";
import { runNode } from "./process.mjs";
import { PlainError, say, tools } from "./project.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Whether a browser is there and starts; a launcher that only asks for an installation does not count.
 * @param {string} file
 */
function starts(file) {
  if (!existsSync(file)) return false;
  // On Windows the browser has no console and prints no version.
  if (process.platform === "win32") return true;
  try {
    return /chrom/i.test(
      execFileSync(file, ["--version"], { encoding: "utf8", stdio: "pipe", timeout: 60_000 }),
    );
  } catch {
    return false;
  }
}

function findInstalled() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const files = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...files, ...APPLICATIONS].find(starts);
}

async function findPlaywrights() {
  const { chromium } = await import("playwright");
  const file = chromium.executablePath();
  return starts(file) ? file : undefined;
}

/**
 * Finds a Chromium for the browser tests, or brings one.
 * @returns {Promise<string>} path of the program
 * @throws {PlainError} when none can be had
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (starts(named)) return named;
    throw new PlainError(`CHROMIUM_PATH names ${named}, which is not a Chromium that starts.`);
  }
  const existing = findInstalled() ?? (await findPlaywrights());
  if (existing !== undefined) return existing;
  await installDebian(["chromium"]);
  const debian = findInstalled();
  if (debian !== undefined) return debian;
  say("Installing Playwright's Chromium …");
  await runNode(tools.playwright, ["install", "--no-shell", "chromium"], { stdout: "stderr" });
  const downloaded = await findPlaywrights();
  if (downloaded !== undefined) return downloaded;
  throw new PlainError(
    "No Chromium could be found or installed; install one, or name it with CHROMIUM_PATH.",
  );
}
