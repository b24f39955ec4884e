import { captureFromStart, readyWidget, rmsDb, untilState } from "./engine-page";
import { expect, test } from "./page-watch";

const WIDGET = { index: 1, id: "lag" };

test("a lag moves the guitar against the band, and the picture says by how much", async ({ page }) => {
  await page.goto("/lessons/timing");
  const widget = await readyWidget(page, WIDGET.index);
  await untilState(page, WIDGET.id, "ready");
  await widget.getByRole("slider", { name: "Lag" }).focus();
  await page.keyboard.press("End");
  await expect(widget.getByText(/80 ms behind the beat/)).toBeVisible();
  await widget.getByRole("radio", { name: "Alone" }).press("Space");
  await widget.getByRole("button", { name: /^Play/ }).click();
  await untilState(page, WIDGET.id, "playing");
  // Captured is the print, in which the band counts in.
  const { left } = await captureFromStart(page, WIDGET.id, "yours", 48000);
  expect(rmsDb(left)).toBeGreaterThan(-60);
  await page.keyboard.press("Escape");
});

test("the tap pad counts taps by Space, and forgets them with the page", async ({ page }) => {
  await page.clock.install();
  await page.goto("/lessons/timing");
  const pad = page.locator("[data-widget][aria-label='Tap to the click']");
  await pad.scrollIntoViewIfNeeded();
  await pad.getByRole("button", { name: "Start the calibration run" }).click();
  const tap = pad.getByRole("button", { name: "Tap", exact: true });
  await expect(tap).toBeFocused();
  // As often as it clicks, in the page's own time.
  for (let i = 0; i < 22; i++) {
    await page.clock.fastForward(600);
    await page.keyboard.press("Space");
  }
  await expect(pad.getByText(/taps: standard deviation \d+ ms/).first()).toBeVisible();
  await page.reload();
  await pad.scrollIntoViewIfNeeded();
  await expect(pad.getByRole("button", { name: "Start the calibration run" })).toBeVisible();
});
