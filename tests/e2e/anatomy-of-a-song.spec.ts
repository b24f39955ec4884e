import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import {
  capture,
  captureFromStart,
  readyWidget,
  rmsDb,
  snapshotOf,
  untilMatched,
  untilState,
} from "./engine-page";
import { expect, test } from "./page-watch";
import { alone, differenceDb, printedHere, publishedSession, sameStretch } from "./song-prints";

const LESSON = "/lessons/anatomy-of-a-song";
const WIDGET = "alive";
const STATES = ["raw", "mix", "gentle"] as const;
const FRAMES = 3 * 48000;
const SETTLED = 9600;
const PRINTED = FRAMES + 48000;

const song = JSON.parse(readFileSync("content/songs/songwriter/song.json", "utf8"));

async function answer(page: Page, widget: Locator): Promise<void> {
  await untilState(page, WIDGET, "ready");
  await widget.getByRole("button", { name: /^Play/ }).press("Space");
  await untilState(page, WIDGET, "playing");
  for (const key of ["a", "b", "c"]) await page.keyboard.press(key);
  await widget.getByRole("button", { name: "Sound 2 is alive" }).press("Enter");
}

test("the song is asked about without its names, equally loud, and told afterwards", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  for (const state of STATES)
    await expect(widget.getByText(song.sessions[state].title, { exact: false })).toHaveCount(0);
  await expect(widget.getByRole("button", { name: "Sound 2 is alive" })).toBeDisabled();
  await answer(page, widget);
  await expect(widget.getByRole("heading", { name: /^You said alive: / })).toBeFocused();
  await untilState(page, WIDGET, "playing");
  await untilMatched(page, WIDGET);
  const { matches } = await snapshotOf(page, WIDGET);
  const lufs = (state: string): number => song.sessions[state].measured.integratedLufs;
  const softest = Math.min(...STATES.map(lufs));
  for (const state of STATES)
    expect(matches.find(({ sideId }) => sideId === state)?.gainDb, state).toBeCloseTo(
      softest - lufs(state),
      6,
    );

  await page.reload();
  await expect(widget.getByRole("heading", { name: /^You said alive: / })).toBeVisible();
});

test("a part alone is all that is heard, and the print stays what it is", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await answer(page, widget);
  await untilMatched(page, WIDGET);
  const { matches } = await snapshotOf(page, WIDGET);
  const matchDb = matches.find(({ sideId }) => sideId === "mix")?.gainDb ?? 0;
  await widget.getByRole("button", { name: "Hear alone: Guitar near" }).press("Enter");
  const session = publishedSession("songwriter", "mix");
  const output = await captureFromStart(page, WIDGET, "mix", FRAMES, "output");
  const [heard, guitar] = sameStretch(
    output,
    await printedHere(alone(session, "guitar-near"), PRINTED),
    SETTLED,
  );
  expect(differenceDb(heard, guitar, 10 ** ((matchDb - 20) / 20))).toBeLessThan(-90);
  const print = await captureFromStart(page, WIDGET, "mix", FRAMES);
  const [printed, expected] = sameStretch(print, await printedHere(session, PRINTED), SETTLED);
  expect(rmsDb(printed)).toBeGreaterThan(-50);
  expect(printed).toEqual(expected);
});

test("the lead's fader is set by ear, marked, and our mix heard only afterwards", async ({ page }) => {
  await page.goto(LESSON);
  const lead = page.locator('[data-widget][aria-label="Exercise: where does the lead belong?"]');
  await lead.scrollIntoViewIfNeeded();
  const check = lead.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible({ timeout: 60_000 });
  await expect(lead.getByRole("button", { name: /^Our mix/ })).toHaveCount(0);
  await check.press("Enter");
  await expect(lead.getByText(/^Not yet\. You have not moved the fader/)).toBeVisible({ timeout: 60_000 });

  const fader = lead.getByRole("slider", { name: "Lead" });
  await fader.press("Home");
  await lead.getByRole("button", { name: /^Play/ }).press("Space");
  await lead.getByRole("button", { name: /^Stop/ }).waitFor();
  const silent = await capture(page, "print", FRAMES);
  await fader.press("End");
  const loud = await capture(page, "print", FRAMES);
  expect(rmsDb(loud.left.subarray(SETTLED))).toBeGreaterThan(rmsDb(silent.left.subarray(SETTLED)) + 3);
  // Where a song's lead stands high, the top of the fader may be near our mix; the bottom never is.
  await fader.press("Home");
  await check.press("Enter");
  await expect(lead.getByRole("button", { name: /^Our mix/ })).toBeVisible({ timeout: 60_000 });
  await expect(lead.getByText("I did this on purpose")).toBeVisible();
});

test("on a phone nothing scrolls sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await answer(page, widget);
  await expect(widget.getByRole("heading", { name: /^You said alive: / })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
