import { sql } from "kysely";
import { StoreError } from "./errors";
import type { Store } from "./handle";
import { MIGRATIONS } from "./migrations/all";
import type { Migration } from "./migrations/migration";

/** Any number, as long as nobody else of the same database takes it. */
const ADVISORY_LOCK = 7_283_346_115;

/**
 * Runs the migrations that have not run yet, all of them in one transaction that no other process shares: on SQLite
 * the writer's place, on PostgreSQL an advisory lock. Whoever comes second waits and finds nothing to do.
 * @throws {StoreError} when the database was made by a newer program
 */
export async function migrate(
  { db, kind }: Pick<Store, "db" | "kind">,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (kind === "postgres") await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(trx);
    await sql`create table if not exists migrations (name text primary key, ran_at bigint not null)`.execute(
      trx,
    );
    const ran = await trx.selectFrom("migrations").select("name").orderBy("name").execute();
    const unknown = ran.find(({ name }, index) => migrations[index]?.name !== name);
    if (unknown !== undefined) {
      throw new StoreError(
        `The database has the step ${unknown.name}, which this version does not know: it was made by a newer one.`,
      );
    }
    for (const { name, statements } of migrations.slice(ran.length)) {
      for (const statement of statements(kind)) await sql.raw(statement).execute(trx);
      await trx.insertInto("migrations").values({ name, ranAt: Date.now() }).execute();
    }
  });
}
