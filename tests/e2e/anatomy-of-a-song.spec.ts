import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import {
  captureFromStart,
  HEARD_FRAMES,
  nextLevels,
  readyWidget,
  rmsDb,
  snapshotOf,
  untilMatched,
  untilPlaying,
  untilState,
} from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";
import { alone, differenceDb, printedHere, publishedSession, sameStretch } from "./song-prints";

const LESSON = "/lessons/anatomy-of-a-song";
const WIDGET = "alive";
const LEAD = "first-fader";
const STATES = ["raw", "mix", "gentle"] as const;

const song = JSON.parse(readFileSync("content/songs/songwriter/song.json", "utf8"));

async function answer(page: Page, widget: Locator): Promise<void> {
  await untilState(page, WIDGET, "ready");
  await widget.getByRole("button", { name: /^Play/ }).press("Space");
  await untilState(page, WIDGET, "playing");
  for (const key of ["a", "b", "c"]) await page.keyboard.press(key);
  const alive = widget.getByRole("button", { name: "Sound 2 is alive" });
  await expect(alive).toBeEnabled();
  await alive.press("Enter");
}

test("the song is asked about without its names, equally loud, and told afterwards, on a phone", async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
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

  expect(await overflow(page)).toBe(0);

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
  const output = await captureFromStart(page, WIDGET, "mix", HEARD_FRAMES, "output");
  const [heard, guitar] = sameStretch(output, await printedHere(alone(session, "guitar-near")));
  expect(differenceDb(heard, guitar, 10 ** ((matchDb - 20) / 20))).toBeLessThan(-90);
  const print = await captureFromStart(page, WIDGET, "mix", HEARD_FRAMES);
  const [printed, expected] = sameStretch(print, await printedHere(session));
  expect(rmsDb(printed)).toBeGreaterThan(-50);
  expect(printed).toEqual(expected);
});

test("the lead's fader is set by ear, marked, and our mix heard only afterwards", async ({ page }) => {
  await page.goto(LESSON);
  const lead = page.locator('[data-widget][aria-label="Exercise: where does the lead belong?"]');
  await lead.scrollIntoViewIfNeeded();
  const check = lead.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible();
  await expect(lead.getByRole("button", { name: /^Our mix/ })).toHaveCount(0);
  await check.press("Enter");
  await expect(lead.getByText(/^Not yet\. You have not moved the fader/)).toBeVisible();

  const fader = lead.getByRole("slider", { name: "Lead" });
  await fader.press("Home");
  await lead.getByRole("button", { name: /^Play/ }).press("Space");
  await untilPlaying(lead);
  /** By how much the fader raises the lead, the next time that it sounds. */
  const addedDb = async (): Promise<number> => {
    const { preFaderDbfs, postFaderDbfs } = await nextLevels(page, LEAD, "lead");
    return postFaderDbfs - preFaderDbfs;
  };
  expect(await addedDb()).toBeLessThan(-50);
  await fader.press("End");
  await expect.poll(addedDb).toBeGreaterThan(0);
  // Where a song's lead stands high, the top of the fader may be near our mix; the bottom never is.
  await fader.press("Home");
  await check.press("Enter");
  await expect(lead.getByRole("button", { name: /^Our mix/ })).toBeVisible();
  await expect(lead.getByText("I did this on purpose")).toBeVisible();
});
