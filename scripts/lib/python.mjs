import { execFileSync } from "node:child_process";
import { installDebian } from "./debian.mjs";
import { PlainError } from "./project.mjs";

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

function hasScipy() {
  try {
    execFileSync("python3", ["-c", "import numpy, scipy"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Python with numpy and scipy, which the references are computed with; brought from Debian where it can be.
 * @returns {Promise<string>} name of the program
 * @throws {PlainError} when it cannot be had
 */
export async function ensurePythonWithScipy() {
  if (!hasScipy()) await installDebian(["python3-scipy"]);
  if (hasScipy()) return "python3";
  throw new PlainError(
    "The references need Python 3 with scipy; install it (Debian: python3-scipy) and try again.",
  );
}

/**
 * What a Python program prints.
 * @param {string} python
 * @param {string} file
 * @throws {PlainError} when it fails; its own words stand above
 */
export function outputOf(python, file) {
  try {
    return execFileSync(python, ["-B", file], {
      encoding: "utf8",
      maxBuffer: MAX_OUTPUT_BYTES,
      stdio: ["ignore", "pipe", "inherit"],
    });
  } catch {
    throw new PlainError(`${file} stopped with an error; Python says why above.`);
  }
}
