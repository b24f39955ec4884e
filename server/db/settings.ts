import type { Reader, Writer } from "./handle";
import type { EpochMs } from "./tables";

/** The name of the folder in which this database's files lie; set by the first server that starts on it. */
export const UPLOADS_FOLDER = "uploads-folder";

/** A setting as it was stored; undefined when it was never set. */
export async function settingOf(reader: Reader, key: string): Promise<unknown> {
  const row = await reader
    .selectFrom("settings")
    .select("valueJson")
    .where("key", "=", key)
    .executeTakeFirst();
  return row === undefined ? undefined : JSON.parse(row.valueJson);
}

/** Stores a setting in place of what it was. */
export async function setSetting(writer: Writer, key: string, value: unknown, at: EpochMs): Promise<void> {
  const row = { key, valueJson: JSON.stringify(value), changedAt: at };
  await writer
    .insertInto("settings")
    .values(row)
    .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
    .execute();
}

/** Forgets a setting. */
export async function dropSetting(writer: Writer, key: string): Promise<void> {
  await writer.deleteFrom("settings").where("key", "=", key).execute();
}
