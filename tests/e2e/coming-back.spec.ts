import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { readyWidget } from "./engine-page";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

function openBrowser(folder: string, baseURL: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { executablePath, args: ["--no-sandbox"], baseURL });
}

/** Answers a question and turns the first equaliser's bell down by keys. */
async function work(page: Page): Promise<void> {
  await page.goto("/lessons/eq-in-context");
  const widget = await readyWidget(page, 0);
  const gain = widget.getByRole("slider", { name: "Gain", exact: true });
  for (let i = 0; i < 4; i++) await gain.press("ArrowDown");
  await expect(gain).toHaveAttribute("aria-valuetext", "10 decibels");
  await page.locator("[data-checkpoint]").first().getByRole("radio").nth(1).press("Space");
  await expect(page.locator("[data-checkpoint]").first().getByText("Yes.")).toBeVisible();
  await expect.poll(() => keptGains(page)).toContain(10);
}

/** Gains of the bells in the drafts that this browser keeps. */
function keptGains(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("behind-the-glass"));
    const drafts = await done(database.transaction("drafts").objectStore("drafts").getAll());
    database.close();
    return [...JSON.stringify(drafts).matchAll(/"gainDb":(-?[0-9.]+)/g)].map(([, gainDb]) => Number(gainDb));
  });
}

/** What the student left is there again. */
async function expectWork(page: Page): Promise<void> {
  const widget = await readyWidget(page, 0);
  await expect(widget.getByRole("slider", { name: "Gain", exact: true })).toHaveAttribute(
    "aria-valuetext",
    "10 decibels",
  );
  await expect(page.locator("[data-checkpoint]").first().getByText("Yes.")).toBeVisible();
}

test("a student closes the browser, comes back, and goes on", async ({ baseURL }) => {
  const folder = mkdtempSync(path.join(tmpdir(), "course-profile-"));
  const first = await openBrowser(folder, baseURL ?? "");
  await work(await first.newPage());
  await first.close();

  const second = await openBrowser(folder, baseURL ?? "");
  const page = await second.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: /Continue where you were/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/EQ in context/);
  await expectWork(page);
  await second.close();
});

test("progress goes to another browser by file", async ({ browser, baseURL }) => {
  const one = await browser.newContext({ baseURL: baseURL ?? "" });
  const page = await one.newPage();
  await work(page);
  await page.getByRole("link", { name: "Progress" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save to a file" }).click(),
  ]);

  const other = await browser.newContext({ baseURL: baseURL ?? "" });
  const there = await other.newPage();
  await there.goto("/progress");
  await there.getByLabel("Open a file").setInputFiles(await download.path());
  await expect(
    there.getByRole("status").filter({ hasText: /(was|were) added to your progress/ }),
  ).toBeVisible();
  await there.getByRole("link", { name: /^EQ in context/ }).click();
  await expectWork(there);
  await one.close();
  await other.close();
});
