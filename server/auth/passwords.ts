import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's setting of scrypt with the least memory that it allows: 32 MB, three passes. */
const COST = { ln: 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** More at once would take the memory and the cores of those who are already in. */
const MOST_AT_ONCE = 2;
const MEMORY_BYTES = 256 * 1024 * 1024;

export const SHORTEST_PASSWORD = 10;
/** Longer ones are refused before they are hashed. */
const LONGEST_PASSWORD = 200;

/** The password may not be used; the message is one sentence that says why. */
export class PasswordError extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place is handed on, not given back: nobody can slip in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

const derive = (secret: string, salt: Buffer, length: number, cost: typeof COST) =>
  inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        const options: ScryptOptions = { N: 2 ** cost.ln, r: cost.r, p: cost.p, maxmem: MEMORY_BYTES };
        scrypt(secret.normalize("NFKC"), salt, length, options, (error, key) =>
          error === null ? resolve(key) : reject(error),
        );
      }),
  );

const toText = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

/** A password or PIN as it is stored: `$scrypt$ln=15,r=8,p=3$salt$hash` (PHC string format). At most two are hashed at once. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(secret, salt, HASH_BYTES, COST);
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${toText(salt)}$${toText(hash)}`;
}

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** What is hashed where there is nobody to check against; no secret gives it. */
const NOBODY = `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${"A".repeat(22)}$${"A".repeat(43)}`;

/**
 * Whether a password or PIN is the stored one. Without a stored one it takes as long and is false, so that nobody can tell an
 * unknown name from a wrong password.
 * @throws {Error} when what is stored is no PHC string of scrypt
 */
export async function isSecret(secret: string, stored: string | null | undefined): Promise<boolean> {
  const [, ln, r, p, salt = "", hash = ""] = PHC.exec(stored ?? NOBODY) ?? [];
  if (hash === "") throw new Error("A stored password has not the form that was expected.");
  const wanted = Buffer.from(hash, "base64");
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const found = await derive(
    secret.slice(0, LONGEST_PASSWORD),
    Buffer.from(salt, "base64"),
    wanted.length,
    cost,
  );
  return timingSafeEqual(found, wanted) && stored !== null && stored !== undefined;
}

/**
 * Checks a password that someone wants to have.
 * @param userName may not be the password
 * @throws {PasswordError} when it is too short, too long, or among the first that anybody would try
 */
export async function checkNewPassword(password: string, userName: string): Promise<void> {
  const letters = [...password];
  if (letters.length < SHORTEST_PASSWORD)
    throw new PasswordError(`A password has at least ${SHORTEST_PASSWORD} characters.`);
  if (password.length > LONGEST_PASSWORD)
    throw new PasswordError(`A password has at most ${LONGEST_PASSWORD} characters.`);
  const plain = password.normalize("NFKC").toLowerCase();
  // "Password2026!" is "password" with an ending that everybody tries.
  const stem = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const common = new Set(dictionary["passwords-common"]);
  const isCommon = [plain, stem].some((text) => text.length > 2 && common.has(text));
  const isOneLetter = new Set(letters).size < 4;
  if (isCommon || isOneLetter || stem === userName.toLowerCase())
    throw new PasswordError("This password is one of the first that anybody would try; choose another.");
}

/**
 * Checks a PIN that a student wants to have.
 * @throws {PasswordError} when it is not 6 to 12 digits, or one of the first that anybody would try
 */
export function checkNewPin(pin: string): void {
  if (!/^\d{6,12}$/.test(pin)) throw new PasswordError("A PIN has 6 to 12 digits.");
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  if (steps.size === 1) throw new PasswordError("This PIN is one of the first that anybody would try.");
}
