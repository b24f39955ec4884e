import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from "kysely";
import type Libsql from "libsql";

export const SQLITE_FILE = "classroom.sqlite";

/** How long a write waits for another process. */
const BUSY_TIMEOUT_MS = 5000;

const PRAGMAS = [
  `busy_timeout = ${BUSY_TIMEOUT_MS}`,
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  // What is deleted leaves the file, too.
  "secure_delete = ON",
];

/**
 * A transaction that reads and then writes must ask for the writer's place at its beginning: beside another
 * writer a plain `begin` fails with SQLITE_BUSY_SNAPSHOT at once, however long the busy timeout is.
 */
class ImmediateDriver extends SqliteDriver {
  constructor(private readonly database: Libsql.Database) {
    super({ database: asKyselys(database) });
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === "read only" ? "begin" : "begin immediate";
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** After a full disk SQLite has rolled back by itself; a second rollback would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateDialect extends SqliteDialect {
  constructor(private readonly database: Libsql.Database) {
    super({ database: asKyselys(database) });
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.database);
  }
}

type KyselyDatabase = Extract<ConstructorParameters<typeof SqliteDriver>[0]["database"], { close(): void }>;

/** The two describe the same object, one of them with `iterate` of unknown rows. */
const asKyselys = (database: Libsql.Database) => database as unknown as KyselyDatabase;

/**
 * Opens a SQLite file, which is made when it is not there.
 * @param file path; its folder is made, too
 * @throws the driver's error when it cannot be opened or is no database
 */
export async function openSqlite(
  file: string,
): Promise<{ dialect: SqliteDialect; database: Libsql.Database }> {
  mkdirSync(path.dirname(file), { recursive: true });
  // Hashes of passwords are nobody else's; what SQLite keeps beside the file gets the same rights.
  writeFileSync(file, "", { flag: "a", mode: 0o600 });
  const { default: Database } = await import("libsql");
  const database = new Database(file);
  try {
    for (const pragma of PRAGMAS) database.exec(`pragma ${pragma}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return { dialect: new ImmediateDialect(database), database };
}
