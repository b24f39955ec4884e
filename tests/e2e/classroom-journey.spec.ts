import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { PASSWORD, PIN } from "./classroom-cast";
import { capture, rmsDb, untilPlaying } from "./engine-page";
import { startInstance } from "./own-instance";
import { PHONE } from "./phone";

const { step } = test;

/** Where the pictures of the instructors' guide are kept; they are only taken when it is asked for. */
const PICTURES = process.env.PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: "disabled" });
}

/** A device of its own for somebody. */
async function deviceOf(browser: Browser, baseURL: string, viewport = { width: 1280, height: 900 }) {
  const context = await browser.newContext({ baseURL, viewport, acceptDownloads: true });
  return { context, page: await context.newPage() };
}

async function setUp(page: Page, token: string): Promise<void> {
  await page.goto(`/set-up#${token}`);
  await page.getByLabel("Your name").fill("Ada Admin");
  await page.getByLabel("User name").fill("ada");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByText("Signed in as Ada Admin")).toBeVisible();
}

/** @returns the link that lets the instructor in */
async function addInstructor(page: Page): Promise<string> {
  await page.goto("/classroom/people");
  await page.getByLabel("Name", { exact: true }).fill("Ines Okafor");
  await page.getByLabel("User name").fill("ines");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  return (await page.getByText(/\/reset#[\w-]{43}/).textContent()) ?? "";
}

/** @returns the class's code */
async function openClass(page: Page, link: string): Promise<string> {
  await page.goto(new URL(link).pathname + new URL(link).hash);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByLabel("Name of the class").fill("Mixing, autumn");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Make the class" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mixing, autumn" })).toBeVisible();
  await picture(page, "class");
  return (await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? "";
}

async function assignTheLead(page: Page): Promise<void> {
  await page.getByLabel("What is to be done").selectOption("exercise:set-the-lead");
  await page.getByLabel("Title", { exact: true }).fill("Where does the lead belong?");
  await page.getByLabel("Attempts", { exact: true }).fill("2");
  await picture(page, "assign");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(page.getByText("Where does the lead belong? is assigned.")).toBeVisible();
}

async function assignQuiz(page: Page): Promise<void> {
  await page.getByLabel("What is to be done").selectOption("quiz:hear-a-band");
  await page.getByLabel("Title", { exact: true }).fill("Which band?");
  await page.getByLabel("Questions", { exact: true }).fill("3");
  await picture(page, "quiz");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(page.getByText("Which band? is assigned.")).toBeVisible();
}

async function join(page: Page, code: string, name: string): Promise<void> {
  await page.goto("/join");
  await page.getByLabel("Class code").fill(code);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN").fill(PIN);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mixing, autumn" })).toBeVisible();
}

const leadOf = (page: Page) => page.getByRole("slider", { name: "Lead" });

async function begin(page: Page): Promise<void> {
  await page.goto("/classroom");
  await page.getByRole("link", { name: "Where does the lead belong?" }).click();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await expect(leadOf(page)).toBeVisible();
}

/** Answers every question of the quiz, the first after having heard it. */
async function answerQuiz(page: Page): Promise<void> {
  await page.goto("/classroom");
  await page.getByRole("link", { name: "Which band?" }).click();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  const question = (n: number) => page.getByRole("group", { name: new RegExp(`question ${n} of 3$`) });
  await question(1).getByRole("button", { name: /^Play/ }).click();
  await untilPlaying(question(1));
  expect(rmsDb((await capture(page, "output", 24_000)).left)).toBeGreaterThan(-70);
  for (const n of [1, 2, 3]) {
    await question(n).getByRole("button", { name: /Hz/ }).nth(n).click();
    if (n < 3) await question(n).getByRole("button", { name: /^Next/ }).click();
  }
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await expect(page.getByText(/^The class received it on/)).toBeVisible();
  await graded(page);
}

const graded = (page: Page) => expect(page.getByText(/of 10 points\.$/).first()).toBeVisible();

/** Hears a hand-in, pins a comment on its lead, and gives it back with a sentence. */
async function mark(page: Page, name: string): Promise<void> {
  await page
    .getByRole("row", { name: new RegExp(`^${name}`) })
    .getByRole("gridcell")
    .getByRole("button")
    .first()
    .click();
  await page.getByRole("link", { name: /^Open the work/ }).click();
  const work = page.getByRole("group", { name: /: the work$/ });
  await work.getByRole("button", { name: /^Play/ }).click();
  await untilPlaying(work);
  expect(rmsDb((await capture(page, "output", 24_000)).left)).toBeGreaterThan(-70);
  await picture(page, "open");
  await work.getByRole("button", { name: /^Stop/ }).click();
  await work.getByLabel("Say what you hear").fill("The lead hides behind the piano.");
  await work.getByLabel("On", { exact: true }).selectOption("lead/faderDb");
  await work.getByRole("button", { name: "Pin this comment" }).click();
  await page.getByLabel(/what works, and what comes next/).fill("Bring the lead forward.");
  await page.getByRole("button", { name: "Give it back" }).click();
  await expect(page.getByText(/^Given back on/)).toBeVisible();
}

test("a class from an empty server to its exported grades: four people, a phone, and a network that goes away", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(path.join(tmpdir(), "journey-"));
  const server = await startInstance(folder);
  await expect.poll(server.token).toBeDefined();
  const admin = await deviceOf(browser, server.address);
  const ines = await deviceOf(browser, server.address);
  const mia = await deviceOf(browser, server.address, PHONE);
  const tom = await deviceOf(browser, server.address);
  try {
    await setUp(admin.page, server.token() ?? "");
    const code = await openClass(ines.page, await addInstructor(admin.page));
    await ines.page.getByText("Assign something").click();
    await assignTheLead(ines.page);
    await assignQuiz(ines.page);
    await join(mia.page, code, "Mia");
    await join(tom.page, code, "Tom");

    await step("Mia loses the network in the middle; what she hands in goes when it is back", async () => {
      await begin(mia.page);
      await mia.page.getByRole("button", { name: "Hand in" }).click();
      await expect(
        mia.page.getByRole("alert").filter({ hasText: "Nothing has been changed yet" }),
      ).toBeVisible();
      await mia.page.getByRole("button", { name: "Go on working" }).click();
      await leadOf(mia.page).press("Home");
      await expect(mia.page.getByText(/^Saved in the class at/)).toBeVisible();
      await mia.context.setOffline(true);
      await leadOf(mia.page).press("PageUp");
      await expect(mia.page.getByText("Saved on this device; on its way to the class.")).toBeVisible();
      await mia.page.getByRole("button", { name: "Hand in" }).click();
      await expect(
        mia.page.getByText(/It is saved on this device\. The class cannot be reached/),
      ).toBeVisible();
      await picture(mia.page, "offline");
    });
    await step("Tom works meanwhile", async () => {
      await begin(tom.page);
      // Down, where there is always room.
      await leadOf(tom.page).press("PageDown");
      await tom.page.getByRole("button", { name: "Hand in" }).click();
      await expect(tom.page.getByText(/^The class received it on/)).toBeVisible();
      await graded(tom.page);
    });
    await step("Tom answers the quiz", () => answerQuiz(tom.page));
    await mia.context.setOffline(false);
    await expect(mia.page.getByText(/^The class received it on/)).toBeVisible();
    await graded(mia.page);

    await step("Ines opens what was asked and answered", async () => {
      await ines.page.getByRole("link", { name: "Which band?" }).click();
      await ines.page.getByRole("link", { name: "Open the marking queue" }).click();
      await expect(ines.page.getByText("A quiz is judged by the server.")).toBeVisible();
      await ines.page.getByRole("link", { name: "Tom" }).click();
      await expect(ines.page.getByRole("button", { name: /^Hear question/ })).toHaveCount(3);
      await ines.page.goto("/classroom");
      await ines.page.getByRole("link", { name: "Mixing, autumn" }).click();
    });
    await step("Ines hears it, and says what she hears", async () => {
      await ines.page.getByRole("link", { name: "Gradebook" }).click();
      await expect(ines.page.getByRole("grid")).toBeVisible();
      await picture(ines.page, "gradebook");
      await mark(ines.page, "Mia");
    });
    await step("Mia finds it on the fader, and hands in a better one", async () => {
      await mia.page.reload();
      await expect(mia.page.getByText("Bring the lead forward.")).toBeVisible();
      await picture(mia.page, "returned");
      await mia.page
        .getByRole("link", { name: /^Sun|^Mon|^Tue|^Wed|^Thu|^Fri|^Sat/ })
        .first()
        .click();
      await mia.page.getByRole("button", { name: "Comment on Lead" }).click();
      await expect(mia.page.getByText(/: The lead hides behind the piano\.$/).first()).toBeVisible();
      await mia.page.goBack();
      await mia.page.getByRole("button", { name: "Begin another attempt" }).click();
      await expect(leadOf(mia.page)).toBeVisible();
      await leadOf(mia.page).press("PageDown");
      await mia.page.getByRole("button", { name: "Hand in" }).click();
      await expect(mia.page.getByText(/^The class received it on/)).toBeVisible();
      await graded(mia.page);
    });
    await step("the grades are taken along", async () => {
      await ines.page.goto("/classroom");
      await ines.page.getByRole("link", { name: "Mixing, autumn" }).click();
      await ines.page.getByRole("link", { name: "Gradebook" }).click();
      const download = ines.page.waitForEvent("download");
      await ines.page.getByRole("link", { name: "Download as CSV" }).click();
      const csv = readFileSync(await (await download).path(), "utf8");
      const [head, mias, toms] = csv.split("\r\n").map((line) => line.split(","));
      expect(head?.slice(0, 3)).toEqual([
        "\uFEFFStudent",
        "Where does the lead belong? (of 10)",
        "Which band? (of 10)",
      ]);
      expect([mias?.[0], mias?.[2]]).toEqual(["Mia", ""]);
      expect(toms?.[0]).toBe("Tom");
      for (const points of [mias?.[1], toms?.[1], toms?.[2]]) expect(points).toMatch(/^\d+(\.\d+)?$/);
    });
  } finally {
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
