import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { addAudit } from "./audit";
import { copyRows, emptyTables, isEmpty } from "./copy";
import { asStoreError, ConflictError, MOVED, NotFoundError, StoreError } from "./errors";
import type { Store } from "./handle";
import { dropSetting, UPLOADS_FOLDER } from "./settings";
import { openStore } from "./store";
import { TABLE_NAMES } from "./tables";
import { readTogether, write } from "./transactions";

const MAGIC = "SQLite format 3\0";

const dropSqlite = (file: string) => {
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
};

/**
 * Writes everything to one SQLite file, from either database, as it was at one moment; others go on writing meanwhile. The file
 * appears whole or not at all.
 * @returns how many rows it holds
 * @throws {ConflictError} when the file exists
 * @throws {NotFoundError} when its folder does not
 * @throws {StoreUnavailableError} when its disk is full or cannot be written to
 */
export async function backUp(store: Store, file: string): Promise<number> {
  if (existsSync(file)) throw new ConflictError(`${file} exists; choose another name.`);
  if (!existsSync(path.dirname(file)))
    throw new NotFoundError(`The folder ${path.dirname(file)} is not there.`);
  const part = `${file}.${process.pid}.part`;
  try {
    const copy = await openStore({ kind: "sqlite", place: part });
    let count = 0;
    try {
      count = await write(copy, (writer) => readTogether(store, (reader) => copyRows(reader, writer)));
      // One file, without a log beside it.
      await sql`pragma journal_mode = delete`.execute(copy.db);
      await checkWhole(copy, part);
    } finally {
      await copy.close();
    }
    const descriptor = openSync(part, "r+");
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(part, file);
    return count;
  } catch (error) {
    throw asStoreError(error);
  } finally {
    dropSqlite(part);
  }
}

async function checkWhole(copy: Store, file: string): Promise<void> {
  const { rows } = await sql<{ integrityCheck: string }>`pragma integrity_check`.execute(copy.db);
  if (rows[0]?.integrityCheck !== "ok")
    throw new StoreError(`${file} is damaged: ${rows[0]?.integrityCheck}.`);
  const { rows: lost } = await sql`pragma foreign_key_check`.execute(copy.db);
  if (lost.length > 0)
    throw new StoreError(`${file} is damaged: ${lost.length} rows refer to what is not there.`);
}

function checkIsBackup(file: string): void {
  const start = Buffer.alloc(MAGIC.length);
  try {
    const descriptor = openSync(file, "r");
    readSync(descriptor, start);
    closeSync(descriptor);
  } catch (cause) {
    throw new StoreError(`${file} cannot be read.`, { cause });
  }
  if (start.toString("latin1") !== MAGIC) throw new StoreError(`${file} is no backup.`);
}

/** Opens a copy of a backup, brought up to date; the backup itself is not touched. */
async function withBackup<T>(file: string, work: (copy: Store) => Promise<T>): Promise<T> {
  checkIsBackup(file);
  const folder = mkdtempSync(path.join(tmpdir(), "classroom-restore-"));
  try {
    const place = path.join(folder, "backup.sqlite");
    copyFileSync(file, place);
    const copy = await openStore({ kind: "sqlite", place });
    try {
      await checkWhole(copy, file);
      return await work(copy);
    } finally {
      await copy.close();
    }
  } catch (error) {
    throw asStoreError(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Puts back what a backup holds, in place of everything that is there, in one transaction: a server that runs sees all of the
 * old or all of the new. A backup of an older version is brought up to date first.
 * @returns how many rows were put back
 * @throws {StoreError} when the file is no backup, is damaged, or is of a newer version; nothing was changed
 */
export function restore(store: Store, file: string, at: number): Promise<number> {
  return withBackup(file, (copy) =>
    write(store, async (writer) => {
      await emptyTables(writer);
      const count = await readTogether(copy, (reader) => copyRows(reader, writer));
      const what = { actorId: null, action: "restore", resourceKind: "database", resourceId: null };
      await addAudit(writer, { ...what, details: { rows: count } }, at);
      return count;
    }),
  );
}

/**
 * Moves everything from SQLite to an empty PostgreSQL database. What was moved then refuses every write, so that a
 * server that still runs on it stores nothing that would be forgotten.
 * @returns how many rows were moved
 * @throws {ConflictError} when the target holds anything
 * @throws {StoreError} when the source is no SQLite, or the target cannot be reached; nothing was changed
 */
export async function moveToPostgres(source: Store, url: string): Promise<number> {
  if (source.kind !== "sqlite")
    throw new StoreError("The data lies in PostgreSQL already: DATABASE_URL is set.");
  const target = await openStore({ kind: "postgres", place: url });
  try {
    return await write(source, async (writer) => {
      const count = await target.db.transaction().execute(async (into) => {
        if (!(await isEmpty(into))) throw new ConflictError("The PostgreSQL database is not empty.");
        await dropSetting(into, UPLOADS_FOLDER);
        return copyRows(writer, into);
      });
      await refuseWrites(writer);
      return count;
    });
  } finally {
    await target.close();
  }
}

async function refuseWrites(writer: Parameters<typeof emptyTables>[0]): Promise<void> {
  for (const table of TABLE_NAMES) {
    const name = table.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    for (const change of ["insert", "update", "delete"]) {
      const trigger = `create trigger moved_${name}_${change} before ${change} on ${name}`;
      await sql.raw(`${trigger} begin select raise(abort, '${MOVED}'); end`).execute(writer);
    }
  }
}
