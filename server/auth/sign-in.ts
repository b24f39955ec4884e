import { StoreUnavailableError } from "../db/errors";
import type { Reader, Store, Writer } from "../db/handle";
import { addSignIn, endSignIns, type Person, personBySignIn, touchSignIn } from "../db/people";
import type { EpochMs } from "../db/tables";
import { writeByKeys } from "../db/transactions";
import { newToken, tokenHash } from "./tokens";

const DAY_MS = 86_400_000;
/** Staff sign in anew after a month, a student at the end of a half-year at the latest. */
const LASTS_DAYS = { admin: 30, instructor: 30, assistant: 30, student: 180 } as const;

export interface SignedIn {
  readonly person: Person;
  readonly tokenHash: string;
  /** When it was last noted that the sign-in is used. */
  readonly seenAt: EpochMs;
}

/**
 * Signs someone in on a device. What the device was signed in with before ends: a token that somebody planted there
 * never becomes a sign-in.
 * @returns the token for the cookie; only its hash is kept
 */
export async function startSignIn(
  writer: Writer,
  person: Pick<Person, "id" | "role">,
  { device, earlier }: { device: string; earlier: string | undefined },
  now: EpochMs,
): Promise<string> {
  if (earlier !== undefined) await endSignIns(writer, { tokenHash: tokenHash(earlier) });
  const token = newToken();
  const expiresAt = now + LASTS_DAYS[person.role] * DAY_MS;
  await addSignIn(writer, {
    tokenHash: tokenHash(token),
    userId: person.id,
    device,
    createdAt: now,
    seenAt: now,
    expiresAt,
  });
  return token;
}

/** How often it is written down that a sign-in is used: reading stays cheap. */
const SEEN_EVERY_MS = 60 * 60_000;

/** Who a token signs in, and notes about once an hour that it is used; undefined when nobody. */
export async function signedInNow(
  store: Store,
  token: string | undefined,
  now: EpochMs,
): Promise<SignedIn | undefined> {
  const signedIn = await signedInBy(store.db, token, now);
  if (signedIn === undefined || now - signedIn.seenAt < SEEN_EVERY_MS) return signedIn;
  // A store that takes nothing now can still be read.
  await writeByKeys(store, (writer) => touchSignIn(writer, signedIn, now)).catch((error: unknown) => {
    if (!(error instanceof StoreUnavailableError)) throw error;
  });
  return signedIn;
}

/** Who a token signs in; undefined when nobody. */
export async function signedInBy(
  reader: Reader,
  token: string | undefined,
  now: EpochMs,
): Promise<SignedIn | undefined> {
  if (token === undefined) return undefined;
  const hash = tokenHash(token);
  const found = await personBySignIn(reader, hash, now);
  if (found === undefined) return undefined;
  const { seenAt, ...person } = found;
  return { person, tokenHash: hash, seenAt };
}
