import { ConflictError } from "./errors";
import type { Writer } from "./handle";
import type { EpochMs, ProgressTransferRow } from "./tables";

/**
 * Keeps progress until it is taken or has run out; what has run out goes now.
 * @param most how many may be on their way at once
 * @throws {ConflictError} when there are as many, or the code exists: draw another
 */
export async function addTransfer(
  writer: Writer,
  transfer: ProgressTransferRow,
  most: number,
): Promise<void> {
  await clearTransfers(writer, transfer.createdAt);
  const { waiting } = await writer
    .selectFrom("progressTransfers")
    .select((eb) => eb.fn.countAll<number | string>().as("waiting"))
    .executeTakeFirstOrThrow();
  if (Number(waiting) >= most)
    throw new ConflictError("Too many people are moving their progress right now. Try again in ten minutes.");
  await writer.insertInto("progressTransfers").values(transfer).execute();
}

/** Hands progress over and forgets it: a second one who comes gets undefined. */
export async function takeTransfer(
  writer: Writer,
  codeHash: string,
  now: EpochMs,
): Promise<string | undefined> {
  const taken = await writer
    .deleteFrom("progressTransfers")
    .where("codeHash", "=", codeHash)
    .where("expiresAt", ">", now)
    .returning("content")
    .executeTakeFirst();
  return taken?.content;
}

/** Deletes what nobody has come for. */
export async function clearTransfers(writer: Writer, now: EpochMs): Promise<void> {
  await writer.deleteFrom("progressTransfers").where("expiresAt", "<=", now).execute();
}
