import { createInterface } from "node:readline";
import { Writable } from "node:stream";

const SHOWS_NOTHING = new Writable({ write: (_chunk, _encoding, done) => done() });

/** A line of standard input; where a person types it, it is asked for and not shown. Never an argument: those can be seen by all. */
export async function readSecret(prompt: string): Promise<string> {
  const isTyped = process.stdin.isTTY === true;
  if (isTyped) process.stderr.write(prompt);
  const lines = createInterface({ input: process.stdin, output: SHOWS_NOTHING, terminal: isTyped });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (isTyped) process.stderr.write("\n");
  }
}
