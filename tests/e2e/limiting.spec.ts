import { withValue } from "@/audio-engine/session";
import { captureFromStart, readyWidget, rmsDb, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { printedHere, publishedSession, sameStretch } from "./song-prints";

const LESSON = "/lessons/limiting";
const DRIVE = 1;
const FRAMES = 2 * 48000;
/** The widget begins in the middle of the verse. */
const PRINTED = 9.6 * 48000 + FRAMES + 48000;
const SETTLED = 9600;

test("drive set by keyboard is heard as the console prints it, to the bit", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, DRIVE);
  await untilState(page, "drive", "ready");
  await widget.getByRole("button", { name: /^Drive: .*type a value/ }).press("Enter");
  await widget.getByLabel("Drive, typed value").fill("15.5");
  await widget.getByLabel("Drive, typed value").press("Enter");
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilState(page, "drive", "playing");
  const master = publishedSession("flagship", "master");
  const limiter = master.master.inserts.find(({ unit }) => unit === "limiter")!;
  const driven = withValue(master, `master/${limiter.id}/inputGainDb`, 15.5);
  const captured = await captureFromStart(page, "drive", "master", FRAMES);
  const [heard, expected] = sameStretch(captured, await printedHere(driven, PRINTED), SETTLED);
  expect(rmsDb(heard)).toBeGreaterThan(-30);
  expect(heard).toEqual(expected);
});

test("loudness over time is measured, told and tabled, and the lesson fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LESSON);
  const widget = await readyWidget(page, DRIVE);
  await expect(widget.getByRole("img", { name: /Loudness of mix over time: integrated −\d/ })).toBeVisible({
    timeout: 60_000,
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
