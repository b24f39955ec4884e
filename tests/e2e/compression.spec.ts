import { bypassedSession, labSession } from "@/components/widgets/compressor-lab/lab";
import { capture, countContexts, HEARD_FRAMES, readyWidget, snapshotOf, untilMatched } from "./engine-page";
import { expect, test } from "./page-watch";
import { differenceDb, printedHere, publishedSession, sameStretch } from "./song-prints";

const LESSON = "/lessons/compression";
/** The chorus, in which the first lab plays, and a stretch in it. */
const CHORUS_FRAME = 24 * 48000;
const PRINTED_FRAMES = CHORUS_FRAME + HEARD_FRAMES + 48000;
const FIRST = { index: 0, id: "first-listen" };
const THRESHOLD = { index: 1, id: "threshold" };

test("the first lab's bypass is matched, its amount is said, and both sides are the console's", async ({
  page,
}) => {
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
  const part = { song: publishedSession("songwriter", "mix"), stripId: "lead" };
  const compressed = labSession(part, "alone", { thresholdDb: -24, ratio: 4, makeupDb: 12 });
  for (const session of [bypassedSession(compressed, "lead"), compressed]) {
    await page.keyboard.press("0");
    const captured = await capture(page, "print", HEARD_FRAMES);
    const [heard, expected] = sameStretch(captured, await printedHere(session, PRINTED_FRAMES));
    // What the compressor did before the loop began anew dies away; the last bit of a sample may still tell it.
    expect(differenceDb(heard, expected)).toBeLessThan(-100);
    await page.keyboard.press("p");
  }
});

test("at a threshold of 0 dB nothing happens, and it is said; by keyboard it begins to work", async ({
  page,
}) => {
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
  await page.goto(LESSON);
  const exercise = page.locator("[data-widget][aria-label^='Exercise']");
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await check.waitFor();
  await check.press("Enter");
  await expect(exercise.getByText(/^Not yet\. The compressor is doing nothing yet/)).toBeVisible();
  await exercise.getByRole("slider", { name: "Threshold", exact: true }).focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("PageDown");
  await check.press("Enter");
  await expect(exercise.getByText(/Loud and soft/).first()).toBeVisible();
  await exercise.getByRole("button", { name: "Another one" }).press("Enter");
  await expect(check).toBeVisible();
});
