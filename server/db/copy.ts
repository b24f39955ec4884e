import { type Kysely, sql } from "kysely";
import type { Reader, Writer } from "./handle";
import { UPLOADS_FOLDER } from "./settings";
import { TABLE_KEYS, TABLE_NAMES, type TableName } from "./tables";

/** Some hundred kilobytes of sessions at a time, and fewer parameters than either database takes. */
const ROWS_AT_ONCE = 200;

type AnyRow = Record<string, string | number | null>;

/** The tables are all alike here: the types of their columns do not matter. */
const anyTable = (db: Reader) => db as unknown as Kysely<Record<TableName, AnyRow>>;

/** Rows of a table by its key, in pieces. */
async function* rowsOf(reader: Reader, table: TableName): AsyncGenerator<AnyRow[]> {
  const key = TABLE_KEYS[table];
  for (let last: AnyRow | undefined; ; ) {
    let query = anyTable(reader).selectFrom(table).selectAll();
    for (const column of key) query = query.orderBy(sql.ref(column));
    if (last !== undefined) {
      const from = last;
      query = query.where(
        sql<boolean>`(${sql.join(key.map((column) => sql.ref(column)))}) > (${sql.join(key.map((column) => from[column]))})`,
      );
    }
    const rows = await query.limit(ROWS_AT_ONCE).execute();
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1);
  }
}

/**
 * Copies every row of one store into another that has the same schema and no rows.
 * @returns how many rows there were
 */
export async function copyRows(from: Reader, to: Writer): Promise<number> {
  let count = 0;
  for (const table of TABLE_NAMES) {
    for await (const rows of rowsOf(from, table)) {
      await anyTable(to).insertInto(table).values(rows).execute();
      count += rows.length;
    }
  }
  return count;
}

/** Deletes every row; the schema stays. */
export async function emptyTables(writer: Writer): Promise<void> {
  for (const table of [...TABLE_NAMES].reverse()) await writer.deleteFrom(table).execute();
}

/** Whether a store holds nothing at all, but for what its first start has left there: a token, and the name of a folder. */
export async function isEmpty(reader: Reader): Promise<boolean> {
  for (const table of TABLE_NAMES) {
    if (table === "oneTimeLinks" || table === "settings") continue;
    const row = await anyTable(reader)
      .selectFrom(table)
      .select(sql.lit(1).as("one"))
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return false;
  }
  const set = await reader.selectFrom("settings").select("key").where("key", "<>", UPLOADS_FOLDER).execute();
  return set.length === 0;
}

/** Hands every row of every table on, in pieces. */
export async function forEachRow(
  reader: Reader,
  look: (table: TableName, row: AnyRow) => void,
): Promise<void> {
  for (const table of TABLE_NAMES) {
    for await (const rows of rowsOf(reader, table)) for (const row of rows) look(table, row);
  }
}
