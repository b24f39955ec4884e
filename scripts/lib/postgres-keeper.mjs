import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

/**
 * Runs a PostgreSQL server for as long as standard input is open: whoever started this holds the other end, and an
 * operating system closes it even for a process that was killed. Prints "ready" when connections are taken.
 */
const [folder = "", program = "", ...args] = process.argv.slice(2);
const server = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });

let words = "";
server.stderr.on("data", (chunk) => {
  words += chunk;
  if (/ready to accept connections/.test(words)) {
    words = "";
    process.stdout.write("ready\n");
  }
  words = words.slice(-4000);
});
// Fast shutdown: clients are sent away, the data stays whole.
const end = () => server.kill("SIGINT");
process.stdin.on("end", end).on("error", end).resume();
process.on("SIGTERM", end);
process.on("SIGINT", () => undefined);
server.once("exit", (code) => {
  if (code !== 0) process.stderr.write(words);
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
