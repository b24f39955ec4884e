import { NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { Person } from "./people";
import type { EpochMs, OneTimeLinkRow } from "./tables";

/** Whether somebody manages the course. */
export async function hasAdmin(reader: Reader): Promise<boolean> {
  const admin = await reader.selectFrom("users").select("id").where("role", "=", "admin").executeTakeFirst();
  return admin !== undefined;
}

/** Keeps a one-time link; of its token only the SHA-256 is given. Earlier ones for the same person open nothing any more. */
export async function addOneTimeLink(writer: Writer, link: Omit<OneTimeLinkRow, "usedAt">): Promise<void> {
  if (link.userId !== null)
    await writer.deleteFrom("oneTimeLinks").where("userId", "=", link.userId).execute();
  await writer
    .insertInto("oneTimeLinks")
    .values({ ...link, usedAt: null })
    .execute();
}

/** What a link is good for, while it is: nothing is used up. */
export function openLink(
  reader: Reader,
  tokenHash: string,
  now: EpochMs,
): Promise<Pick<OneTimeLinkRow, "purpose" | "userId"> | undefined> {
  return reader
    .selectFrom("oneTimeLinks")
    .select(["purpose", "userId"])
    .where("tokenHash", "=", tokenHash)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
}

/** The course is set up: no token that was printed opens anything any more. */
export async function endSetUp(writer: Writer): Promise<void> {
  await writer.deleteFrom("oneTimeLinks").where("purpose", "=", "set-up").execute();
}

/** Someone of the staff, as a list shows them. */
export interface StaffEntry extends Person {
  readonly createdAt: EpochMs;
  /** Whether they have a password yet. */
  readonly hasPassword: boolean;
}

const isDeleted = "deleted-";

/** Everybody who is no student, by name. */
export async function listStaff(reader: Reader): Promise<StaffEntry[]> {
  const rows = await reader
    .selectFrom("users")
    .select(["id", "role", "name", "userName", "createdAt", "passwordHash"])
    .where("role", "<>", "student")
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows
    .filter(({ id, userName }) => userName !== isDeleted + id)
    .map(({ passwordHash, ...entry }) => ({ ...entry, hasPassword: passwordHash !== null }));
}

/**
 * Deletes what is known of someone of the staff. Their row stays without a name, so that what they wrote to students
 * about their work stays too.
 * @throws {NotFoundError} also of a student
 */
export async function deleteStaff(writer: Writer, id: string): Promise<void> {
  const { numUpdatedRows } = await writer
    .updateTable("users")
    // The longest user name is shorter than this, so nobody can have it.
    .set({ name: "Someone who has left", userName: isDeleted + id, passwordHash: null })
    .where("id", "=", id)
    .where("role", "<>", "student")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFoundError("Nobody of the staff has that id.");
  for (const table of ["signIns", "oneTimeLinks", "memberships"] as const)
    await writer.deleteFrom(table).where("userId", "=", id).execute();
  await writer.deleteFrom("commentBank").where("ownerId", "=", id).execute();
  await writer.deleteFrom("failures").where("subjectId", "=", id).execute();
}
