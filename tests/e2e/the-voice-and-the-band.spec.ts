import type { Locator } from "@playwright/test";
import { withValue } from "@/audio-engine/session";
import {
  capture,
  captureFromStart,
  HEARD_FRAMES,
  readyWidget,
  rmsDb,
  SETTLED_FRAMES,
  untilState,
} from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";
import { printedHere, publishedSession, sameStretch } from "./song-prints";

const LESSON = "/lessons/the-voice-and-the-band";
const GUESS = 0;
const FADERS = 1;
const PLACES = 2;
const FOLD = 3;

async function typeValue(widget: Locator, name: string, value: string): Promise<void> {
  await widget.getByRole("button", { name: new RegExp(`^${name}: .*type a value`) }).press("Enter");
  await widget.getByLabel(`${name}, typed value`).fill(value);
  await widget.getByLabel(`${name}, typed value`).press("Enter");
}

test("a voice is put in its place without a number, by keyboard, and the number comes after", async ({
  page,
}) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, GUESS);
  const fader = widget.getByRole("slider", { name: "The voice" });
  await expect(fader).toHaveAttribute("aria-valuetext", "hidden until you answer");
  await fader.press("End");
  await widget.getByRole("button", { name: "That is where it belongs" }).press("Enter");
  // −0.34 LU as it stands in the state, and 6 dB up from there.
  await expect(
    widget.getByText(/^You put the voice \+5\.7 LU against the band\. Further in front/),
  ).toBeVisible();
  await expect(widget.getByRole("button", { name: "Hide it and try again" })).toBeFocused();
});

test("what a fader of the lesson says is what the print is, to the bit", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, FADERS);
  await untilState(page, "faders", "ready");
  await typeValue(widget, "Lead: talkbox fader", "8");
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilState(page, "faders", "playing");
  const raw = publishedSession("neo-soul", "raw");
  for (const [side, session] of [
    ["a", raw],
    ["b", withValue(raw, "talkbox/faderDb", 8)],
  ] as const) {
    const captured = await captureFromStart(page, "faders", side, HEARD_FRAMES);
    const [heard, expected] = sameStretch(captured, await printedHere(session));
    expect(rmsDb(heard), side).toBeGreaterThan(-40);
    expect(heard, side).toEqual(expected);
  }
});

test("a player walks over the stage by arrow keys", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, PLACES);
  await widget.getByRole("radio", { name: "Stage" }).press("Space");
  const player = widget.getByRole("button", { name: /^Guitar:/ });
  await expect(player).toHaveAccessibleName(/centre/);
  await player.press("ArrowRight");
  await player.press("ArrowRight");
  await expect(player).toHaveAccessibleName(/10 percent right/);
});

test("in mono both loudspeakers play the same, and the print does not change", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, FOLD);
  await untilState(page, "fold", "ready");
  await typeValue(widget, "Guitar pan", "R 100");
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilState(page, "fold", "playing");
  const sides = async () => {
    const { left, right } = await capture(page, "output", HEARD_FRAMES);
    return (
      rmsDb(left.subarray(SETTLED_FRAMES).map((x, i) => x - right[i + SETTLED_FRAMES]!)) -
      rmsDb(left.subarray(SETTLED_FRAMES))
    );
  };
  expect(await sides()).toBeGreaterThan(-30);
  await widget.getByRole("switch", { name: "Listen in mono" }).press("Space");
  await expect(widget.getByRole("switch", { name: "Listen in mono" })).toBeChecked();
  expect(await sides()).toBeLessThan(-100);
  const { left, right } = await capture(page, "print", HEARD_FRAMES);
  expect(left).not.toEqual(right);
});

test("the exercise says what is missing before it marks, and the lesson fits a phone", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  await readyWidget(page, GUESS);
  expect(await overflow(page)).toBe(0);
  const exercise = page.locator('[data-widget][aria-label="Exercise: the voice and the band"]');
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible();
  await check.press("Enter");
  await expect(exercise.getByText(/^Not yet\. You have not moved anything/)).toBeVisible();
  expect(await overflow(page)).toBe(0);
});
