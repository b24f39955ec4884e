import { describe, expect, test } from "vitest";
import { checkNewPassword, checkNewPin, hashSecret, isSecret } from "./passwords";

describe("a stored password", () => {
  test("is scrypt in PHC form, salted, and known again", async () => {
    const [one, two] = await Promise.all([hashSecret("Blåbærsyltetøy 7"), hashSecret("Blåbærsyltetøy 7")]);
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await isSecret("Blåbærsyltetøy 7".normalize("NFD"), one)).toBe(true);
    expect(await isSecret("Blåbærsyltetøy 8", one)).toBe(false);
  });

  test("has the bits of RFC 7914", async () => {
    const [salt, hash] = [
      Buffer.from("SodiumChloride").toString("base64").replaceAll("=", ""),
      "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw",
    ];
    expect(await isSecret("pleaseletmein", `$scrypt$ln=14,r=8,p=1$${salt}$${hash}`)).toBe(true);
  });

  test("that nobody has takes as long as a wrong one, and is never right", async () => {
    const stored = await hashSecret("violas in the hall");
    const timeOf = async (of: string | null) => {
      const begin = process.cpuUsage();
      expect(await isSecret("cellos in the hall", of)).toBe(false);
      return process.cpuUsage(begin).user;
    };
    const [wrong, nobody] = [await timeOf(stored), await timeOf(null)];
    expect(nobody).toBeGreaterThan(wrong / 3);
    expect(nobody).toBeLessThan(wrong * 3);
  });

  test("in another form is said so, not taken for a wrong one", async () => {
    await expect(isSecret("x", "plain text")).rejects.toThrow("has not the form");
  });

  test("does not keep the next ones from their turn when one fails", async () => {
    const broken = "$scrypt$ln=40,r=8,p=1$AAAA$AAAA";
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => isSecret("x", broken)));
    expect(tries.every(({ status }) => status === "rejected")).toBe(true);
    expect(await isSecret("x", null)).toBe(false);
  });
});

describe("a new password", () => {
  test.each(["violas in the hall", "пианино и скрипка", "🎹🎻🎺🎷🥁🎸🪕🎤🎧📻"])(
    "may be %s",
    async (password) => {
      await expect(checkNewPassword(password, "ada")).resolves.toBeUndefined();
    },
  );

  test.each([
    ["ninechars", "at least 10"],
    ["x".repeat(201), "at most 200"],
    ["qwertyuiop", "first that anybody"],
    ["Password2026!", "first that anybody"],
    ["  PASSWORD  ", "first that anybody"],
    ["aaaaaaaaaaaa", "first that anybody"],
    ["ada.lovelace", "first that anybody"],
  ])("may not be %s", async (password, reason) => {
    await expect(checkNewPassword(password, "Ada.Lovelace")).rejects.toThrow(reason);
  });
});

test("a PIN has six digits and is no row of them", () => {
  expect(() => checkNewPin("271828")).not.toThrow();
  for (const pin of ["12345", "123456", "987654", "000000", "27182a", "1234567890123"])
    expect(() => checkNewPin(pin)).toThrow(/PIN/);
});
