import { runStudio } from "./run";

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command as the program does, and keeps what it writes. `elapsedMs` passes with each look at the clock. */
export async function studio(args: readonly string[], elapsedMs = 0, isScreen = false): Promise<Outcome> {
  let [out, error, now] = ["", "", 0];
  const status = await runStudio(args, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    isScreen,
    now: () => {
      now += elapsedMs;
      return now;
    },
  });
  return { status, out, error };
}
