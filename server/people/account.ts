import { allow } from "../auth/allow";
import { isSecret } from "../auth/passwords";
import { type SignedIn, startSignIn } from "../auth/sign-in";
import { tokenHash } from "../auth/tokens";
import { NOT_HERE, NotFoundError } from "../db/errors";
import { exportStudent } from "../db/export";
import type { Store } from "../db/handle";
import { endSignIns, forgetFailures, type Person, secretOfPerson, setSecret, signInsOf } from "../db/people";
import type { EpochMs, SignInRow } from "../db/tables";
import { readTogether, write } from "../db/transactions";
import type { Client } from "../http/client";
import { RequestError } from "../http/request-error";
import { STAFF_ACCOUNT, STUDENT_ACCOUNT, spend } from "./budgets";
import { hashNew } from "./links";
import type { Started } from "./signing-in";

/** A sign-in as its owner sees it. */
export interface OwnSignIn extends Pick<SignInRow, "device" | "createdAt" | "seenAt" | "expiresAt"> {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly isHere: boolean;
}

/** A sign-in's name for the outside: by a hash of its token nobody signs in, and its hash once more tells not even that. */
const idOf = (hash: string): string => tokenHash(hash).slice(0, 32);

/** Where someone is signed in. */
export async function ownSignIns(
  store: Store,
  { person, tokenHash: here }: Pick<SignedIn, "person" | "tokenHash">,
): Promise<OwnSignIn[]> {
  allow(person, "read", { kind: "sign-in", ownerId: person.id });
  const rows = await signInsOf(store.db, person.id);
  return rows.map(({ tokenHash: hash, device, createdAt, seenAt, expiresAt }) => ({
    id: idOf(hash),
    device,
    createdAt,
    seenAt,
    expiresAt,
    isHere: hash === here,
  }));
}

/**
 * Ends one of one's own sign-ins.
 * @throws {NotFoundError} also of someone else's
 */
export async function endOwnSignIn(store: Store, person: Person, id: string): Promise<void> {
  allow(person, "end", { kind: "sign-in", ownerId: person.id });
  await write(store, async (writer) => {
    const rows = await signInsOf(writer, person.id);
    const found = rows.find((row) => idOf(row.tokenHash) === id);
    if (found === undefined) throw new NotFoundError(NOT_HERE);
    await endSignIns(writer, { tokenHash: found.tokenHash });
  });
}

/**
 * Changes one's own password or PIN: every sign-in ends, and this device gets a new one.
 * @throws {RequestError} 403 when the current one is wrong, 429 after too many tries
 * @throws {PasswordError}
 */
export async function changeSecret(
  store: Store,
  person: Person,
  { current, next }: { current: string; next: string },
  client: Client,
  now: EpochMs,
): Promise<Started> {
  const isStudent = person.role === "student";
  if (isStudent) allow(person, "change-pin", { kind: "student", ownerId: person.id });
  else allow(person, "reset", { kind: "staff", ownerId: person.id });
  const account = { budget: isStudent ? STUDENT_ACCOUNT : STAFF_ACCOUNT, subjectId: person.id };
  await spend(store, [account], now);
  const stored = await secretOfPerson(store.db, person.id);
  if (!(await isSecret(current, stored)))
    throw new RequestError(403, `This is not your current ${isStudent ? "PIN" : "password"}.`);
  const hash = await hashNew(next, person).catch(async (error: unknown) => {
    // They know the current one: it was no failed try.
    await write(store, (writer) => forgetFailures(writer, "account", person.id));
    throw error;
  });
  return write(store, async (writer) => {
    await setSecret(writer, person.id, hash);
    return { person, token: await startSignIn(writer, person, client, now) };
  });
}

/** Everything that is kept about someone, for them to take along. */
export async function exportOwn(store: Store, person: Person) {
  allow(person, "export", { kind: "student", ownerId: person.id });
  return readTogether(store, (reader) => exportStudent(reader, person.id));
}
