import { AsyncLocalStorage } from "node:async_hooks";
import { asStoreError, isInTheWay } from "./errors";
import type { Reader, Store, Writer } from "./handle";
import { writeTogether } from "./together";

const MOST_TRIES = 12;
const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 250;

const inside = new AsyncLocalStorage<true>();

/** Waits longer each time and never as long as another: two that met do not meet again. */
const waitBefore = (nextTry: number) =>
  new Promise((resolve) =>
    setTimeout(resolve, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** nextTry) * (0.5 + Math.random())),
  );

/**
 * Reads and writes as if nobody else did: `begin immediate` on SQLite, serializable on PostgreSQL. There `work` may run up
 * to twelve times, so it must do nothing but query. Within it, every query goes through the writer it is given.
 * @throws {StoreUnavailableError} "busy" when others stayed in the way, "full", "unreachable"; nothing was stored
 * @throws what `work` throws; nothing was stored
 */
export function write<T>(store: Store, work: (writer: Writer) => Promise<T>): Promise<T> {
  return transact(store, "serializable", work);
}

/**
 * As `write`, for work that stays right when others write between its queries: keys refuse what was inserted twice (it is
 * tried again then), and whatever it decides by is locked first, or written under a condition. Hundreds of these at once on
 * PostgreSQL wait for nobody but those they meet; serializable ones are in each other's way by the pages that they read, also
 * where they have nothing in common. On SQLite those that come at one moment share one commit.
 * @throws as `write`
 */
export async function writeByKeys<T>(store: Store, work: (writer: Writer) => Promise<T>): Promise<T> {
  if (store.kind === "postgres") return transact(store, "read committed", work);
  checkIsOutside();
  try {
    return await writeTogether(store, (writer) => inside.run(true, () => work(writer)));
  } catch (error) {
    throw asStoreError(error);
  }
}

/** SQLite has one connection: the inner one would wait for the outer one for ever. */
function checkIsOutside(): void {
  if (inside.getStore()) throw new Error("write() was called within write(): pass the writer on.");
}

async function transact<T>(
  store: Store,
  isolation: "serializable" | "read committed",
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  checkIsOutside();
  const begin = store.db.transaction();
  const transaction = store.kind === "postgres" ? begin.setIsolationLevel(isolation) : begin;
  for (let tries = 1; ; tries += 1) {
    try {
      return await inside.run(true, () => transaction.execute(work));
    } catch (error) {
      if (!isInTheWay(error) || tries === MOST_TRIES) throw asStoreError(error);
      await waitBefore(tries);
    }
  }
}

/**
 * Several queries that see one moment of the data.
 * @throws {StoreUnavailableError}
 */
export async function readTogether<T>(store: Store, work: (reader: Reader) => Promise<T>): Promise<T> {
  const begin = store.db.transaction().setAccessMode("read only");
  const transaction = store.kind === "postgres" ? begin.setIsolationLevel("repeatable read") : begin;
  try {
    return await transaction.execute(work);
  } catch (error) {
    throw asStoreError(error);
  }
}
