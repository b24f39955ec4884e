import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./page-watch";

test("a lesson runs on the development server, under the documented policy", async ({ page }) => {
  const response = await page.goto(`/lessons/${lessonSlugs[0]}`);
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline' 'unsafe-eval';");
  expect(policy).toContain("connect-src 'self' ws:;");

  const checkpoint = page.locator("[data-checkpoint]").first();
  await checkpoint.getByRole("radio").first().check();
  await expect(checkpoint.getByRole("status")).not.toBeEmpty();
});
