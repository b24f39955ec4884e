import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { capture, countContexts, readyWidget, snapshotOf, untilMatched } from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/compression";
const FIRST = { index: 0, id: "first-listen" };
const THRESHOLD = { index: 1, id: "threshold" };

test("the first lab's bypass is matched, its amount is said, and both sides are equally loud", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const contexts = await countContexts(page);
  await page.goto(LESSON);
  const widget = await readyWidget(page, FIRST.index);
  expect(await contexts()).toBe(0);
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await untilMatched(page, FIRST.id);
  await expect(widget.getByText(/^Compressed is turned down by \d\.\d dB to match\.$/)).toBeVisible();
  const amounts = (await snapshotOf(page, FIRST.id)).matches.map(({ gainDb }) => gainDb);
  // With 12 dB of make-up the compressed side is 2.8 dB louder: figures of the lesson.
  expect(Math.min(...amounts)).toBeGreaterThan(-2.9);
  expect(Math.min(...amounts)).toBeLessThan(-2.7);
  expect(Math.max(...amounts)).toBe(0);

  await page.keyboard.press("p");
  await expect(widget.getByRole("button", { name: /^Bypass/ })).toHaveAttribute("aria-pressed", "true");
  // One whole loop of twelve seconds on each side, from wherever it is: the compressor comes from another note each time.
  const bypassed = await capture(page, "print", 12 * 48000);
  await page.keyboard.press("p");
  const compressed = await capture(page, "print", 12 * 48000);
  const lufs = ({ left, right }: typeof bypassed) => integratedLoudness([left, right]) ?? Number.NaN;
  expect(lufs(compressed) - lufs(bypassed)).toBeGreaterThan(2.8 - 0.4);
  expect(lufs(compressed) - lufs(bypassed)).toBeLessThan(2.8 + 0.4);
});

test("at a threshold of 0 dB nothing happens, and it is said; by keyboard it begins to work", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(LESSON);
  const widget = await readyWidget(page, THRESHOLD.index);
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  await expect(widget.getByText("0 dB: it is doing nothing")).toBeVisible();
  const threshold = widget.getByRole("slider", { name: "Threshold", exact: true });
  await threshold.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("PageDown");
  await expect(widget.getByRole("img", { name: /turned down by up to [1-9]/ })).toBeVisible();
});

test("the exercise asks for an effort, marks in words, and gives another one", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(LESSON);
  const exercise = page.locator("[data-widget][aria-label^='Exercise']");
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await check.waitFor({ timeout: 90_000 });
  await check.press("Enter");
  await expect(exercise.getByText(/^Not yet\. The compressor is doing nothing yet/)).toBeVisible({
    timeout: 60_000,
  });
  await exercise.getByRole("slider", { name: "Threshold", exact: true }).focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("PageDown");
  await check.press("Enter");
  await expect(exercise.getByText(/Loud and soft/).first()).toBeVisible({ timeout: 60_000 });
  await exercise.getByRole("button", { name: "Another one" }).press("Enter");
  await expect(check).toBeVisible({ timeout: 60_000 });
});

test("nothing is wider than a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(LESSON);
  await readyWidget(page, FIRST.index);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});
