import type { Page } from "@playwright/test";
import { overflow, violations } from "./barriers";
import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./page-watch";

const PAGES = [
  ...["/", "/progress", "/review", "/how-we-know", "/songs", "/studio"],
  ...["/join", "/sign-in", "/set-up", "/reset"],
  // Songs differ in their data: a loop with four states, and a whole song with seven.
  ...["flagship", "second-light"].flatMap((id) => [`/songs/${id}`, `/studio/${id}`]),
  ...lessonSlugs.map((slug) => `/lessons/${slug}`),
];

/** Brings every widget of the page into being. */
async function loadWidgets(page: Page): Promise<void> {
  for (const widget of await page.locator("[data-widget]").all()) {
    await widget.scrollIntoViewIfNeeded();
    await expect(widget.locator("[data-waiting]")).toHaveCount(0);
    // An exercise is there once its sound has been rendered; a list of nothing has words only.
    const there = widget.getByRole("button").or(widget.getByText("No mix is kept"));
    await expect(there.first()).toBeVisible({ timeout: 20_000 });
  }
}

/** Adds up how far things move by themselves, from now on. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) moved += value;
      }
      Reflect.set(window, "movedSoFar", moved);
    }).observe({ type: "layout-shift", buffered: true });
    Reflect.set(window, "movedSoFar", 0);
  });
  return () => page.evaluate(() => Reflect.get(window, "movedSoFar"));
}

for (const path of PAGES) {
  test(`${path} stands still while it loads on a phone, fits, and has no barrier that axe finds`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(path);
    const moved = await watchShifts(page);
    await loadWidgets(page);
    expect(await overflow(page)).toBe(0);
    expect(await moved()).toBeLessThan(0.02);
    expect(await violations(page)).toEqual([]);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => overflow(page)).toBe(0);
    }
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    expect(await violations(page)).toEqual([]);
  });
}
