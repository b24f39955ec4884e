import type { Reader, Writer } from "../db/handle";
import { addSignIn, endSignIns, type Person, personBySignIn } from "../db/people";
import type { EpochMs } from "../db/tables";
import { newToken, tokenHash } from "./tokens";

const DAY_MS = 86_400_000;
/** Staff sign in anew after a month, a student at the end of a half-year at the latest. */
const LASTS_DAYS = { admin: 30, instructor: 30, assistant: 30, student: 180 } as const;

export interface SignedIn {
  readonly person: Person;
  readonly tokenHash: string;
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

/** Who a token signs in; undefined when nobody. */
export async function signedInBy(
  reader: Reader,
  token: string | undefined,
  now: EpochMs,
): Promise<SignedIn | undefined> {
  if (token === undefined) return undefined;
  const hash = tokenHash(token);
  const person = await personBySignIn(reader, hash, now);
  return person && { person, tokenHash: hash };
}
