import { randomUUID } from "node:crypto";
import { ASSIGNMENTS, fillLargeClass, STUDENTS } from "@/scripts/bench/large-class";
import { startSignIn } from "@/server/auth/sign-in";
import { openStore } from "@/server/db/store";
import { write } from "@/server/db/transactions";
import { ADDRESS } from "./classroom-cast";
import { expect, test } from "./page-watch";

/** A class of the largest size, beside the server that uses the same file, and a sign-in of its instructor. */
async function largeClass(): Promise<{ classId: string; token: string }> {
  const store = await openStore({ kind: "sqlite", place: "test-results/data/classroom.sqlite" });
  try {
    const { classId, instructor } = await fillLargeClass(store, `ines-${randomUUID()}`);
    const device = { device: "test", earlier: undefined };
    const token = await write(store, (writer) => startSignIn(writer, instructor, device, Date.now()));
    return { classId, token };
  } finally {
    await store.close();
  }
}

test("a gradebook of 500 × 40 holds few rows in the page, and is walked through to its end", async ({
  page,
}) => {
  const { classId, token } = await largeClass();
  await page.context().addCookies([{ name: "sign-in", value: token, url: ADDRESS }]);
  const start = performance.now();
  await page.goto(`/classroom/classes/${classId}/gradebook`);
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("rowheader").first()).toBeVisible();
  test.info().annotations.push({
    type: "500 × 40 in the page",
    description: `${Math.round(performance.now() - start)} ms`,
  });
  await expect(grid).toHaveAttribute("aria-rowcount", String(STUDENTS + 1));
  expect(await grid.getByRole("row").count()).toBeLessThan(60);
  const place = () => page.evaluate(() => document.activeElement?.getAttribute("data-place"));
  await page.getByRole("link", { name: "Download as CSV" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+End");
  expect(await place()).toBe(`${STUDENTS}:${ASSIGNMENTS + 1}`);
  await expect(page.locator("[data-place]:focus")).toBeInViewport();
  for (let pages = 0; pages < 3; pages += 1) await page.keyboard.press("PageUp");
  expect(await place()).toBe(`${STUDENTS - 30}:${ASSIGNMENTS + 1}`);
  await expect(page.locator("[data-place]:focus")).toBeInViewport();
  await page.getByLabel("Find a student").fill("Student 499");
  await expect(page.getByText(`1 of ${STUDENTS} students`)).toBeVisible();
});
