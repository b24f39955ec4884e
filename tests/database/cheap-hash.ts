import { scryptSync } from "node:crypto";

const BITS = 4;
const SALT = Buffer.alloc(16, 1);

/** A password or PIN as it is stored, but quickly made and checked: its cost stands in it. */
export function cheapHash(secret: string): string {
  const hash = scryptSync(secret, SALT, 32, { N: 2 ** BITS, r: 8, p: 1 });
  const text = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
  return `$scrypt$ln=${BITS},r=8,p=1$${text(SALT)}$${text(hash)}`;
}
