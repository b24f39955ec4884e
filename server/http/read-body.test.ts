import { expect, test } from "vitest";
import { z } from "zod";
import { readBody } from "./read-body";

const read = (text: string) =>
  readBody(
    new Request("http://class/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
    }),
    z.unknown(),
    1000,
  );

test.each([
  ["a text", { title: "Mi\0x" }],
  ["a text deep inside", { goals: [{ sentence: "\0" }] }],
  ["a name", { "a\0b": 1 }],
])("a zero byte in %s is refused, before a database has to", async (_where, body) => {
  await expect(read(JSON.stringify(body))).rejects.toMatchObject({
    status: 400,
    message: "A text holds a character that cannot be kept; type it again.",
  });
});

test("what only spells one is taken as it is", async () => {
  const body = { work: JSON.stringify({ title: "\0" }), path: "C:\\u0000" };
  expect(await read(JSON.stringify(body))).toEqual(body);
});
