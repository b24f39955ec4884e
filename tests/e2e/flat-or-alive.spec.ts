import { withLanePoints } from "@/audio-engine/session";
import { captureFromStart, HEARD_FRAMES, readyWidget, rmsDb, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";
import { printedHere, publishedSession, sameStretch } from "./song-prints";

const LESSON = "/lessons/flat-or-alive";
const WHICH = 0;
const CONTRAST = 1;

test("flat and mixed are told apart by a number that is measured here", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, WHICH);
  await expect(widget.getByText("+1.1 LU")).toBeVisible();
  await expect(widget.getByText("+3.8 LU")).toBeVisible();
});

test("a lane that is drawn by keyboard moves the print as it says, to the bit", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, CONTRAST);
  await untilState(page, "contrast", "ready");
  await widget.getByRole("button", { name: "Add a point where it plays" }).press("Enter");
  const point = widget.getByRole("button", { name: /^Point 1 of 1/ });
  await expect(point).toBeFocused();
  await point.press("Enter");
  await expect(widget.getByRole("button", { name: /^Point 2 of 2/ })).toBeFocused();
  await widget.getByRole("button", { name: /^Fader: .*type a value/ }).press("Enter");
  await widget.getByLabel("Fader, typed value").fill("-20");
  await widget.getByLabel("Fader, typed value").press("Enter");
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilState(page, "contrast", "playing");
  const flat = publishedSession("electronic", "flat");
  const standing = flat.tracks.find(({ id }) => id === "kick")!.faderDb;
  const ridden = withLanePoints(flat, "kick/faderDb", [
    { atFrame: 0, value: standing, curve: "linear" },
    // A beat later, at 125 in a minute.
    { atFrame: 23040, value: -20, curve: "linear" },
  ]);
  for (const [side, session] of [
    ["given", flat],
    ["yours", ridden],
  ] as const) {
    const captured = await captureFromStart(page, "contrast", side, HEARD_FRAMES);
    const [heard, expected] = sameStretch(captured, await printedHere(session));
    expect(rmsDb(heard), side).toBeGreaterThan(-40);
    expect(heard, side).toEqual(expected);
  }
  await widget.getByRole("button", { name: /^Point 2 of 2/ }).press("Delete");
  await expect(widget.getByRole("button", { name: /^Point 1 of 1/ })).toBeFocused();
});

test("the exercise says what is missing before it marks, and the lesson fits a phone", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  await readyWidget(page, CONTRAST);
  expect(await overflow(page)).toBe(0);
  const exercise = page.locator('[data-widget][aria-label="Exercise: make it alive"]');
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible();
  await check.press("Enter");
  await expect(exercise.getByText(/^Not yet\. Nothing moves yet/)).toBeVisible();
  expect(await overflow(page)).toBe(0);
});
