import { violations } from "./barriers";
import { newRoom, unique } from "./classroom-cast";
import { signInAs } from "./classroom-works";
import { readyWidget, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow } from "./phone";
import { typeValue } from "./studio-page";

test("a desk in the studio becomes an assignment whose goals can be judged, and a student's answer is graded", async ({
  page,
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const { instructor, student: joined } = await newRoom(origin);
  const student = joined.visitor;

  const make = page.getByRole("button", { name: "Make this an assignment" });
  const openSong = async () => {
    await page.goto("/studio/jazz-trio");
    const mixer = await readyWidget(page, 0);
    await untilState(page, "studio", "ready");
    return mixer;
  };
  await openSong();
  await expect(make).toHaveCount(0);
  await signInAs(page, instructor.visitor);
  await page.goto("/classroom");
  // The page leaves its mark once it runs, not when it is there.
  await page.waitForFunction(() => localStorage.getItem("behind-the-glass/staff") !== null);
  const mixer = await openSong();
  await typeValue(mixer, "Bass, microphone fader", "-20");
  await make.click();

  await expect(page.getByRole("heading", { level: 1, name: "Make an assignment" })).toBeVisible();
  const title = unique("Bring it back");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("What is to be done").fill("Somebody lost the bass. <b>Bring it back.</b>");
  await page.getByRole("button", { name: "Add a goal" }).click();
  const goal = page.getByRole("group", { name: "Goal 1" });
  await goal.getByLabel("Of", { exact: true }).selectOption({ label: "Bass, microphone" });
  await goal.getByLabel("At least, in LU").fill("-60");
  const answerOf = page.waitForResponse((response) => response.url().endsWith("/check"));
  await page.getByRole("button", { name: "Check the goals" }).click();
  await answerOf;
  await expect(goal.getByText(/Cannot be judged\. The start meets it already/)).toBeVisible();
  await goal.getByLabel("At least, in LU").fill("-15");
  await goal.getByLabel("At most, in LU").fill("6");
  await page.getByLabel("How you would have it").selectOption({ label: "Mix B" });
  await page.getByRole("button", { name: "Check the goals" }).click();
  await expect(
    goal.getByText(/Judged: now −\d+\.\d LU, wanted −15\.0 to 6\.0 LU\. Your own answer: /),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await overflow(page)).toBe(0);
  await page.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  const device = await browser.newContext({ baseURL: origin });
  const desk = await device.newPage();
  await signInAs(desk, student);
  await desk.goto("/classroom");
  await desk.getByRole("link", { name: title }).click();
  await desk.getByRole("button", { name: "Begin" }).click();
  await expect(desk.getByText("Somebody lost the bass. <b>Bring it back.</b>")).toBeVisible();
  await expect(desk.getByText("Bass, microphone lies −15.0 to 6.0 LU over the rest.").first()).toBeVisible();
  await expect(desk.getByRole("button", { name: "Make this an assignment" })).toHaveCount(0);
  const fader = desk.getByRole("slider", { name: "Bass, microphone fader" });
  await expect(fader).toHaveAttribute("aria-valuetext", "minus 20 decibels");
  for (let i = 0; i < 4; i++) await fader.press("PageUp");
  await desk.getByRole("button", { name: "Hand in" }).click();
  await expect(desk.getByText(/of 10 points\.$/).first()).toBeVisible();
  await expect(
    desk.getByText(/Bass, microphone lies −15\.0 to 6\.0 LU over the rest\. Yours: /).first(),
  ).toBeVisible();
  await expect(desk.getByRole("button", { name: /As your instructor has it/ })).toBeVisible();
  await device.close();
});
