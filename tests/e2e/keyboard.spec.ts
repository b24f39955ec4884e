import type { Locator, Page } from "@playwright/test";
import { untilPlaying } from "./engine-page";
import { expect, test } from "./page-watch";

/** Tab until an element has the focus: how a person without a pointer gets there. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor({ state: "attached" });
  for (let i = 0; i < 300; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus never came to ${target}.`);
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

test("the lesson on distance, by keyboard alone", async ({ page }) => {
  await page.goto("/lessons/distance-and-room");
  const first = page.locator("[data-widget]").first();
  await tabTo(page, first.getByRole("button", { name: /^Play/ }));
  await page.keyboard.press("Space");
  await expect(first.getByRole("button", { name: /^Stop/ })).toBeFocused();
  await page.keyboard.press("b");
  await expect(first.getByRole("button", { name: "B", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(first.getByRole("button", { name: /^Play/ })).toBeVisible();

  const question = page.locator("[data-checkpoint]").first();
  await tabTo(page, question.getByRole("radio").first());
  await page.keyboard.press("Space");
  await expect(question.getByRole("status")).not.toBeEmpty();

  const second = page.locator("[data-widget]").nth(1);
  const directToRoom = second.locator("dd").first();
  const microphone = second.getByLabel(/^Microphone, /);
  await tabTo(page, microphone);
  const before = await directToRoom.innerText();
  await press(page, "ArrowRight", 10);
  await expect(directToRoom).not.toHaveText(before);
  await press(page, "Control+z", 10);
  await expect(directToRoom).toHaveText(before);

  await tabTo(page, page.getByRole("button", { name: "Mark this lesson finished" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("This lesson is finished.")).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: /^Next: / }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Live room or booth/);
});

test("the exercise, by keyboard alone, from the first sound to the answer and the next variant", async ({
  page,
}) => {
  await page.goto("/lessons/eq-in-context");
  const exercise = page.locator("[data-widget][aria-label='Exercise: undo the hidden EQ']");
  // The exercise loads when it comes near; whoever gets past it meanwhile goes back.
  await tabTo(page, page.getByRole("button", { name: "Mark this lesson finished" }));
  await tabTo(page, exercise.getByRole("button", { name: /^Play/ }), "Shift+Tab");
  await page.keyboard.press("Space");
  await untilPlaying(exercise);
  await page.keyboard.press("a");
  await page.keyboard.press("b");

  await tabTo(page, exercise.getByRole("button", { name: "Check my answer" }));
  await page.keyboard.press("Enter");
  await expect(exercise.getByText(/^Not yet\./)).toBeVisible();

  const gain = exercise.getByRole("slider", { name: "Gain", exact: true });
  await tabTo(page, exercise.getByRole("radio", { name: "Band 1" }), "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(exercise.getByRole("radio", { name: "Band 2" })).toBeChecked();
  await tabTo(page, gain);
  await press(page, "ArrowDown", 6);
  await expect(gain).toHaveAttribute("aria-valuetext", "minus 3 decibels");
  await tabTo(page, exercise.getByRole("button", { name: "Check my answer" }));
  await page.keyboard.press("Enter");
  const another = exercise.getByRole("button", { name: "Another one" });
  await tabTo(page, another);
  await expect(exercise.getByText(/decibel|dB/).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(exercise.getByRole("button", { name: "Check my answer" })).toBeVisible();
});

test("letter keys can be turned off, and Esc stops from anywhere", async ({ page }) => {
  await page.goto("/lessons/distance-and-room");
  await page.getByLabel(/^Letter keys inside widgets/).uncheck();
  const widget = page.locator("[data-widget]").first();
  await widget.getByRole("button", { name: /^Play/ }).press("Space");
  await widget.getByRole("button", { name: /^Stop/ }).press("b");
  await expect(widget.getByRole("button", { name: "A", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.locator("h1").click();
  await page.keyboard.press("Escape");
  await expect(widget.getByRole("button", { name: /^Play/ })).toBeVisible();
});
