import { withValue } from "@/audio-engine/session";
import { captureFromStart, HEARD_FRAMES, readyWidget, rmsDb, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";
import { printedHere, publishedSession, sameStretch } from "./song-prints";

const LESSON = "/lessons/limiting";
const DRIVE = 1;
/** The widget begins in the middle of the verse. */
const PRINTED_FRAMES = 9.6 * 48000 + HEARD_FRAMES + 48000;

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
  const captured = await captureFromStart(page, "drive", "master", HEARD_FRAMES);
  const [heard, expected] = sameStretch(captured, await printedHere(driven, PRINTED_FRAMES));
  expect(rmsDb(heard)).toBeGreaterThan(-30);
  expect(heard).toEqual(expected);
});

test("loudness over time is measured, told and tabled, and the lesson fits a phone", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  const widget = await readyWidget(page, DRIVE);
  await expect(widget.getByRole("img", { name: /Loudness of mix over time: integrated −\d/ })).toBeVisible();
  expect(await overflow(page)).toBe(0);
});
