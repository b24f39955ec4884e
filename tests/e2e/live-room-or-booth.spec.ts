import {
  alignedEnds,
  captureFromStart,
  readyWidget,
  rmsDb,
  SETTLED_FRAMES,
  untilMatched,
  untilPlaying,
} from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/live-room-or-booth";
const RATE = 48000;
/** Around the first rest of the take. */
const [FROM_FRAME, FRAMES] = [2.5 * RATE, 2.5 * RATE];
const REST_FRAMES = 0.15 * RATE;

/** Where in the dry sound the first rest begins of which so much is as good as silent. */
function restAfterAWord(dry: Float32Array): number {
  const step = 480;
  let quiet = 0;
  let sounded = false;
  for (let from = SETTLED_FRAMES; from + step <= dry.length; from += step) {
    const level = rmsDb(dry.subarray(from, from + step));
    sounded ||= level > -45;
    quiet = sounded && level < -60 ? quiet + step : 0;
    if (quiet >= 2 * REST_FRAMES) return from + step - quiet;
  }
  throw new Error("The take has no rest.");
}

test("the booth is over when the word is, the hall hangs on, and the take itself is dry", async ({
  page,
}) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await untilMatched(page, "first-rooms");
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilPlaying(widget);
  const captured = [];
  for (const side of ["a", "b", "dry"])
    captured.push(await captureFromStart(page, "first-rooms", side, FRAMES, "print", FROM_FRAME));
  const [booth, hall, dry] = alignedEnds(captured);
  // A little later: what the distance itself delays is over.
  const from = restAfterAWord(dry!) + 0.05 * RATE;
  const inRest = (sound: Float32Array) => rmsDb(sound.subarray(from, from + REST_FRAMES));
  const against = (sound: Float32Array) => inRest(sound) - rmsDb(sound.subarray(SETTLED_FRAMES));
  expect(against(hall!)).toBeGreaterThan(-25);
  expect(against(booth!)).toBeLessThan(-40);
  expect(against(dry!)).toBeLessThan(-45);
});

test("a room is found by keyboard and marked, and only after something was moved", async ({ page }) => {
  await page.goto(LESSON);
  const exercise = page.locator('[data-widget][aria-label="Exercise: find the room"]');
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible();
  await expect(exercise.getByText("Direct to room")).toHaveCount(0);
  await check.press("Enter");
  await expect(exercise.getByText(/^Not yet\. You have not moved the microphone/)).toBeVisible();
  await exercise.getByRole("radio", { checked: true }).press("ArrowRight");
  await check.press("Enter");
  await expect(exercise.getByText(/The other microphone stood/)).toBeVisible();
  await expect(exercise.getByText(/^(The right room|Not this room)/)).toBeVisible();
});
