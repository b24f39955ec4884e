import { AssetMissingError } from "@/audio-engine/console/errors";
import { AudioFileError } from "@/audio-engine/files/errors";
import { SessionError } from "@/audio-engine/session/errors";
import { MEASURE_WORDS, measureCommand } from "./measure-command";
import { renderCommand } from "./render-command";
import { UsageError } from "./usage-error";

const USAGE = `Usage:
  npm run -s studio -- measure FILE.wav|FILE.flac [--json]
  npm run -s studio -- render SESSION.json OUT.wav [--from SECONDS --to SECONDS]
  npm run -s studio -- help`;

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  measure: measureCommand,
  render: renderCommand,
  help: async () => {
    process.stdout.write(`${USAGE}\n\n${MEASURE_WORDS}\n`);
  },
};

await run(process.argv.slice(2));

async function run([name = "", ...args]: readonly string[]): Promise<void> {
  const command = COMMANDS[name];
  if (command === undefined) {
    const complaint = name === "" ? "Name a command." : `There is no command "${name}".`;
    process.stderr.write(`${complaint}\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    await command(args);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 2;
  }
}

/** One line for whoever typed the command; null for what is a defect of ours. */
function sentenceOf(error: unknown): string | null {
  if (
    error instanceof UsageError ||
    error instanceof SessionError ||
    error instanceof AudioFileError ||
    error instanceof AssetMissingError
  ) {
    return error.message.replaceAll("\n", " ");
  }
  if (error instanceof Error && "code" in error && "path" in error) {
    const reasons: Record<string, string> = {
      ENOENT: "does not exist",
      EACCES: "may not be read or written by this user",
      EISDIR: "is a folder, not a file",
      ENOSPC: "could not be written: the disk is full",
    };
    return `${error.path} ${reasons[String(error.code)] ?? `cannot be used (${String(error.code)})`}.`;
  }
  return null;
}
