import { execFileSync } from "node:child_process";
import { installDebian } from "./debian.mjs";
import { PlainError } from "./project.mjs";

/** @returns {string | undefined} its version, when there is one that starts */
function installedVersion() {
  try {
    return execFileSync("ffmpeg", ["-version"], { encoding: "utf8", stdio: "pipe" }).split(" ")[2];
  } catch {
    return undefined;
  }
}

/**
 * The ffmpeg that reads what our meters read; brought from Debian where it can be.
 * @returns {Promise<string>} its version
 * @throws {PlainError} when it cannot be had
 */
export async function ensureFfmpeg() {
  if (installedVersion() === undefined) await installDebian(["ffmpeg"]);
  const version = installedVersion();
  if (version !== undefined) return version;
  throw new PlainError("The references need ffmpeg; install it (Debian: ffmpeg) and try again.");
}
