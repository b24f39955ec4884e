import { existsSync } from "node:fs";
import { PasswordError } from "@/server/auth/passwords";
import { StoreError } from "@/server/db/errors";
import type { Store } from "@/server/db/handle";
import { openStore, storePlace } from "@/server/db/store";
import { backupCommand, moveCommand, restoreCommand } from "./data-commands";
import {
  createAdmin,
  deleteStudentCommand,
  exportStudentCommand,
  resetPassword,
  retention,
} from "./people-commands";
import { type Terminal, UsageError } from "./terminal";

interface Command {
  readonly usage: string;
  readonly words: string;
  readonly args: number;
  /** It makes sense where nothing is kept yet. */
  readonly startsEmpty?: true;
  readonly run: (store: Store, args: readonly string[], terminal: Terminal) => Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  "create-admin": {
    usage: "create-admin USER-NAME [NAME]",
    words: "makes an administrator; the password is asked for, or is the first line of standard input",
    args: 1,
    startsEmpty: true,
    run: createAdmin,
  },
  "reset-password": {
    usage: "reset-password USER-NAME",
    words: "sets a new password and ends every sign-in of that person",
    args: 1,
    run: resetPassword,
  },
  backup: {
    usage: "backup FILE",
    words: "writes everything to one file (SQLite, whichever database is in use); FILE must not exist",
    args: 1,
    run: backupCommand,
  },
  restore: {
    usage: "restore FILE",
    words: "replaces everything by what a backup holds, in one step",
    args: 1,
    startsEmpty: true,
    run: restoreCommand,
  },
  "move-to-postgres": {
    usage: "move-to-postgres URL",
    words:
      "copies everything from SQLite to an empty PostgreSQL database; the SQLite file then takes no more changes",
    args: 1,
    run: moveCommand,
  },
  "export-student": {
    usage: "export-student ID",
    words: "prints everything that is kept about a student, as JSON",
    args: 1,
    run: exportStudentCommand,
  },
  "delete-student": {
    usage: "delete-student ID",
    words: "deletes a student and everything of theirs, for good; earlier backups still hold it",
    args: 1,
    run: deleteStudentCommand,
  },
  retention: {
    usage: "retention",
    words: "deletes the students of classes that ended long enough ago, and what has run out",
    args: 0,
    run: retention,
  },
};

const HELP = `Usage:
${Object.values(COMMANDS)
  .map(({ usage, words }) => `  npm run -s admin -- ${usage}\n      ${words}\n`)
  .join("")}
Data lie in DATA_DIR (default: data), or in PostgreSQL where DATABASE_URL names it, as for npm start. Every command may be
used while the course runs. Exit status 0; or 2 with one line that says why, and then nothing was changed.
`;

/**
 * Carries out one command. Everything that a person can mend is one line on `terminal.error`.
 * @returns exit status: 0, or 2 when nothing was done
 */
export async function runAdmin([name = "", ...args]: readonly string[], terminal: Terminal): Promise<0 | 2> {
  if (name === "help" && args.length === 0) {
    terminal.out(HELP);
    return 0;
  }
  try {
    await runCommand(name, args, terminal);
    return 0;
  } catch (error) {
    if (![UsageError, StoreError, PasswordError].some((kind) => error instanceof kind)) throw error;
    // Names may hold what would break the line.
    terminal.error(`${(error as Error).message.replaceAll(/\p{Cc}+/gu, " ")}\n`);
    return 2;
  }
}

async function runCommand(name: string, args: readonly string[], terminal: Terminal): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const complaint = name === "" ? "No command is named" : `There is no command ${JSON.stringify(name)}`;
    throw new UsageError(`${complaint}; npm run -s admin -- help tells which there are.`);
  }
  const most = command.args + (command.usage.includes("[") ? 1 : 0);
  if (
    args.length < command.args ||
    args.length > most ||
    args.some((arg) => arg === "" || arg.startsWith("--"))
  )
    throw new UsageError(`Usage: npm run -s admin -- ${command.usage}`);
  const place = storePlace(terminal.env);
  // With a wrong DATA_DIR an empty backup would look like a good one.
  if (place.kind === "sqlite" && command.startsEmpty !== true && !existsSync(place.place))
    throw new StoreError(`There are no data at ${place.place}; set DATA_DIR as for npm start.`);
  const store = await openStore(place);
  try {
    await command.run(store, args, terminal);
  } finally {
    await store.close();
  }
}
