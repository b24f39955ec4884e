import { execFileSync } from "node:child_process";
import { installDebian } from "./debian.mjs";
import { PlainError } from "./project.mjs";

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The one that a person has chosen, then Debian's own, which Debian's packages are for. */
const CANDIDATES = ["python3", "/usr/bin/python3"];

const VERSIONS =
  "import platform, numpy, scipy; print(platform.python_version(), numpy.__version__, scipy.__version__)";

/** @returns {{ program: string, versions: string } | undefined} */
function findPython() {
  for (const program of CANDIDATES) {
    try {
      const found = execFileSync(program, ["-c", VERSIONS], { encoding: "utf8", stdio: "pipe" });
      const [python, numpy, scipy] = found.trim().split(" ");
      return { program, versions: `Python ${python}, numpy ${numpy}, scipy ${scipy}` };
    } catch {
      // Not there, or without scipy: the next one.
    }
  }
  return undefined;
}

/**
 * Python with numpy and scipy, which the references are computed with; brought from Debian where it can be.
 * @returns {Promise<{ program: string, versions: string }>}
 * @throws {PlainError} when it cannot be had
 */
export async function ensurePythonWithScipy() {
  if (findPython() === undefined) await installDebian(["python3-scipy"]);
  const python = findPython();
  if (python !== undefined) return python;
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
