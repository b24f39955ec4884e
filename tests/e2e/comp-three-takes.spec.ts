import {
  alignedEnds,
  captureFromStart,
  HEARD_FRAMES,
  readyWidget,
  rmsDb,
  SETTLED_FRAMES,
  untilState,
} from "./engine-page";
import { expect, test } from "./page-watch";

const WIDGET = { index: 1, id: "borders" };
const LINE_FRAMES = 192000;

test("a lane's line is heard in the comp when its number is pressed, to the sample", async ({ page }) => {
  await page.goto("/lessons/comp-three-takes");
  const widget = await readyWidget(page, WIDGET.index);
  await untilState(page, WIDGET.id, "ready");
  await widget
    .getByRole("group", { name: /^Line 1/ })
    .getByRole("radio", { name: "Take 1" })
    .focus();
  await page.keyboard.press("2");
  await widget.getByRole("button", { name: /^Play/ }).click();
  await untilState(page, WIDGET.id, "playing");
  const captured = [];
  for (const side of ["comp", "take-1", "take-2"]) {
    captured.push(await captureFromStart(page, WIDGET.id, side, HEARD_FRAMES));
    expect(captured.at(-1)?.endFrame).toBeLessThan(LINE_FRAMES);
  }
  const [comp, first, second] = alignedEnds(captured).map((heard) => heard.slice(SETTLED_FRAMES));
  expect(rmsDb(comp!)).toBeGreaterThan(-60);
  expect(comp).toEqual(second);
  expect(comp).not.toEqual(first);
  await page.keyboard.press("Escape");
});

test("the exercise is done by keyboard, and says which line went wrong", async ({ page }) => {
  await page.goto("/lessons/comp-three-takes");
  const exercise = page.locator("[data-widget][aria-label^='Exercise']");
  await exercise.scrollIntoViewIfNeeded();
  const check = exercise.getByRole("button", { name: "Check my answer" });
  await check.waitFor();
  await exercise
    .getByRole("group", { name: /^Line 2/ })
    .getByRole("radio", { name: "Take 1" })
    .focus();
  await page.keyboard.press("2");
  await check.focus();
  await page.keyboard.press("Enter");
  await expect(exercise.getByRole("heading", { name: /Not quite|You have it/ })).toBeFocused();
  await expect(exercise.getByText(/of the lines are clean|Every line comes/)).toBeVisible();
});
