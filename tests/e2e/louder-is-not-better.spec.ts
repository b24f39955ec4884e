import type { Locator, Page } from "@playwright/test";
import {
  alignedEnds,
  captureFromStart,
  HEARD_FRAMES,
  readyWidget,
  rmsDb,
  SETTLED_FRAMES,
  snapshotOf,
  untilState,
} from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/louder-is-not-better";
const WIDGET = "vote";
const VOTES = 10;

async function voteOnce(page: Page, widget: Locator, place: number): Promise<void> {
  await expect(widget.getByText(`${place} of ${VOTES}`)).toBeVisible();
  await expect(widget.getByText("Measuring the loudness; one moment.")).toHaveCount(0);
  await page.keyboard.press("a");
  await page.keyboard.press("b");
  const first = widget.getByRole("button", { name: "First is better" });
  await expect(first).toBeEnabled();
  await first.press("Enter");
}

/** How much louder the mix comes out than itself 3 dB lower, over the same stretch. */
async function stepDb(page: Page): Promise<number> {
  const mix = await captureFromStart(page, WIDGET, "mix", HEARD_FRAMES, "output");
  const lower = await captureFromStart(page, WIDGET, "mix-3", HEARD_FRAMES, "output");
  const [a, b] = alignedEnds([mix, lower]).map((heard) => rmsDb(heard.subarray(SETTLED_FRAMES)));
  return (a ?? Number.NaN) - (b ?? Number.NaN);
}

test("pairs differ by their level first, are equal when matched, and the votes are told and kept", async ({
  page,
}) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await untilState(page, WIDGET, "ready");
  await widget.getByRole("button", { name: /^Play/ }).press("Space");
  await untilState(page, WIDGET, "playing");
  expect(Math.abs((await stepDb(page)) - 3)).toBeLessThan(0.01);
  await expect(widget.getByText(/match/i)).toHaveCount(0);

  for (let place = 1; place <= VOTES / 2; place++) await voteOnce(page, widget, place);
  await expect(widget.getByText(`6 of ${VOTES}`)).toBeVisible();
  await expect(widget.getByText("Measuring the loudness; one moment.")).toHaveCount(0);
  expect((await snapshotOf(page, WIDGET)).matched).toBe(true);
  expect(Math.abs(await stepDb(page))).toBeLessThan(0.01);

  for (let place = 6; place <= VOTES; place++) await voteOnce(page, widget, place);
  const told = widget.getByText(/^At their own levels, the louder one won \d of your 5 votes\./);
  await expect(told).toBeVisible();
  const words = await told.textContent();
  await page.reload();
  await expect(told).toHaveText(words ?? "");
});
