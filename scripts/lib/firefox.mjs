import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { installDebian } from "./debian.mjs";

const NAMES = ["firefox-esr", "firefox"];
const APPLICATIONS = ["/Applications/Firefox.app/Contents/MacOS/firefox"];

/** @param {string} file */
function starts(file) {
  if (!existsSync(file)) return false;
  try {
    return /firefox/i.test(
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

/**
 * Finds a Firefox, or brings Debian's.
 * @returns {Promise<string | undefined>} path of the program; undefined when none can be had
 */
export async function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named) return starts(named) ? named : undefined;
  const existing = findInstalled();
  if (existing !== undefined) return existing;
  await installDebian(["firefox-esr"]);
  return findInstalled();
}
