import { alignedEnds, captureFromStart, readyWidget, rmsDb, untilPlaying } from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/distance-and-room";
const RATE = 48000;

test("a guitar two metres away is softer by what distance takes, unless the sides are matched", async ({
  page,
}) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await widget.getByRole("switch", { name: "Match loudness" }).press("Space");
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilPlaying(widget);
  const near = await captureFromStart(page, "first-listen", "a", 3 * RATE);
  const far = await captureFromStart(page, "first-listen", "b", 3 * RATE);
  const [nearDb, farDb] = alignedEnds([near, far]).map((heard) => rmsDb(heard.subarray(RATE)));
  const step = (nearDb ?? Number.NaN) - (farDb ?? Number.NaN);
  // Tenfold distance takes 20 dB of the direct sound; the live room gives some of it back.
  expect(step).toBeGreaterThan(10);
  expect(step).toBeLessThan(20);
});

test("a distance is found by keyboard and marked", async ({ page }) => {
  await page.goto(LESSON);
  const exercise = page.locator('[data-widget][aria-label="Exercise: find the distance"]');
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible();
  const distance = exercise.getByRole("slider", { name: "Distance" });
  for (let press = 0; press < 6; press++) await distance.press("PageUp");
  await check.press("Enter");
  await expect(exercise.getByText(/The other microphone stood/)).toBeVisible();
  await expect(exercise.getByText(/direct to room (differs|is)/)).toBeVisible();
});
