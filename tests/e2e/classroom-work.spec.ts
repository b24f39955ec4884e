import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { AS_USUAL } from "@/components/classroom/work/as-usual";
import { violations } from "./barriers";
import {
  ask,
  idOf,
  type Method,
  newAdmin,
  newClass,
  newStudent,
  newTeacher,
  newVisitor,
  told,
  unique,
} from "./classroom-cast";
import { type HandedQuiz, QUIZ } from "./classroom-quizzes";
import { expect, test } from "./page-watch";
import { overflow } from "./phone";

const ADDRESS = `http://127.0.0.1:${process.env.E2E_PORT ?? "4173"}`;
const EXERCISE = { kind: "exercise", exerciseId: "set-the-lead" };

const assigned = (changes: object = {}) => ({
  title: unique("The lead"),
  content: EXERCISE,
  ...AS_USUAL,
  maxAttempts: 2,
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
  readonly draft: object | null;
  readonly variantId: string;
  readonly shown: {
    readonly exercise: { readonly start: { readonly tracks: readonly { id: string; faderDb: number }[] } };
  };
}

const begin = (visitor: APIRequestContext, assignment: string) =>
  told<Handed>(visitor, "POST", `assignments/${assignment}/attempts`, {});

test("work that was not handed in is there again on another device", async ({ page, browser }) => {
  const { id } = await assign();
  const { tom } = made;
  await become(page, tom.visitor);
  await page.goto(`/classroom/assignments/${id}`);
  await page.getByRole("button", { name: "Begin" }).click();
  const fader = page.getByRole("slider", { name: "Lead" });
  await fader.press("Home");
  await expect(page.getByText(/^Saved in the class at/)).toBeVisible();
  await expect(fader).toHaveAttribute("aria-valuetext", "off");
  const other = await browser.newContext({ baseURL: ADDRESS });
  const there = await other.newPage();
  await become(there, tom.visitor);
  await there.goto(`/classroom/assignments/${id}`);
  await expect(there.getByRole("slider", { name: "Lead" })).toHaveAttribute("aria-valuetext", "off");
  await other.close();
});

test("work that a device could not send while its page was open is sent from the next page of the classroom", async ({
  browser,
}) => {
  const { id } = await assign();
  const { tom } = made;
  const device = await browser.newContext({ baseURL: ADDRESS });
  const page = await device.newPage();
  await become(page, tom.visitor);
  await page.goto(`/classroom/assignments/${id}`);
  await page.getByRole("button", { name: "Begin" }).click();
  const fader = page.getByRole("slider", { name: "Lead" });
  await expect(fader).toBeVisible({ timeout: 60_000 });
  const drafts = "**/api/classroom/drafts/**";
  await device.route(drafts, (route) => route.abort("internetdisconnected"));
  await fader.press("Home");
  await expect(page.getByText("Saved on this device; on its way to the class.")).toBeVisible();
  await page.close();
  await device.unroute(drafts);
  expect((await begin(tom.visitor, id)).draft).toBeNull();
  await (await device.newPage()).goto("/classroom");
  await expect.poll(async () => (await begin(tom.visitor, id)).draft).not.toBeNull();
  await device.close();
});

test("what is forged, foreign, replayed, malformed or too large is refused, and nothing of it is stored", async () => {
  const { mia, tom, instructor, here } = made;
  const { id } = await assign();
  const { variantId, shown } = await begin(mia.visitor, id);
  const { start } = shown.exercise;
  const work = JSON.stringify({
    ...start,
    tracks: start.tracks.map((track) => (track.id === "lead" ? { ...track, faderDb: -3 } : track)),
  });
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

test("each address answers each role as the table of rights says", async () => {
  const { admin, instructor, here, mia, tom } = made;
  const elsewhere = await newTeacher(ADDRESS, admin.visitor, "instructor");
  const there = await newClass(elsewhere.visitor);
  const stranger = await newStudent(ADDRESS, there.code);
  const assistant = await newTeacher(ADDRESS, admin.visitor, "assistant");
  const asAssistant = { userName: assistant.userName, role: "assistant" };
  await told(instructor.visitor, "POST", `classes/${here.id}/teachers`, asAssistant);
  const { id } = await assign();
  const { variantId } = await begin(mia.visitor, id);
  const { id: quizId } = await assign({ content: QUIZ });
  const path = `assignments/${quizId}/attempts`;
  const { variantId: quizVariantId, shown } = await told<HandedQuiz>(mia.visitor, "POST", path, {});
  const asked = `variants/${quizVariantId}`;
  // Nobody, administrator, instructor and student elsewhere, assistant, another student of the class, whose work it is.
  const who = [await newVisitor(ADDRESS), admin, elsewhere, stranger, assistant, tom, mia];
  const nothing = { opensAt: null, dueAt: null, closesAt: null, maxAttempts: null, extraTimeMinutes: null };
  const override = { whose: { userId: randomUUID() }, ...nothing };
  const rows: readonly [Method, string, readonly number[], object?][] = [
    ["GET", `classes/${here.id}/assignments`, [401, 403, 404, 404, 200, 403, 403]],
    ["POST", `classes/${here.id}/assignments`, [401, 403, 404, 404, 403, 403, 403], assigned()],
    ["GET", `assignments/${id}`, [401, 403, 404, 404, 200, 403, 403]],
    ["PUT", `assignments/${id}`, [401, 403, 404, 404, 403, 403, 403], assigned()],
    ["DELETE", `assignments/${id}`, [401, 403, 404, 404, 403, 403, 403]],
    ["PUT", `assignments/${id}/rubric`, [401, 403, 404, 404, 403, 403, 403], { rubric: null }],
    ["GET", `assignments/${id}/statistics`, [401, 403, 404, 404, 200, 403, 403]],
    ["GET", `assignments/${id}/regrade`, [401, 403, 404, 404, 403, 403, 403]],
    ["POST", `assignments/${id}/regrade`, [401, 403, 404, 404, 403, 403, 403], { action: "apply" }],
    ["PUT", `assignments/${id}/overrides`, [401, 403, 404, 404, 403, 403, 403], override],
    ["DELETE", `assignments/${id}/overrides`, [401, 403, 404, 404, 403, 403, 403], override.whose],
    ["PUT", `drafts/${variantId}`, [401, 403, 404, 404, 404, 404, 200], { revision: 1, work: "{}" }],
    ["POST", `assignments/${id}/attempts`, [401, 403, 404, 404, 403, 200, 200], {}],
    ["PUT", `${asked}/answers/0`, [401, 403, 404, 404, 404, 404, 200], { choiceIndex: 1 }],
    ["POST", `${asked}/plays/0`, [401, 403, 404, 404, 404, 404, 200], {}],
    ["GET", `${asked}/sounds/${shown.quiz.reference}`, [401, 403, 404, 404, 200, 403, 200]],
  ];
  for (const [method, path, wanted, data] of rows) {
    const statuses = [];
    for (const each of who) {
      const visitor = "visitor" in each ? each.visitor : each;
      statuses.push((await ask(visitor, method, path, data)).status());
    }
    expect([method, path, statuses]).toEqual([method, path, wanted]);
  }
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
    expect([403, 404]).toContain((await ask(visitor, "POST", `assignments/${id}/attempts`, {})).status());
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

test("a lesson is done by saying so; every page of it fits a phone and has no barrier that axe finds", async ({
  page,
}) => {
  const { mia, instructor, here } = made;
  const lesson = await assign({
    ...{ title: unique("Compression"), content: { kind: "lesson", slug: "compression" } },
    ...{ dueAt: "2999-12-02T23:59", credit: [{ withinHours: 48, percent: 80 }] },
  });
  await page.setViewportSize({ width: 320, height: 720 });
  const look = async (path: string) => {
    await page.goto(path);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  };
  await become(page, mia.visitor);
  await look("/classroom");
  await look(`/classroom/assignments/${lesson.id}`);
  await page.getByRole("button", { name: "I have done this lesson" }).click();
  await expect(page.getByText("10 of 10 points.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.context().clearCookies();
  await become(page, instructor.visitor);
  await look(`/classroom/assignments/${lesson.id}`);
  await look(`/classroom/classes/${here.id}`);
  await look(`/classroom/assignments/${lesson.id}/marking`);
  await page.getByRole("link", { name: mia.name }).click();
  await expect(page.getByText(/^Nothing but that it is done/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "What the server has judged" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
});
