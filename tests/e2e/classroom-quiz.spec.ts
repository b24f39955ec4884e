import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { AS_USUAL } from "@/components/classroom/work/as-usual";
import { violations } from "./barriers";
import {
  ADDRESS,
  ask,
  idOf,
  newAdmin,
  newClass,
  newStudent,
  newTeacher,
  told,
  unique,
} from "./classroom-cast";
import { canariesOf, type HandedQuiz, QUIZ, secretOfQuiz } from "./classroom-quizzes";
import { signInAs } from "./classroom-works";
import { capture, rmsDb, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow } from "./phone";

async function makeClass() {
  const admin = await newAdmin(ADDRESS);
  const instructor = await newTeacher(ADDRESS, admin.visitor, "instructor");
  const here = await newClass(instructor.visitor);
  const [mia, tom] = [await newStudent(ADDRESS, here.code), await newStudent(ADDRESS, here.code)];
  return { instructor, here, mia, tom };
}

let made: Awaited<ReturnType<typeof makeClass>>;
test.beforeAll(async () => {
  made = await makeClass();
});

const assign = (content: object, changes: object = {}) =>
  told<{ id: string }>(made.instructor.visitor, "POST", `classes/${made.here.id}/assignments`, {
    ...AS_USUAL,
    ...{ title: unique("Bands"), content, maxAttempts: 1, ...changes },
  });

const begin = (visitor: APIRequestContext, assignment: string) =>
  told<HandedQuiz>(visitor, "POST", `assignments/${assignment}/attempts`, {});

interface Received {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Everything that a page receives of the classroom from now on: pages, their parts, replies and sounds. */
async function listenTo(page: Page): Promise<readonly Received[]> {
  const received: Received[] = [];
  await page.route(/\/classroom/, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    received.push({ url: response.url(), headers: response.headers(), body: await response.body() });
    await route.fulfill({ response });
  });
  return received;
}

const isSound = ({ url }: Received): boolean => url.includes("/sounds/");

async function textOf(page: Page, received: readonly Received[]): Promise<string> {
  const parts = received.map(({ url, headers, body }) => [
    url,
    JSON.stringify(headers),
    body.toString("latin1"),
  ]);
  return [...parts.flat(), await page.content()].join("\n");
}

/** Of the question; the page's bar below has a Stop of its own. */
const playOrStop = (page: Page) => page.locator("fieldset [aria-keyshortcuts=Space]");

const question = (page: Page, number: number, of: number) =>
  page.getByRole("heading", { name: `Question ${number} of ${of}` });

test("a quiz is assigned, heard, answered by keyboard, judged, and tells nothing before", async ({
  page,
  browser,
}) => {
  const { instructor, here, mia } = made;
  const office = await browser.newPage({ baseURL: ADDRESS });
  await signInAs(office, instructor.visitor);
  await office.goto(`/classroom/classes/${here.id}`);
  await office.getByText("Assign something").click();
  const title = unique("Name four bands");
  await expect(office.getByLabel("Questions", { exact: true })).toBeHidden();
  await office.getByLabel("What is to be done").selectOption("quiz:hear-a-band");
  await office.getByLabel("Questions", { exact: true }).fill("4");
  await office.getByLabel("They are told what was right").selectOption("now");
  await office.getByLabel("Title", { exact: true }).fill(title);
  expect(await violations(office)).toEqual([]);
  await office.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(office.getByText(`${title} is assigned.`)).toBeVisible();

  const received = await listenTo(page);
  await page.setViewportSize({ width: 320, height: 720 });
  await signInAs(page, mia.visitor);
  await page.goto("/classroom");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText("4 questions, with noise")).toBeVisible();
  await expect(page.getByText("Each can be played twice.")).toBeVisible();
  const attempt = page.waitForResponse((response) => response.url().endsWith("/attempts"));
  await page.getByRole("button", { name: "Begin" }).click();
  const { variantId, shown } = (await (await attempt).json()) as HandedQuiz;
  const secret = await secretOfQuiz(variantId);

  await expect(question(page, 1, 4)).toBeVisible();
  await playOrStop(page).click();
  await untilState(page, "quiz", "playing");
  expect(rmsDb((await capture(page, "print", 24_000)).left)).toBeGreaterThan(-50);
  await expect(page.getByText("You can play it once more.")).toBeVisible();
  await page.keyboard.press("b");
  await expect(page.getByRole("button", { name: "Raised" })).toHaveAttribute("aria-pressed", "true");
  await playOrStop(page).click();
  await playOrStop(page).click();
  await untilState(page, "quiz", "playing");
  await playOrStop(page).click();
  await expect(page.getByText("You have heard this question as often as the quiz allows.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  // Every sound has come, and nothing has told an answer.
  await expect.poll(() => received.filter(isSound).length).toBe(5);
  const before = await textOf(page, received);
  expect(canariesOf(secret).filter((canary) => before.includes(canary))).toEqual([]);
  expect(before).toContain(shown.quiz.reference);
  const sounds = received.filter(isSound);
  expect(new Set(sounds.map(({ headers }) => headers["content-length"])).size).toBe(1);
  for (const { headers } of sounds) {
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(Object.keys(headers).filter((name) => /etag|disposition|last-modified|digest/.test(name))).toEqual(
      [],
    );
  }

  const truth = secret.questions.map(({ answerIndex }) => answerIndex);
  const given = [truth[0]!, (truth[1]! + 1) % 4, truth[2]!];
  await page.locator("fieldset").first().focus();
  for (const [i, choice] of given.entries()) {
    await expect(question(page, i + 1, 4)).toBeVisible();
    await page.keyboard.press(String(choice + 1));
    await expect(page.getByRole("heading", { name: i === 1 ? /^No: it was/ : /^Right/ })).toBeFocused();
    await page.keyboard.press("n");
    await expect(question(page, i + 2, 4)).toBeFocused();
  }
  // The same search finds what was told by now.
  const after = await textOf(page, received);
  expect(canariesOf(secret).filter((canary) => after.includes(canary))).not.toEqual([]);
  await page.reload();
  await expect(question(page, 4, 4)).toBeVisible();
  await expect(page.getByText("3 of 4 answered.")).toBeVisible();
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByText("1 question is still open. Hand in all the same?")).toBeVisible();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByText("5 of 10 points.").first()).toBeVisible();
  await expect(page.getByText("2 of 4 right.")).toBeVisible();
  await expect(page.getByText(/^Left open: it was/)).toBeVisible();
  await page.getByRole("button", { name: "Hear question 1 again" }).press("Enter");
  await expect(playOrStop(page)).toBeEnabled();
  await page.keyboard.press("Space");
  await untilState(page, "again", "playing");
  expect(rmsDb((await capture(page, "print", 24_000)).left)).toBeGreaterThan(-50);
  await playOrStop(page).click();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);

  await office.goto(`/classroom/classes/${here.id}/gradebook`);
  await office.getByRole("combobox", { name: /^Assignment/ }).selectOption({ label: title });
  await expect(office.getByText(/questions about the octave around/).first()).toBeVisible();
  await page.reload();
  const opened = await page.locator("a[href^='/classroom/submissions/']").getAttribute("href");
  await office.goto(opened ?? "");
  await expect(office.getByText("2 of 4 right.")).toBeVisible();
  await expect(office.getByText(/you chose/)).toBeVisible();
  expect(await violations(office)).toEqual([]);
  await office.close();
});

test("a quiz that tells later is answered and handed in without the network", async ({ browser }) => {
  const { tom } = made;
  const { id } = await assign({ ...QUIZ, feedback: "later" });
  const device = await browser.newContext({ baseURL: ADDRESS });
  const page = await device.newPage();
  await signInAs(page, tom.visitor);
  let sounds = 0;
  page.on("response", (response) => {
    if (response.url().includes("/sounds/")) sounds += 1;
  });
  await page.goto(`/classroom/assignments/${id}`);
  await page.getByRole("button", { name: "Begin" }).click();
  await expect.poll(() => sounds).toBe(3);
  const { variantId } = await begin(tom.visitor, id);
  const [first, second] = (await secretOfQuiz(variantId)).questions.map(({ answerIndex }) => answerIndex);
  await device.setOffline(true);
  const choose = (choice: number) =>
    page
      .getByRole("group", { name: /^Which band/ })
      .getByRole("button")
      .nth(choice)
      .click();
  await choose((first! + 1) % 4);
  await choose(first!);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(question(page, 2, 2)).toBeFocused();
  await playOrStop(page).click();
  await untilState(page, "quiz", "playing");
  await choose(second!);
  await expect(page.getByText("Saved on this device; on its way to the class.")).toBeVisible();
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByText(/It is saved on this device\. The class cannot be reached/)).toBeVisible();
  await device.setOffline(false);
  await expect(page.getByText("10 of 10 points.").first()).toBeVisible();
  await device.close();
});

test("an answer is taken once, a forged one never, and none after the end", async () => {
  const { mia, tom, instructor, here } = made;
  const { id } = await assign(QUIZ);
  const { variantId } = await begin(mia.visitor, id);
  const { questions } = await secretOfQuiz(variantId);
  const put = (number: number | string, data: object, who = mia.visitor) =>
    ask(who, "PUT", `variants/${variantId}/answers/${number}`, data);
  const choiceIndex = (questions[0]!.answerIndex + 1) % 4;
  const judged = await (await put(0, { choiceIndex })).json();
  expect(judged).toMatchObject({ correct: false, choiceIndex });
  expect(await (await put(0, { choiceIndex })).json()).toEqual(judged);
  expect((await put(0, { choiceIndex: questions[0]!.answerIndex })).status()).toBe(409);
  for (const forged of [{ choiceIndex: 1, correct: true }, { choiceIndex: "1" }, { choiceIndex: 4 }, {}])
    expect((await put(1, forged)).status()).toBe(400);
  for (const number of [2, -1, "x", "0x1", "1e0"])
    expect((await put(number, { choiceIndex })).status()).toBe(404);
  expect((await put(1, { choiceIndex }, tom.visitor)).status()).toBe(404);
  const work = JSON.stringify({ answers: questions.map(({ answerIndex }) => answerIndex) });
  const submission = `submissions/${randomUUID()}`;
  const studentId = await idOf(instructor.visitor, here.id, mia.name);
  const sent = { studentId, variantId, work, madeAt: 0 };
  expect((await ask(mia.visitor, "PUT", submission, { ...sent, points: 9 })).status()).toBe(400);
  await told(mia.visitor, "PUT", submission, sent);
  // The answer that was given for good counts, not the one that came after it.
  expect(await told(mia.visitor, "GET", submission)).toMatchObject({ state: "graded", points: 5 });
  expect((await put(1, { choiceIndex })).status()).toBe(409);
});
