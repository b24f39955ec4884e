import { NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { Changes, EpochMs, JoinCodeRow } from "./tables";

/** The code that a class has now, also one that has run out; undefined when it was closed. */
export const joinCodeOf = (reader: Reader, classId: string): Promise<JoinCodeRow | undefined> =>
  reader
    .selectFrom("joinCodes")
    .selectAll()
    .where("classId", "=", classId)
    .where("closedAt", "is", null)
    .executeTakeFirst();

/**
 * Changes who may join by the code that a class has.
 * @throws {NotFoundError} when it has none
 */
export async function changeJoinCode(
  writer: Writer,
  classId: string,
  changes: Changes<Pick<JoinCodeRow, "admission" | "seatLimit" | "expiresAt">>,
): Promise<void> {
  const { numUpdatedRows } = await writer
    .updateTable("joinCodes")
    .set(changes)
    .where("classId", "=", classId)
    .where("closedAt", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFoundError("The class has no code; make one first.");
}

/** Nobody joins by the class's code any more; those who joined sign in by it as before. */
export async function closeJoinCode(writer: Writer, classId: string, at: EpochMs): Promise<void> {
  await writer
    .updateTable("joinCodes")
    .set({ closedAt: at })
    .where("classId", "=", classId)
    .where("closedAt", "is", null)
    .execute();
}
