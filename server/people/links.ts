import { checkNewPassword, checkNewPin, hashSecret } from "../auth/passwords";
import { startSignIn } from "../auth/sign-in";
import { newToken, tokenHash } from "../auth/tokens";
import type { Reader, Store, Writer } from "../db/handle";
import { addOneTimeLink, openLink } from "../db/links";
import { type Person, personById, setSecret, takeOneTimeLink } from "../db/people";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import type { Client } from "../http/client";
import { RequestError } from "../http/request-error";
import { ADDRESS, spend, takeBack } from "./budgets";
import type { Started } from "./signing-in";

const DAY_MS = 86_400_000;
const LASTS_DAYS = { "reset-password": 7, "reset-pin": 1 } as const;

const USED_UP = "This link has been used or is too old. Ask whoever gave it to you for another one.";

export interface LinkPurpose {
  readonly purpose: "reset-password" | "reset-pin";
  readonly name: string;
  /** null for students. */
  readonly userName: string | null;
}

/**
 * Makes a one-time link by which someone sets their password or PIN; earlier ones of theirs open nothing any more.
 * @returns its token, to be shown once
 */
export async function makeLink(
  writer: Writer,
  person: Pick<Person, "id" | "role">,
  madeById: string,
  now: EpochMs,
): Promise<string> {
  const token = newToken();
  const purpose = person.role === "student" ? "reset-pin" : "reset-password";
  await addOneTimeLink(writer, {
    tokenHash: tokenHash(token),
    purpose,
    userId: person.id,
    madeById,
    createdAt: now,
    expiresAt: now + LASTS_DAYS[purpose] * DAY_MS,
  });
  return token;
}

async function personByLink(reader: Reader, token: string, now: EpochMs) {
  const link = await openLink(reader, tokenHash(token), now);
  if (link === undefined || link.purpose === "set-up" || link.userId === null)
    throw new RequestError(403, USED_UP);
  return { purpose: link.purpose, person: await personById(reader, link.userId) };
}

/** @throws {RequestError} 403 when it is used, too old or unknown; 429 after too many of those */
export async function lookAtLink(
  store: Store,
  token: string,
  client: Client,
  now: EpochMs,
): Promise<LinkPurpose> {
  const spent = [{ budget: ADDRESS, subjectId: client.address }];
  await spend(store, spent, now);
  const { purpose, person } = await personByLink(store.db, token, now);
  await write(store, (writer) => takeBack(writer, spent));
  return { purpose, name: person.name, userName: person.userName };
}

/** @throws {PasswordError} when it will not do as this person's password or PIN */
export async function hashNew(secret: string, person: Pick<Person, "role" | "userName">) {
  if (person.role === "student") {
    checkNewPin(secret);
    return { pinHash: await hashSecret(secret) };
  }
  await checkNewPassword(secret, person.userName ?? "");
  return { passwordHash: await hashSecret(secret) };
}

/**
 * Sets a password or PIN by a link, ends every earlier sign-in of that person, and signs them in.
 * @throws {RequestError} 403 when the link is used, too old or unknown; 429 after too many of those
 * @throws {PasswordError}
 */
export async function setByLink(
  store: Store,
  { token, secret }: { token: string; secret: string },
  client: Client,
  now: EpochMs,
): Promise<Started> {
  const spent = [{ budget: ADDRESS, subjectId: client.address }];
  await spend(store, spent, now);
  const { person } = await personByLink(store.db, token, now);
  const hash = await hashNew(secret, person);
  return write(store, async (writer) => {
    const used = await takeOneTimeLink(writer, tokenHash(token), now);
    if (used?.userId !== person.id) throw new RequestError(403, USED_UP);
    await setSecret(writer, person.id, hash);
    await takeBack(writer, spent);
    return { person, token: await startSignIn(writer, person, client, now) };
  });
}
