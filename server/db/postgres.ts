import { PostgresDialect } from "kysely";

const INT8 = 20;
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * A pool of connections to PostgreSQL; none is made before the first query.
 * @param url postgres://user:password@host:port/database
 */
export async function openPostgres(url: string): Promise<PostgresDialect> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Our bigints are times and counts, which a number holds exactly.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // A connection that breaks while nobody uses it is replaced at the next query.
  pool.on("error", () => undefined);
  return new PostgresDialect({ pool });
}
