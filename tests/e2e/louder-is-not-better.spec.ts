import type { Locator, Page } from "@playwright/test";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { captureFromStart, readyWidget, snapshotOf, untilState } from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/louder-is-not-better";
const WIDGET = "vote";
const VOTES = 10;
const FRAMES = 3 * 48000;
const SETTLED = 9600;

async function voteOnce(page: Page, widget: Locator, place: number): Promise<void> {
  await expect(widget.getByText(`${place} of ${VOTES}`)).toBeVisible();
  await expect(widget.getByText("Measuring the loudness; one moment.")).toHaveCount(0, { timeout: 60_000 });
  await page.keyboard.press("a");
  await page.keyboard.press("b");
  const first = widget.getByRole("button", { name: "First is better" });
  await expect(first).toBeEnabled();
  await first.press("Enter");
}

/** Loudness of a side at the output, over a stretch from about the loop's beginning. */
async function loudnessOf(page: Page, sideId: string): Promise<number> {
  const { left, right } = await captureFromStart(page, WIDGET, sideId, FRAMES, "output");
  return integratedLoudness([left.subarray(SETTLED), right.subarray(SETTLED)]) ?? Number.NaN;
}

test("pairs differ by their level first, are equal when matched, and the votes are told and kept", async ({
  page,
}) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await untilState(page, WIDGET, "ready");
  await widget.getByRole("button", { name: /^Play/ }).press("Space");
  await untilState(page, WIDGET, "playing");
  const apart = (await loudnessOf(page, "mix")) - (await loudnessOf(page, "mix-3"));
  expect(Math.abs(apart - 3)).toBeLessThan(0.2);
  await expect(widget.getByText(/match/i)).toHaveCount(0);

  for (let place = 1; place <= VOTES / 2; place++) await voteOnce(page, widget, place);
  await expect(widget.getByText(`6 of ${VOTES}`)).toBeVisible();
  await expect(widget.getByText("Measuring the loudness; one moment.")).toHaveCount(0, { timeout: 60_000 });
  expect((await snapshotOf(page, WIDGET)).matched).toBe(true);
  const matched = (await loudnessOf(page, "mix")) - (await loudnessOf(page, "mix-3"));
  expect(Math.abs(matched)).toBeLessThan(0.2);

  for (let place = 6; place <= VOTES; place++) await voteOnce(page, widget, place);
  const told = widget.getByText(/^At their own levels, the louder one won \d of your 5 votes\./);
  await expect(told).toBeVisible();
  const words = await told.textContent();
  await page.reload();
  await expect(told).toHaveText(words ?? "");
});

test("on a phone nothing scrolls sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LESSON);
  await readyWidget(page, 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
