import { AcousticsError } from "@/audio-engine/acoustics/errors";
import { AssetMissingError } from "@/audio-engine/console/errors";
import { AudioFileError } from "@/audio-engine/files/errors";
import { SessionError } from "@/audio-engine/session/errors";
import { LearningError } from "@/learning/errors";
import { compareCommand } from "./compare-command";
import { exerciseCommand, gradeCommand } from "./exercise-commands";
import { FileTrouble } from "./files";
import { HELP } from "./help";
import { measureCommand } from "./measure-command";
import { renderCommand } from "./render-command";
import { responseCommand } from "./response-command";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const COMMANDS = new Map<string, (args: readonly string[], terminal: Terminal) => Promise<void>>([
  ["measure", measureCommand],
  ["compare", compareCommand],
  ["render", renderCommand],
  ["response", responseCommand],
  ["exercise", exerciseCommand],
  ["grade", gradeCommand],
  ["help", async (_args, terminal) => terminal.out(HELP)],
]);

/**
 * Carries out one command. Everything that a person can mend is one line on `terminal.error`.
 * @returns exit status: 0, or 2 for bad input
 */
export async function runStudio([name = "", ...args]: readonly string[], terminal: Terminal): Promise<0 | 2> {
  const command = COMMANDS.get(name);
  if (command === undefined) {
    const complaint = name === "" ? "No command is named" : `There is no command ${JSON.stringify(name)}`;
    terminal.error(`${complaint}; npm run -s studio -- help tells which there are.\n`);
    return 2;
  }
  try {
    await command(args, terminal);
    return 0;
  } catch (error) {
    if (!isForPeople(error)) throw error;
    // Names of files and fields may hold what would break the line.
    terminal.error(`${error.message.replaceAll(/\p{Cc}+/gu, " ")}\n`);
    return 2;
  }
}

/** False for what is a defect of ours. */
function isForPeople(error: unknown): error is Error {
  return [
    UsageError,
    FileTrouble,
    SessionError,
    AudioFileError,
    AssetMissingError,
    AcousticsError,
    LearningError,
  ].some((kind) => error instanceof kind);
}
