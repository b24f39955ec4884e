import type { Locator, Page } from "@playwright/test";
import {
  alignedEnds,
  captureFromStart,
  HEARD_FRAMES,
  rmsDb,
  SETTLED_FRAMES,
  snapshotOf,
  untilState,
} from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";
import { keptMixes, openStudio, typeValue } from "./studio-page";

const FRESH = "fresh-ears";
const DAY_MS = 24 * 3600 * 1000;

/** Lets everything that is kept be a day older. */
function passOneDay(page: Page): Promise<void> {
  return page.evaluate(async (dayMs) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("behind-the-glass-mixes"));
    const mixes = database.transaction("mixes", "readwrite").objectStore("mixes");
    const [mix] = await done(mixes.getAll());
    await done(mixes.put({ ...mix, atMs: mix.atMs - dayMs }, mix.id));
    database.close();
  }, DAY_MS);
}

/** A mix that was left yesterday and has a quieter master today. */
async function mixOfTwoDays(page: Page): Promise<Locator> {
  const yesterday = await openStudio(page);
  await typeValue(yesterday, "Bass fader", "-7.5");
  await expect.poll(async () => (await keptMixes(page)).join()).toContain('"faderDb":-7.5');
  await passOneDay(page);
  const studio = await openStudio(page);
  await typeValue(studio, "Master fader", "-6");
  return studio;
}

test("a mix of an earlier day and the mix of now are heard without names, then told apart", async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  const studio = await mixOfTwoDays(page);
  await studio.getByRole("button", { name: "Fresh ears" }).press("Enter");
  await expect(studio.getByRole("heading", { name: "Fresh ears" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const fresh = page.getByRole("group", { name: "Fresh ears", exact: true });
  await expect(fresh.getByRole("heading", { name: "Fresh ears" })).toBeFocused();
  await untilState(page, FRESH, "ready");
  await expect(fresh.getByText("All sides are equally loud.")).toBeVisible();
  const { matches } = await snapshotOf(page, FRESH);
  // The older one is 6 dB louder, and nothing else of its sound differs.
  expect(matches.map(({ gainDb }) => gainDb).sort((a, b) => a - b)[0]).toBeCloseTo(-6, 1);
  const older = matches.find(({ gainDb }) => gainDb < -1)?.sideId;
  const before = await fresh.innerText();
  expect(before).not.toMatch(/older|\bnow\b|dB|\d (January|February|November|December)/i);

  await page.keyboard.press("Space");
  await untilState(page, FRESH, "playing");
  for (const [point, differenceDb] of [
    ["print", 6],
    ["output", 0],
  ] as const) {
    const first = await captureFromStart(page, FRESH, "first", HEARD_FRAMES, point);
    const second = await captureFromStart(page, FRESH, "second", HEARD_FRAMES, point);
    const [a, b] = alignedEnds([first, second]).map((heard) => rmsDb(heard.slice(SETTLED_FRAMES)));
    // The prints differ by what the match takes away: what is heard is equally loud.
    expect(Math.abs((a ?? 0) - (b ?? 0))).toBeCloseTo(differenceDb, 1);
  }

  await page.keyboard.press(older === "first" ? "1" : "2");
  await expect(fresh.getByRole("heading", { name: /^You chose the older one, of / })).toBeFocused();
  await expect(
    fresh.getByText(/is 6\.0 dB louder than it is now; you heard both equally loud/),
  ).toBeVisible();
  await expect(fresh.getByText("Fader: 0.0 dB → then, now −6.0 dB")).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await fresh.getByRole("button", { name: "Close fresh ears" }).press("Enter");
  await expect(studio.getByRole("button", { name: "Fresh ears" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(studio.getByText(/^On \d+ \w+ you preferred the older one\.$/)).toBeVisible();
});

test("a mix is changed in one tab at a time, and nothing is lost when another takes it over", async ({
  page,
  context,
}) => {
  const here = await openStudio(page);
  await typeValue(here, "Kick fader", "-12");
  const other = await context.newPage();
  await other.goto("/studio/flagship");
  await expect(other.getByRole("heading", { name: "“My mix” is open in another tab" })).toBeVisible();
  await expect(other.getByRole("slider", { name: "Kick fader" })).toHaveCount(0);
  await typeValue(here, "Kick fader", "-3");
  await typeValue(here, "Bass fader", "-7.5");
  await other.getByRole("button", { name: "Take it over" }).click();
  const kick = other.getByRole("slider", { name: "Kick fader" });
  await expect(kick).toHaveAttribute("aria-valuetext", "minus 3 decibels");
  await expect(other.getByRole("slider", { name: "Bass fader" })).toHaveAttribute(
    "aria-valuetext",
    "minus 7.5 decibels",
  );
  await expect(page.getByRole("heading", { name: /is open in another tab/ })).toBeVisible();
  await typeValue(other.locator("main"), "Kick fader", "-20");
  await other.close();
  // The tab that waited goes on with what the other one left.
  await expect(page.getByRole("slider", { name: "Kick fader" })).toHaveAttribute(
    "aria-valuetext",
    "minus 20 decibels",
  );
});
