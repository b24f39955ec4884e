import { readyWidget, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";

const LESSON = "/lessons/translation";
const NUMBERS = 2;

test("a mix is heard through a phone by keyboard, and says what is lost there", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, NUMBERS);
  await untilState(page, "numbers", "ready");
  await widget.getByRole("radio", { name: "Phone", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(widget.getByText(/^Mix A: On a phone, you lose the kick/)).toBeVisible();
  const row = widget.getByRole("row", { name: /^Voice/ });
  await expect(row.getByRole("cell").nth(1)).toHaveText(/^[−+]?0\.[0-2] LU$/);
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilState(page, "numbers", "playing");
});

test("the headphone check is silent until it is asked, says what it found, and fits a phone", async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  const check = page.locator('[data-widget][aria-label="Headphone check"]');
  await check.scrollIntoViewIfNeeded();
  await check.getByRole("button", { name: "Begin" }).press("Enter");
  await check.getByRole("button", { name: "Left" }).press("Enter");
  await check.getByRole("button", { name: "Left" }).press("Enter");
  await check.getByRole("button", { name: "I cannot tell" }).press("Enter");
  await check.getByRole("button", { name: "I did not" }).press("Enter");
  await expect(check.getByText(/Not even 200 Hz was heard/)).toBeVisible();
  await page.reload();
  await check.scrollIntoViewIfNeeded();
  await expect(check.getByText(/Not even 200 Hz was heard/)).toBeVisible();
  expect(await overflow(page)).toBe(0);
});
