import type { Locator, Page } from "@playwright/test";
import { ALL_RULES, COLOUR_RULES, violations } from "./barriers";
import { lessonSlugs } from "./lesson-slugs";
import { expect, expectStrictPolicy, test } from "./page-watch";
import { overflow, PHONE } from "./phone";
import { visitedSongIds } from "./song-ids";

const PAGES = [
  ...["/", "/progress", "/review", "/how-we-know", "/songs", "/studio"],
  ...["/join", "/sign-in", "/set-up", "/reset"],
  ...visitedSongIds.flatMap((id) => [`/songs/${id}`, `/studio/${id}`]),
  ...lessonSlugs.map((slug) => `/lessons/${slug}`),
];

/** Of each kind of page the one with most in it: wide and narrow ones keep the same places for what comes. */
const WIDE_PAGES = [
  ...["/", "/songs/second-light", "/studio/second-light"],
  ...["/lessons/compression", "/lessons/limiting", "/lessons/one-session-from-five-chairs"],
];

/** Scrolls to every widget, so that it fetches its code. */
async function reachWidgets(page: Page): Promise<Locator[]> {
  const widgets = await page.locator("[data-widget]").all();
  for (const widget of widgets) {
    await widget.scrollIntoViewIfNeeded();
    await widget.locator("[data-waiting]").first().waitFor({ state: "detached" });
    await expect(widget).not.toBeEmpty();
  }
  return widgets;
}

/** Brings every widget of the page into being. */
async function loadWidgets(page: Page): Promise<void> {
  for (const widget of await reachWidgets(page)) {
    // An exercise is there once its sound has been rendered; a list of nothing has words only.
    const there = widget.getByRole("button").or(widget.getByText("No mix is kept"));
    await there.first().waitFor();
  }
}

/** Adds up how far things move by themselves, since the page began. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let moved = 0;
    const add = (entries: PerformanceEntryList): void => {
      for (const entry of entries) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) moved += value;
      }
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    Reflect.set(window, "movedSoFar", () => {
      add(observer.takeRecords());
      return moved;
    });
  });
  return () => page.evaluate(() => Reflect.get(window, "movedSoFar")());
}

/** The answer to a question appears only when its script runs. */
async function answerQuestion(page: Page): Promise<void> {
  const checkpoint = page.locator("[data-checkpoint]").first();
  await expect(checkpoint.getByRole("status")).toBeEmpty();
  await checkpoint.getByRole("radio").first().check();
  await expect(checkpoint.getByRole("status")).not.toBeEmpty();
}

for (const path of PAGES) {
  test(`${path} stands still while it loads, fits, has no barrier that axe finds, and keeps to the policy`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await page.setViewportSize(PHONE);
    expectStrictPolicy(await page.goto(path));
    const movedOnPhone = await watchShifts(page);
    await loadWidgets(page);
    expect(await overflow(page)).toBe(0);
    expect(await movedOnPhone()).toBeLessThan(0.02);
    expect(await violations(page, ALL_RULES)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    await expect.poll(() => overflow(page)).toBe(0);

    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(() => overflow(page)).toBe(0);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    expect(await violations(page, COLOUR_RULES)).toEqual([]);
    if (path.startsWith("/lessons/")) await answerQuestion(page);
  });
}

for (const path of WIDE_PAGES) {
  test(`${path} stands still while it loads on a desk`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    const moved = await watchShifts(page);
    await reachWidgets(page);
    expect(await moved()).toBeLessThan(0.02);
  });
}
