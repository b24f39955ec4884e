import {
  alignedEnds,
  captureFromStart,
  HEARD_FRAMES,
  rmsDb,
  SETTLED_FRAMES,
  untilPlaying,
} from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow, PHONE } from "./phone";

const LESSON = "/lessons/one-session-from-five-chairs";

test("five chairs are decided by keyboard, heard, and each is measured", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  const session = page.locator('[data-widget][aria-label="Exercise: five decisions"]');
  await session.scrollIntoViewIfNeeded();
  const check = session.getByRole("button", { name: "Check my answer" });
  await expect(check).toBeVisible();
  expect(await overflow(page)).toBe(0);

  await session.getByRole("radio", { name: "Take 2" }).press("Space");
  await session.getByRole("radio", { name: "Leave them out" }).press("Space");
  await session.getByRole("radio", { name: "Both, moved in time" }).press("Space");
  const drive = session.getByRole("slider", { name: /^(Drive|Input)/ });
  await session.getByRole("button", { name: /^Play/ }).press("Space");
  await untilPlaying(session);
  const driven = await captureFromStart(page, "session", "yours", HEARD_FRAMES);
  await drive.press("Home");
  const eased = await captureFromStart(page, "session", "yours", HEARD_FRAMES);
  const [louder, softer] = alignedEnds([driven, eased]).map((heard) => rmsDb(heard.subarray(SETTLED_FRAMES)));
  expect(louder).toBeGreaterThan((softer ?? Number.NaN) + 3);

  await check.press("Enter");
  await expect(session.getByText(/^Producer: the piano's answers are left out/)).toBeVisible();
  await expect(session.getByText(/^Recording: the guitar is whole/)).toBeVisible();
  await expect(session.getByText(/^Mastering: /).first()).toBeVisible();
});
