import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";

const FILE = "tests/fixtures/progress-1.json";

/** Progress of a student who missed a question long ago. */
async function bring(page: Page): Promise<void> {
  await page.goto("/progress");
  await page.getByLabel("Open a file").setInputFiles(FILE);
  await expect(page.getByText("8 steps and 1 piece of unfinished work were added")).toBeVisible();
}

test("what was missed is due, is asked again, and is heard again in its lesson", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto("/review");
  await expect(page.getByText(/^Nothing is due today\. What you miss in a lesson comes back/)).toBeVisible();
  await bring(page);
  // The exercise was missed on purpose, and is not due.
  const due = "Due today: 1 question, 1 sound of a quiz.";
  await expect(page.getByText(due)).toBeVisible();
  await page.goto("/");
  await expect(page.getByText(due)).toBeVisible();
  await page.getByRole("link", { name: "Come back to them" }).press("Enter");
  await page.getByRole("button", { name: "Ask me the question" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Question 1 of 1" })).toBeFocused();
  await page.getByRole("button", { name: "Go from nasal and hard to boomy and warm" }).press("Enter");
  await expect(page.getByText(/^Yes\. Around 1 kilohertz/)).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.getByRole("link", { name: "Hear it again in its lesson" }).click();
  await expect(page).toHaveURL(/\/lessons\/eq-in-context#question-where-is-nasal$/);
  const question = page.locator("[data-checkpoint=where-is-nasal]");
  await expect(question.getByText("Yes.")).toBeVisible();
  await expect(question).toBeInViewport();
  await page.goto("/");
  await expect(page.getByText("Due today: 1 sound of a quiz.")).toBeVisible();
});

test("a progress file of a later version is refused, and what is here stays", async ({ page }) => {
  await bring(page);
  const later = JSON.stringify({ ...JSON.parse(readFileSync(FILE, "utf8")), version: 2 });
  await page
    .getByLabel("Open a file")
    .setInputFiles({ name: "later.json", mimeType: "application/json", buffer: Buffer.from(later) });
  await expect(page.getByText(/made by a later version of Behind the Glass; open it there/)).toBeVisible();
  await page.reload();
  await expect(page.getByText("Due today: 1 question, 1 sound of a quiz.")).toBeVisible();
});
