import { spawn } from "node:child_process";
import { PlainError, projectRoot, say } from "./project.mjs";

/** Time that a child gets to end by itself before it is killed. */
const GRACE_MILLISECONDS = 5000;
const PARENT_POLL_MILLISECONDS = 500;

/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();
let ending = false;

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env]
 * @property {"inherit" | "stderr"} [stdout] "stderr" keeps this process's own standard output free for results
 * @property {(text: string) => void} [onOutput] takes what the child says, instead of the terminal
 */

/**
 * Runs a program as a child that never outlives this process (see endWithChildren).
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} exit status; 1 when it was ended by a signal
 */
export function run(file, args, { env, stdout = "inherit", onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], {
      cwd: projectRoot,
      stdio: onOutput ? ["ignore", "pipe", "pipe"] : ["inherit", stdout === "stderr" ? 2 : stdout, "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    if (onOutput)
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", onOutput);
    children.add(child);
    child.once("error", reject);
    child.once("exit", () => children.delete(child));
    // After its last word, where that is taken.
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * @param {string} script a JavaScript file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/**
 * @param {NodeJS.Signals} signal
 * @param {number} status
 */
function endAll(signal, status) {
  if (ending) return;
  ending = true;
  if (children.size === 0) process.exit(status);
  for (const child of children) {
    child.once("exit", () => {
      if (children.size === 0) process.exit(status);
    });
    child.kill(signal);
  }
  setTimeout(() => {
    for (const child of children) child.kill("SIGKILL");
    process.exit(status);
  }, GRACE_MILLISECONDS);
}

/**
 * Ends the children, then this process, on Ctrl-C, SIGTERM or SIGHUP. npm kills only its shell when it is
 * told to stop, so under npm a parent that has vanished counts as that signal.
 * @param {number} [status] exit status after a signal; 0 where being stopped is the normal end
 */
export function endWithChildren(status) {
  for (const [signal, number] of /** @type {const} */ ([
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ])) {
    process.on(signal, () => endAll(signal === "SIGHUP" ? "SIGTERM" : signal, status ?? 128 + number));
  }
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) endAll("SIGTERM", status ?? 128 + 15);
  }, PARENT_POLL_MILLISECONDS).unref();
}

/**
 * Runs a script's main function: plain errors become one line, the rest keeps its stack.
 * @param {() => Promise<number | void>} main resolves to the exit status
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
  if (!ending) process.exit();
}
