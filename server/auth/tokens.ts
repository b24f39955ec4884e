import { createHash, randomBytes, randomInt } from "node:crypto";

const TOKEN_BYTES = 32;
/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 8;

/** A new token of 256 random bits, as text for a cookie or an address. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString("base64url");

/** What is stored of a token: its SHA-256 in hexadecimal. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A new join code: 40 random bits as 8 characters. */
export const newJoinCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/**
 * A join code as a person typed it, in the form in which it is stored: O means 0, I and L mean 1; hyphens, spaces and case do
 * not matter.
 * @returns undefined when it can be no code
 */
export function readJoinCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  const isCode = code.length === CODE_LENGTH && [...code].every((letter) => ALPHABET.includes(letter));
  return isCode ? code : undefined;
}
