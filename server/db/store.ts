import path from "node:path";
import { CamelCasePlugin, Kysely } from "kysely";
import { asStoreError, StoreError } from "./errors";
import type { Store } from "./handle";
import { migrate } from "./migrate";
import { openPostgres } from "./postgres";
import { openSqlite, SQLITE_FILE } from "./sqlite";
import type { StoreKind, Tables } from "./tables";

/**
 * Where the data lies, by DATABASE_URL and DATA_DIR.
 * @throws {StoreError} when DATABASE_URL is no address of PostgreSQL
 */
export function storePlace(env: NodeJS.ProcessEnv): { kind: StoreKind; place: string } {
  const url = env.DATABASE_URL || undefined;
  if (url === undefined) {
    return { kind: "sqlite", place: path.resolve(env.DATA_DIR || "data", SQLITE_FILE) };
  }
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StoreError("DATABASE_URL must look like postgres://user:password@host:5432/database.");
  }
  return { kind: "postgres", place: url };
}

/**
 * Opens the data where it lies, and brings its schema up to date.
 * @throws {StoreUnavailableError} when it cannot be reached, opened or written to
 * @throws {StoreError} when its schema is newer than this program
 */
export async function openStore({ kind, place }: { kind: StoreKind; place: string }): Promise<Store> {
  try {
    const dialect = kind === "sqlite" ? (await openSqlite(place)).dialect : await openPostgres(place);
    const db = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
    const store: Store = { kind, db, place, close: () => db.destroy() };
    await migrate(store).catch(async (error) => {
      await store.close();
      throw error;
    });
    return store;
  } catch (error) {
    throw asStoreError(error);
  }
}

const held: { classroomStore?: Promise<Store> } = globalThis as object;

/**
 * The one store of this process, opened at the first call: `next build` evaluates route modules and must not
 * open it, and development reloads modules but not `globalThis`. A failure is not kept: the next call tries again.
 * @throws as `openStore`
 */
export function getStore(): Promise<Store> {
  held.classroomStore ??= openStore(storePlace(process.env)).catch((error) => {
    delete held.classroomStore;
    throw error;
  });
  return held.classroomStore;
}
