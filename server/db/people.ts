import { randomUUID } from "node:crypto";
import { ConflictError, isDuplicate, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { EpochMs, FailureRow, Role, SignInRow, UserRow } from "./tables";

export type Person = Pick<UserRow, "id" | "role" | "name" | "userName">;

const PERSON = ["id", "role", "name", "userName"] as const;

/** A name as it is compared: without regard to case, width of letters and spaces. */
export const nameKeyOf = (name: string): string =>
  name.normalize("NFKC").trim().replaceAll(/\s+/gu, " ").toLowerCase();

/**
 * Adds someone who signs in with user name and password; without a password they do not sign in yet.
 * @throws {ConflictError} when the user name is taken
 */
export async function addStaff(
  writer: Writer,
  staff: { role: Exclude<Role, "student">; name: string; userName: string; passwordHash: string | null },
  at: EpochMs,
): Promise<Person> {
  const row: UserRow = {
    ...staff,
    userName: nameKeyOf(staff.userName),
    id: randomUUID(),
    pinHash: null,
    createdAt: at,
  };
  try {
    return await writer.insertInto("users").values(row).returning(PERSON).executeTakeFirstOrThrow();
  } catch (error) {
    if (isDuplicate(error)) throw new ConflictError(`The user name ${row.userName} is taken.`);
    throw error;
  }
}

/** Adds a student, who is not in a class yet. */
export function addStudent(
  writer: Writer,
  name: string,
  at: EpochMs,
  pinHash: string | null = null,
): Promise<Person> {
  const student = { role: "student" as const, userName: null, passwordHash: null, pinHash };
  return writer
    .insertInto("users")
    .values({ ...student, id: randomUUID(), name, createdAt: at })
    .returning(PERSON)
    .executeTakeFirstOrThrow();
}

/** @throws {NotFoundError} */
export async function personById(reader: Reader, id: string): Promise<Person> {
  const person = await reader.selectFrom("users").select(PERSON).where("id", "=", id).executeTakeFirst();
  if (person === undefined) throw new NotFoundError(`There is nobody with the id ${id}.`);
  return person;
}

/** Whoever signs in with that user name, with the hash to check a password against; undefined when there is nobody. */
export function staffByUserName(
  reader: Reader,
  userName: string,
): Promise<(Person & Pick<UserRow, "passwordHash">) | undefined> {
  return reader
    .selectFrom("users")
    .select([...PERSON, "passwordHash"])
    .where("userName", "=", nameKeyOf(userName))
    .executeTakeFirst();
}

/** The active student of a class by that name, with the hash to check a PIN against; undefined when there is none. */
export function studentByName(
  reader: Reader,
  classId: string,
  name: string,
): Promise<(Person & Pick<UserRow, "pinHash">) | undefined> {
  return reader
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.userId")
    .select(["users.id", "users.role", "users.name", "users.userName", "users.pinHash"])
    .where("classId", "=", classId)
    .where("nameKey", "=", nameKeyOf(name))
    .where("memberships.role", "=", "student")
    .where("state", "=", "active")
    .executeTakeFirst();
}

/** The hash of someone's password or PIN; null when they have none. */
export async function secretOfPerson(reader: Reader, userId: string): Promise<string | null> {
  const row = await reader
    .selectFrom("users")
    .select(["passwordHash", "pinHash"])
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.passwordHash ?? row?.pinHash ?? null;
}

/**
 * Sets what someone signs in with, ends every sign-in of theirs and forgets their failures.
 * @throws {NotFoundError}
 */
export async function setSecret(
  writer: Writer,
  userId: string,
  secret: { passwordHash: string } | { pinHash: string },
): Promise<void> {
  const { numUpdatedRows } = await writer
    .updateTable("users")
    .set(secret)
    .where("id", "=", userId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFoundError(`There is nobody with the id ${userId}.`);
  await writer.deleteFrom("signIns").where("userId", "=", userId).execute();
  await forgetFailures(writer, "account", userId);
}

/** Keeps a sign-in; of its token only the SHA-256 is given. */
export async function addSignIn(writer: Writer, signIn: SignInRow): Promise<void> {
  await writer.insertInto("signIns").values(signIn).execute();
}

/** Whose sign-in a token's hash is, while it holds. */
export function personBySignIn(
  reader: Reader,
  tokenHash: string,
  now: EpochMs,
): Promise<(Person & Pick<SignInRow, "seenAt">) | undefined> {
  return reader
    .selectFrom("signIns")
    .innerJoin("users", "users.id", "signIns.userId")
    .select(["users.id", "users.role", "users.name", "users.userName", "signIns.seenAt"])
    .where("tokenHash", "=", tokenHash)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
}

/** Notes that a sign-in is used; of many who note it at once, one writes. */
export async function touchSignIn(
  writer: Writer,
  { tokenHash, seenAt }: Pick<SignInRow, "tokenHash" | "seenAt">,
  now: EpochMs,
): Promise<void> {
  await writer
    .updateTable("signIns")
    .set({ seenAt: now })
    .where("tokenHash", "=", tokenHash)
    .where("seenAt", "=", seenAt)
    .execute();
}

/** Someone's sign-ins, the latest seen first. */
export function signInsOf(reader: Reader, userId: string): Promise<Omit<SignInRow, "userId">[]> {
  return reader
    .selectFrom("signIns")
    .select(["tokenHash", "device", "createdAt", "seenAt", "expiresAt"])
    .where("userId", "=", userId)
    .orderBy("seenAt", "desc")
    .execute();
}

/** Ends one sign-in, or all of someone's. */
export async function endSignIns(
  writer: Writer,
  which: { tokenHash: string } | { userId: string },
): Promise<void> {
  const query = writer.deleteFrom("signIns");
  await ("tokenHash" in which
    ? query.where("tokenHash", "=", which.tokenHash)
    : query.where("userId", "=", which.userId)
  ).execute();
}

/**
 * Uses a one-time link: it holds once, also when two arrive together.
 * @returns whom it is for (null: the first admin); undefined when it is unknown, used or too old
 */
export async function takeOneTimeLink(
  writer: Writer,
  tokenHash: string,
  now: EpochMs,
): Promise<{ purpose: "set-up" | "reset-password" | "reset-pin"; userId: string | null } | undefined> {
  return writer
    .updateTable("oneTimeLinks")
    .set({ usedAt: now })
    .where("tokenHash", "=", tokenHash)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .returning(["purpose", "userId"])
    .executeTakeFirst();
}

/**
 * Counts a failed try against an account, a join code or an address.
 * @param windowMs after so long the count begins anew
 * @returns how many there are now
 */
export async function countFailure(
  writer: Writer,
  subjectKind: FailureRow["subjectKind"],
  subjectId: string,
  now: EpochMs,
  windowMs: number,
): Promise<number> {
  const { count } = await writer
    .insertInto("failures")
    .values({ subjectKind, subjectId, count: 1, sinceAt: now })
    .onConflict((conflict) =>
      conflict.columns(["subjectKind", "subjectId"]).doUpdateSet((eb) => {
        const isOver = eb("failures.sinceAt", "<=", now - windowMs);
        return {
          count: eb
            .case()
            .when(isOver)
            .then(1)
            .else(eb("failures.count", "+", 1))
            .end(),
          sinceAt: eb.case().when(isOver).then(now).else(eb.ref("failures.sinceAt")).end(),
        };
      }),
    )
    .returning("count")
    .executeTakeFirstOrThrow();
  return count;
}

/** Forgets failures, after a success or when an instructor unlocks. */
export async function forgetFailures(
  writer: Writer,
  subjectKind: FailureRow["subjectKind"],
  subjectId: string,
): Promise<void> {
  await writer
    .deleteFrom("failures")
    .where("subjectKind", "=", subjectKind)
    .where("subjectId", "=", subjectId)
    .execute();
}

/** Takes one failure back: what was counted beforehand went well. */
export async function takeBackFailure(
  writer: Writer,
  subjectKind: FailureRow["subjectKind"],
  subjectId: string,
): Promise<void> {
  await writer
    .updateTable("failures")
    .set((eb) => ({ count: eb("count", "-", 1) }))
    .where("subjectKind", "=", subjectKind)
    .where("subjectId", "=", subjectId)
    .where("count", ">", 0)
    .execute();
}
