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
type KyselyStatement = ReturnType<KyselyDatabase["prepare"]>;

/** More than the course has queries whose text does not grow with what is asked. */
const MOST_STATEMENTS = 300;

/** A database that prepares each query once: half of the time of a small one is its preparation. */
function asKyselys(database: Libsql.Database): KyselyDatabase {
  const known = new Map<string, KyselyStatement>();
  const prepare = (query: string): KyselyStatement => {
    // The two describe the same object, one of them with `iterate` of unknown rows.
    const statement = database.prepare(query) as unknown as KyselyStatement;
    const orForget = <Result>(run: () => Result): Result => {
      try {
        return run();
      } catch (error) {
        known.delete(query);
        throw error;
      }
    };
    return {
      reader: statement.reader,
      all: (parameters) => orForget(() => statement.all(parameters)),
      run: (parameters) => orForget(() => statement.run(parameters)),
      iterate: (parameters) => statement.iterate(parameters),
    };
  };
  return {
    close: () => void database.close(),
    prepare(query) {
      const statement = known.get(query) ?? prepare(query);
      known.delete(query);
      known.set(query, statement);
      for (const oldest of known.keys()) {
        if (known.size <= MOST_STATEMENTS) break;
        known.delete(oldest);
      }
      return statement;
    },
  };
}

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
