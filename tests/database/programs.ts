import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bundleScript } from "../../scripts/lib/script-bundle.mjs";
import type { Place } from "./stores";

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Made once for all programs of a test file. */
let bundled: Promise<string> | undefined;

/** A process that works on a store: `program` is one of those in writer.ts. */
export async function startProgram(
  program: string,
  { kind, place }: Pick<Place, "kind" | "place">,
  ...args: string[]
) {
  bundled ??= bundleScript("tests", "database", "writer.ts");
  const file = fileURLToPath(await bundled);
  const child = spawn(process.execPath, [file, program, kind, place, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  return { child, outcome: outcomeOf(child) };
}

export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let [out, error] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    error += chunk;
  });
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, out, error })));
}

/** The same program several times at once. */
export async function runPrograms(
  count: number,
  program: string,
  place: Pick<Place, "kind" | "place">,
  ...args: string[]
): Promise<Outcome[]> {
  const started = await Promise.all(
    Array.from({ length: count }, (_, index) => startProgram(program, place, ...args, String(index))),
  );
  return Promise.all(started.map(({ outcome }) => outcome));
}
