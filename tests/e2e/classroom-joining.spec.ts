import type { BrowserContext, Page } from "@playwright/test";
import { overflow, violations } from "./barriers";
import { ADDRESS, newAdmin, newTeacher, PASSWORD, PIN, unique } from "./classroom-cast";
import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./page-watch";

const PHONE = { width: 390, height: 800 };

/** Uses another person's sign-in in a page. */
async function beAs(context: BrowserContext, visitor: { storageState(): Promise<{ cookies: object[] }> }) {
  await context.clearCookies();
  const { cookies } = await visitor.storageState();
  await context.addCookies(cookies as Parameters<BrowserContext["addCookies"]>[0]);
}

/** Opens a lesson, until the browser has kept that it was opened. */
async function openLesson(page: Page) {
  await page.goto(`/lessons/${lessonSlugs[0]}`);
  const countEvents = () =>
    page.evaluate(async () => {
      // Opened before the page does, it would be made without its stores.
      const made = (await indexedDB.databases()).some(({ name }) => name === "behind-the-glass");
      if (!made) return 0;
      return new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("behind-the-glass");
        opening.onerror = reject;
        opening.onsuccess = () => {
          const counting = opening.result.transaction("events").objectStore("events").count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      });
    });
  await expect.poll(countEvents).toBeGreaterThan(0);
}

/** A page fits and has no barrier, on a phone and on a desk, in the dark and by daylight. */
async function expectNoBarrier(page: Page) {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page)).toEqual([]);
  }
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => overflow(page)).toBe(0);
  }
}

test("a student joins on a phone: three fields, two taps, and what they did before comes along", async ({
  page,
  context,
}) => {
  const admin = await newAdmin(ADDRESS);
  const ines = await newTeacher(ADDRESS, admin.visitor, "instructor");
  await beAs(context, ines.visitor);

  const className = unique("Mixing");
  await page.goto("/classroom");
  await expect(page.getByText("You have no class yet")).toBeVisible();
  await expectNoBarrier(page);
  await page.getByLabel("Name of the class").fill(className);
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Make the class" }).click();
  await expect(page.getByRole("heading", { level: 1, name: className })).toBeVisible();
  const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();
  await expect(page.getByText("Nobody has joined yet")).toBeVisible();

  // A stranger with a phone, who has opened a lesson already.
  await context.clearCookies();
  await page.setViewportSize(PHONE);
  await openLesson(page);
  await page.goto("/join");
  const startedAt = Date.now();
  await page.getByLabel("Class code").fill((code ?? "").toLowerCase());
  await page.getByLabel("Name").fill("Mia");
  await page.getByLabel("PIN").fill(PIN);
  await page.getByRole("button", { name: "Join" }).click();
  const joinedAt = Date.now();
  await page.getByRole("button", { name: "Bring my progress" }).click();
  await expect(page.getByRole("heading", { level: 1, name: className })).toBeVisible();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  test.info().annotations.push({
    type: "joined",
    description: `${seconds} s, of it ${((joinedAt - startedAt) / 1000).toFixed(1)} s to the first tap`,
  });
  console.log(`Joined with three fields and two taps in ${seconds} s.`);
  await expectNoBarrier(page);
  await expect(page.getByText("Signed in as Mia")).toBeVisible();
  await expect(page.getByText("Join code")).toHaveCount(0);

  await page.goto("/classroom/account");
  await expect(page.getByText("this device · since")).toBeVisible();
  await expectNoBarrier(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save to a file" }).click();
  const kept = JSON.parse(await readAll(await (await download).createReadStream()));
  expect(kept.person.name).toBe("Mia");
  expect(kept.progress.map(({ kind }: { kind: string }) => kind)).toContain("lesson-opened");

  await beAs(context, ines.visitor);
  await page.goto("/classroom");
  await page.getByRole("link", { name: className }).click();
  await expect(page.getByRole("link", { name: "Mia" })).toBeVisible();
  await page.getByText("More about Mia").click();
  for (const summary of ["Who may join", "Add names", "Add somebody who teaches"])
    await page.getByText(summary, { exact: true }).click();
  await expectNoBarrier(page);
  await page.getByRole("button", { name: "Link for a new PIN" }).click();
  await expect(page.getByText(/\/reset#[\w-]{43}/)).toBeVisible();
});

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

test("an administrator adds an instructor, who opens the link and is in", async ({ page, context }) => {
  const admin = await newAdmin(ADDRESS);
  await beAs(context, admin.visitor);
  await page.goto("/classroom/people");
  await expect(page.getByText(admin.name).first()).toBeVisible();
  await expectNoBarrier(page);
  const name = unique("Ines");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("User name").fill(name.toLowerCase().replace(" ", "-"));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const link = await page.getByText(/\/reset#[\w-]{43}/).textContent();
  await expect(page.getByText("has no password yet").first()).toBeVisible();
  await context.clearCookies();
  await page.goto(link ?? "");
  await expect(page.getByText(`Hello ${name}.`)).toBeVisible();
  await expectNoBarrier(page);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("You have no class yet")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Instructor or assistant" }).click();
  await page.getByLabel("User name").fill(name.toLowerCase().replace(" ", "-"));
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Classes" })).toBeVisible();
});

test("progress goes to another device by a code, and only what was chosen", async ({ page, browser }) => {
  await openLesson(page);
  await page.goto("/progress");
  await page.getByRole("button", { name: "Make a code" }).click();
  const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();
  const other = await (await browser.newContext({ baseURL: ADDRESS })).newPage();
  await other.goto("/progress");
  await expect(other.getByText("There is nothing to move from this device yet.")).toBeVisible();
  await other.getByLabel("Code from your other device").fill(code ?? "");
  await other.getByRole("button", { name: "Fetch it" }).click();
  await expect(other.getByText(/step(s)? (was|were) added to your progress/)).toBeVisible();
  await other.context().close();
});
