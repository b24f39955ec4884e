import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { capture, countContexts, readyWidget } from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/near-and-far";
const ROOM_INDEX = 2;
const ORDER_INDEX = 4;

test("a source that walks to the back by keyboard is heard with its room, and the number says so", async ({
  page,
}) => {
  const contexts = await countContexts(page);
  await page.goto(LESSON);
  const widget = await readyWidget(page, ROOM_INDEX);
  expect(await contexts()).toBe(0);
  await widget.getByRole("switch", { name: "Match loudness" }).press("Space");
  await widget.getByRole("button", { name: /^Play/ }).press("Enter");
  // The same two seconds, from the beginning of the chorus.
  const frames = 2 * 48000;
  await page.keyboard.press("0");
  const front = await capture(page, "print", frames);
  const lead = widget.getByRole("button", { name: /^Lead: tenor sax: in front/ });
  await lead.focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowUp");
  await expect(
    widget.getByRole("button", { name: /^Lead: tenor sax: at the back, 100 percent/ }),
  ).toBeVisible();
  await page.keyboard.press("0");
  const back = await capture(page, "print", frames);
  const lufs = ({ left, right }: typeof front) => integratedLoudness([left, right]) ?? Number.NaN;
  // The saxophone's room at its own level: about 3 dB more of it, and it leads the three.
  expect(lufs(back) - lufs(front)).toBeGreaterThan(1);
  expect(lufs(back) - lufs(front)).toBeLessThan(4);

  await widget.getByRole("button", { name: "Show the numbers" }).press("Enter");
  await expect(widget.getByRole("row", { name: /^Lead: tenor sax −[01]\.\d dB/ })).toBeVisible();
  await expect(widget.getByRole("row", { name: /^Piano \+24\.\d dB/ })).toBeVisible();
});

test("an order is given by keyboard, and is shown only then", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, ORDER_INDEX);
  await expect(widget.getByText(/percent of the way/)).toHaveCount(0);
  for (const [i, row] of ["Front", "Middle", "Back"].entries()) {
    await widget.getByRole("radio", { name: row }).nth(i).press("Space");
  }
  await widget.getByRole("button", { name: "That is my order" }).press("Enter");
  await expect(widget.getByText(/^(All three are right|One of three|None is right)/)).toBeVisible();
  await expect(widget.getByRole("button", { name: /percent of the way/ })).toHaveCount(3);
});

test("the exercise tells an order, asks for an effort, and marks in words", async ({ page }) => {
  await page.goto(LESSON);
  const exercise = page.locator("[data-widget][aria-label^='Exercise']");
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await check.waitFor();
  await expect(
    exercise.getByText(/This time: .+ in front, .+ in the middle, .+ at the back\./),
  ).toBeVisible();
  await check.press("Enter");
  await expect(exercise.getByText(/^Not yet\. Nobody has moved yet/)).toBeVisible();
  await exercise.getByRole("button", { name: /^Piano: / }).focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowUp");
  await check.press("Enter");
  await expect(exercise.getByText(/direct to room/).first()).toBeVisible();
});
