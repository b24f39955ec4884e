import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

test("the health address names the version", async ({ request }) => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: "ok", version });
});
