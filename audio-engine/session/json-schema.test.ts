import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sessionJsonSchema } from "./json-schema";

test("the published JSON Schema is the schema in force (npm run schemas writes it anew)", () => {
  const url = new URL("../../public/schemas/session.v1.json", import.meta.url);
  expect(JSON.parse(readFileSync(url, "utf8"))).toEqual(sessionJsonSchema());
});
