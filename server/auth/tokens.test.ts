import { expect, test } from "vitest";
import { newJoinCode, newToken, readJoinCode, tokenHash } from "./tokens";

test("a token has 256 bits, and its hash is that of SHA-256", () => {
  expect(Buffer.from(newToken(), "base64url")).toHaveLength(32);
  expect(newToken()).not.toBe(newToken());
  expect(tokenHash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("a join code is read back however it is typed", () => {
  for (let round = 0; round < 200; round += 1) {
    const code = newJoinCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(readJoinCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
  }
  expect(readJoinCode("oOiI-lL23")).toBe("00111123");
  for (const typed of ["", "ABCD234", "ABCD23456", "UUUU2345", "ABCD234Ä"])
    expect(readJoinCode(typed)).toBeUndefined();
});
