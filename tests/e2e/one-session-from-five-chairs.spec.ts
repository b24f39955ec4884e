import { capture, rmsDb } from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/one-session-from-five-chairs";
const SETTLED = 9600;

test("five chairs are decided by keyboard, heard, and each is measured", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LESSON);
  const session = page.locator('[data-widget][aria-label="Exercise: five decisions"]');
  await session.scrollIntoViewIfNeeded();
  const check = session.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible({ timeout: 90_000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await session.getByRole("radio", { name: "Take 2" }).press("Space");
  await session.getByRole("radio", { name: "Leave them out" }).press("Space");
  await session.getByRole("radio", { name: "Both, moved in time" }).press("Space");
  const drive = session.getByRole("slider", { name: /^(Drive|Input)/ });
  await session.getByRole("button", { name: /^Play/ }).press("Space");
  await session.getByRole("button", { name: /^Stop/ }).waitFor();
  const driven = await capture(page, "print", 3 * 48000);
  await drive.press("Home");
  const eased = await capture(page, "print", 3 * 48000);
  expect(rmsDb(driven.left.subarray(SETTLED))).toBeGreaterThan(rmsDb(eased.left.subarray(SETTLED)) + 3);

  await check.press("Enter");
  await expect(session.getByText(/^Producer: the piano's answers are left out/)).toBeVisible({
    timeout: 90_000,
  });
  await expect(session.getByText(/^Recording: the guitar is whole/)).toBeVisible();
  await expect(session.getByText(/^Mastering: /).first()).toBeVisible();
});
