import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { run, runNode } from "./process.mjs";
import { fingerprint, inProject, PlainError, say } from "./project.mjs";

const stampFile = inProject("node_modules", ".install-stamp");
const OLDEST_NODE = /** @type {const} */ ([20, 19]);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new PlainError(`Node ${OLDEST_NODE.join(".")} or later is needed; this is ${process.versions.node}.`);
}

/** What the installed packages depend on: the lock file, the major version of Node, and the machine. */
export const dependencyStamp = () =>
  fingerprint(
    ["package-lock.json"],
    [process.versions.node.split(".")[0] ?? "", process.platform, process.arch],
  );

/** Installs the locked packages when they are not those that the lock file names. */
export async function ensureDependencies() {
  checkNode();
  const wanted = dependencyStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  say("Installing packages (npm ci) …");
  const npm = process.env.npm_execpath;
  // Development packages build and test the course; NODE_ENV=production would leave them out.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const status = npm?.endsWith("js")
    ? await runNode(npm, args, { stdout: "stderr" })
    : await run("npm", args, { stdout: "stderr" });
  if (status !== 0) throw new PlainError("The packages could not be installed; npm says why above.");
  writeFileSync(stampFile, wanted);
}
