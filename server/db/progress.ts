import type { Reader, Writer } from "./handle";
import type { ProgressEventRow } from "./tables";

const ROWS_AT_ONCE = 200;

/**
 * Adds events that a student's device has made. Those that are here already stay as they are, so a device may send
 * everything as often as it likes.
 * @returns how many were new
 */
export async function addProgress(writer: Writer, events: readonly ProgressEventRow[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < events.length; start += ROWS_AT_ONCE) {
    const rows = await writer
      .insertInto("progressEvents")
      .values(events.slice(start, start + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .returning("eventId")
      .execute();
    added += rows.length;
  }
  return added;
}

/** A student's events in the order in which they happened. */
export function progressOf(reader: Reader, userId: string): Promise<ProgressEventRow[]> {
  return reader
    .selectFrom("progressEvents")
    .selectAll()
    .where("userId", "=", userId)
    .orderBy("happenedAt")
    .orderBy("eventId")
    .execute();
}

/** How many events are kept of a student. */
export async function countProgress(reader: Reader, userId: string): Promise<number> {
  const { events } = await reader
    .selectFrom("progressEvents")
    .select((eb) => eb.fn.countAll<number | string>().as("events"))
    .where("userId", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(events);
}
