import { captureFromStart, readyWidget, rmsDb, untilState } from "./engine-page";
import { expect, test } from "./page-watch";

const WIDGET = { index: 1, id: "borders" };
const LINE_FRAMES = 192000;

test("a lane's line is heard in the comp when its number is pressed, to the sample", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/lessons/comp-three-takes");
  const widget = await readyWidget(page, WIDGET.index);
  await untilState(page, WIDGET.id, "ready");
  await widget
    .getByRole("group", { name: /^Line 1/ })
    .getByRole("radio", { name: "Take 1" })
    .focus();
  await page.keyboard.press("2");
  await widget.getByRole("button", { name: /^Play/ }).click();
  await untilState(page, WIDGET.id, "playing");
  const heard = new Map<string, Float32Array>();
  let place: number | null = null;
  for (const side of ["comp", "take-1", "take-2"]) {
    const { left, endFrame } = await captureFromStart(page, WIDGET.id, side, 96000);
    place ??= endFrame - left.length;
    const shift = endFrame - left.length - place;
    heard.set(side, shift >= 0 ? left : left.subarray(-shift));
    expect(endFrame).toBeLessThan(LINE_FRAMES);
    expect(rmsDb(left)).toBeGreaterThan(-60);
  }
  const levels = [...heard.values()].map(rmsDb);
  // The same stretch of the same recording; where the capture began differs by a block or two.
  expect(Math.abs((levels[0] ?? 0) - (levels[2] ?? 9))).toBeLessThan(0.2);
  await page.keyboard.press("Escape");
});

test("the exercise is done by keyboard, and says which line went wrong", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/lessons/comp-three-takes");
  const exercise = page.locator("[data-widget][aria-label^='Exercise']");
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await check.waitFor({ timeout: 60_000 });
  await exercise
    .getByRole("group", { name: /^Line 2/ })
    .getByRole("radio", { name: "Take 1" })
    .focus();
  await page.keyboard.press("2");
  await check.focus();
  await page.keyboard.press("Enter");
  await expect(exercise.getByRole("heading", { name: /Not quite|You have it/ })).toBeFocused({
    timeout: 60_000,
  });
  await expect(exercise.getByText(/of the lines are clean|Every line comes/)).toBeVisible();
});

test("it fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/lessons/comp-three-takes");
  await readyWidget(page, 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});
