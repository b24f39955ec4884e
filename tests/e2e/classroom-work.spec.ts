import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { ask, idOf, newAdmin, newClass, newStudent, newTeacher, told, unique } from "./classroom-cast";
import { expect, test } from "./page-watch";

const ADDRESS = `http://127.0.0.1:${process.env.E2E_PORT ?? "4173"}`;
const EXERCISE = { kind: "exercise", exerciseId: "set-the-lead" };

const assigned = (changes: object = {}) => ({
  title: unique("The lead"),
  content: EXERCISE,
  opensAt: null,
  dueAt: null,
  closesAt: null,
  maxAttempts: 2,
  timeLimitMinutes: null,
  credit: [],
  maxPoints: 10,
  isAnonymous: false,
  isPublished: true,
  results: "at-once",
  ...changes,
});

async function makeClass() {
  const admin = await newAdmin(ADDRESS);
  const instructor = await newTeacher(ADDRESS, admin.visitor, "instructor");
  const here = await newClass(instructor.visitor);
  const [mia, tom] = [await newStudent(ADDRESS, here.code), await newStudent(ADDRESS, here.code)];
  return { admin, instructor, here, mia, tom };
}

let made: Awaited<ReturnType<typeof makeClass>>;
test.beforeAll(async () => {
  made = await makeClass();
});

const assign = (changes: object = {}) =>
  told<{ id: string }>(
    made.instructor.visitor,
    "POST",
    `classes/${made.here.id}/assignments`,
    assigned(changes),
  );

/** The page is signed in as whoever the visitor is. */
async function become(page: Page, visitor: APIRequestContext): Promise<void> {
  const { cookies } = await visitor.storageState();
  await page.context().addCookies(cookies);
}

interface Handed {
  readonly variantId: string;
  readonly shown: {
    readonly exercise: { readonly start: { readonly tracks: readonly { faderDb: number }[] } };
  };
}

const begin = (visitor: APIRequestContext, assignment: string) =>
  told<Handed>(visitor, "POST", `assignments/${assignment}/attempts`, {});

test("an exercise is assigned on the class's page and begun by a student, who goes offline in the middle", async ({
  page,
  browser,
}) => {
  const { instructor, here, mia } = made;
  await become(page, instructor.visitor);
  await page.goto(`/classroom/classes/${here.id}`);
  await page.getByText("Assign something").click();
  const title = unique("Lead offline");
  await page.getByLabel("What is to be done").selectOption("exercise:set-the-lead");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Attempts", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(page.getByText(`${title} is assigned.`)).toBeVisible();

  const device = await browser.newContext({ baseURL: ADDRESS });
  const student = await device.newPage();
  await become(student, mia.visitor);
  await student.goto("/classroom");
  await student.getByRole("link", { name: title }).click();
  await student.getByRole("button", { name: "Begin" }).click();
  const fader = student.getByRole("slider", { name: "Lead" });
  await expect(fader).toBeVisible({ timeout: 60_000 });
  await student.getByRole("button", { name: "Hand in" }).click();
  await expect(student.getByText(/Nothing has been changed yet/)).toBeVisible();
  await student.getByRole("button", { name: "Go on working" }).click();

  await fader.press("Home");
  await expect(student.getByText(/^Saved in the class at/)).toBeVisible();
  await device.setOffline(true);
  await fader.press("PageUp");
  await expect(student.getByText("Saved on this device; on its way to the class.")).toBeVisible();
  const level = await fader.getAttribute("aria-valuenow");
  await student.getByRole("button", { name: "Hand in" }).click();
  await expect(student.getByText(/It is saved on this device\. The class cannot be reached/)).toBeVisible();
  await device.setOffline(false);
  await expect(student.getByText(/^The class received it on/)).toBeVisible({ timeout: 20_000 });
  await expect(student.getByText(/of 10 points\.$/).first()).toBeVisible({ timeout: 90_000 });
  await expect(student.getByRole("button", { name: "Begin another attempt" })).toBeVisible();

  await student.reload();
  await expect(student.getByText(/of 10 points\.$/).first()).toBeVisible();
  expect(level).not.toBeNull();
  await device.close();
});

test("work that was not handed in is there again on another device", async ({ page, browser }) => {
  const { id } = await assign();
  const { tom } = made;
  await become(page, tom.visitor);
  await page.goto(`/classroom/assignments/${id}`);
  await page.getByRole("button", { name: "Begin" }).click();
  const fader = page.getByRole("slider", { name: "Lead" });
  await fader.press("Home");
  await expect(page.getByText(/^Saved in the class at/)).toBeVisible();
  const level = await fader.getAttribute("aria-valuenow");
  const other = await browser.newContext({ baseURL: ADDRESS });
  const there = await other.newPage();
  await become(there, tom.visitor);
  await there.goto(`/classroom/assignments/${id}`);
  await expect(there.getByRole("slider", { name: "Lead" })).toHaveAttribute("aria-valuenow", level ?? "");
  await other.close();
});

test("what is forged, foreign, replayed, malformed or too large is refused, and nothing of it is stored", async () => {
  const { mia, tom, instructor, here } = made;
  const { id } = await assign();
  const { variantId, shown } = await begin(mia.visitor, id);
  const { start } = shown.exercise;
  const work = JSON.stringify({ ...start, tracks: start.tracks.map((track) => ({ ...track, faderDb: -3 })) });
  const idIn = (name: string) => idOf(instructor.visitor, here.id, name);
  const [miaId, tomId] = [await idIn(mia.name), await idIn(tom.name)];
  const submission = `submissions/${randomUUID()}`;
  const sent = { studentId: miaId, variantId, work, madeAt: Date.now() };
  const status = async (who: APIRequestContext, path: string, data: object) =>
    (await ask(who, "PUT", path, data)).status();

  expect(await status(mia.visitor, submission, { ...sent, points: 10 })).toBe(400);
  expect(await status(mia.visitor, submission, { ...sent, result: { outcome: "scored", score01: 1 } })).toBe(
    400,
  );
  expect(await status(tom.visitor, submission, { ...sent, studentId: tomId })).toBe(404);
  expect(await status(tom.visitor, submission, sent)).toBe(401);
  expect(await status(instructor.visitor, submission, sent)).toBe(401);
  expect(await status(mia.visitor, "submissions/1", sent)).toBe(400);
  expect(await status(mia.visitor, submission, { ...sent, variantId: randomUUID() })).toBe(404);
  expect(await status(mia.visitor, submission, { ...sent, work: "{" })).toBe(400);
  expect(await status(mia.visitor, submission, { ...sent, work: " ".repeat(700_000) })).toBe(413);
  expect(await status(mia.visitor, submission, { ...sent, work: " ".repeat(300_000) })).toBe(400);
  expect(await status(mia.visitor, `drafts/${variantId}`, { revision: 0, work })).toBe(400);
  expect(await status(tom.visitor, `drafts/${variantId}`, { revision: 1, work })).toBe(404);
  const malformed = await mia.visitor.put(`/api/classroom/${submission}`, {
    headers: { "content-type": "application/json" },
    data: Buffer.from("{"),
  });
  expect(malformed.status()).toBe(400);
  expect((await ask(mia.visitor, "GET", submission)).status()).toBe(404);

  const receipt = await told(mia.visitor, "PUT", submission, sent);
  expect(await told(mia.visitor, "PUT", submission, sent)).toEqual(receipt);
  expect(await status(mia.visitor, submission, { ...sent, work: work.replace("-3", "-4") })).toBe(409);
  expect(await status(mia.visitor, `submissions/${randomUUID()}`, sent)).toBe(409);
  expect((await ask(tom.visitor, "GET", submission)).status()).toBe(403);
  const foreign = await mia.visitor.put(`/api/classroom/${submission}`, {
    headers: { origin: "https://elsewhere.example" },
    data: sent,
  });
  expect(foreign.status()).toBe(403);
});

test("only the instructor assigns, changes and deletes; a draft is there for staff alone", async () => {
  const { mia, instructor, here, admin } = made;
  const { id } = await assign({ isPublished: false });
  const body = assigned();
  for (const visitor of [mia.visitor, admin.visitor]) {
    expect([403, 404]).toContain(
      (await ask(visitor, "POST", `classes/${here.id}/assignments`, body)).status(),
    );
    for (const method of ["GET", "PUT", "DELETE"] as const)
      expect([403, 404]).toContain((await ask(visitor, method, `assignments/${id}`, body)).status());
    expect((await ask(visitor, "POST", `assignments/${id}/attempts`, {})).status()).toBe(404);
  }
  expect((await mia.visitor.get(`/classroom/assignments/${id}`)).status()).toBe(404);
  const wrong = assigned({ dueAt: "2026-12-02T10:00", closesAt: "2026-12-01T10:00" });
  const refused = await ask(instructor.visitor, "PUT", `assignments/${id}`, wrong);
  expect([refused.status(), (await refused.json()).error]).toEqual([
    400,
    expect.stringContaining("put the dates"),
  ]);
  expect((await ask(instructor.visitor, "DELETE", `assignments/${id}`)).status()).toBe(204);
});
