import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Store, Writer } from "./handle";

const MOST_TOGETHER = 64;

interface Job {
  /** @returns what ends it when the disk has taken everything */
  run(writer: Writer): Promise<() => void>;
  fail(error: unknown): void;
}

/**
 * On SQLite a commit waits for the disk, and everybody waits for the commit. What comes while one is waited for is written in one
 * transaction, each piece in a savepoint of its own: one that fails takes no other with it. Nobody hears anything before the disk has
 * taken all of it.
 */
class Together {
  private readonly waiting: Job[] = [];
  private isWriting = false;

  constructor(private readonly store: Store) {}

  add<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const here = AsyncLocalStorage.snapshot();
    return new Promise<T>((resolve, reject) => {
      const run = (writer: Writer) =>
        inSavepoint(writer, () => here(work, writer)).then(
          (value) => () => resolve(value),
          (error: unknown) => {
            if (error instanceof LostTransaction) throw error.cause;
            return () => reject(error);
          },
        );
      this.waiting.push({ run, fail: reject });
      if (!this.isWriting) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      // Lets in whatever has arrived by now.
      await setImmediate();
      await this.writeSome();
    }
    this.isWriting = false;
  }

  private async writeSome(): Promise<void> {
    let jobs: Job[] = [];
    const ends: (() => void)[] = [];
    try {
      await this.store.db.transaction().execute(async (writer) => {
        jobs = this.waiting.splice(0, MOST_TOGETHER);
        for (const job of jobs) ends.push(await job.run(writer));
      });
      for (const end of ends) end();
    } catch (error) {
      // Where the transaction could not even begin, nobody who waits could.
      if (jobs.length === 0) jobs = this.waiting.splice(0);
      for (const { fail } of jobs) fail(error);
    }
  }
}

/** SQLite has taken the whole transaction back by itself: its disk is full. */
class LostTransaction extends Error {}

async function inSavepoint<T>(writer: Writer, work: () => Promise<T>): Promise<T> {
  await sql`savepoint one`.execute(writer);
  try {
    const value = await work();
    await sql`release one`.execute(writer);
    return value;
  } catch (cause) {
    await sql`rollback to one`.execute(writer).catch(() => {
      throw new LostTransaction("The transaction is gone.", { cause });
    });
    await sql`release one`.execute(writer);
    throw cause;
  }
}

const groups = new WeakMap<Store, Together>();

/** Writes on SQLite together with whatever else is to be written now. */
export function writeTogether<T>(store: Store, work: (writer: Writer) => Promise<T>): Promise<T> {
  const group = groups.get(store) ?? new Together(store);
  groups.set(store, group);
  return group.add(work);
}
