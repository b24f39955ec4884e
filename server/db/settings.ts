import type { Reader, Writer } from "./handle";
import type { EpochMs } from "./tables";

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
