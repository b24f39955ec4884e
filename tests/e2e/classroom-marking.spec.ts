import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { violations } from "./barriers";
import { told } from "./classroom-cast";
import { loudnessOf, type MarkedClass, newMarkedClass, signInAs, untilMarked } from "./classroom-works";
import { capture, captureFromStart, rmsDb, untilPlaying, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow } from "./phone";

test.describe.configure({ mode: "default" });

let room: MarkedClass;

test.beforeAll(async ({ baseURL }) => {
  room = await newMarkedClass(baseURL ?? "", 3);
});

const place = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-place") ?? document.activeElement?.tagName);

/** By how much what is heard of a work lies under its print, the volume included; the work must be playing. */
async function turnedDown(page: Page, ownerId: string): Promise<number> {
  const id = ownerId.replace(/-[^-]*$/, "");
  const print = await captureFromStart(page, id, "work", 96_000);
  const heard = await captureFromStart(page, id, "work", 96_000, "output");
  expect(rmsDb(print.left)).toBeGreaterThan(-60);
  return rmsDb(heard.left) - rmsDb(print.left);
}

test("the gradebook is walked through, filtered and changed by keyboard, and taken along as CSV", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signInAs(page, room.instructor.visitor);
  await page.goto(`/classroom/classes/${room.id}/gradebook`);
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("rowheader")).toHaveCount(3);
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);

  await page.getByRole("link", { name: "Download as CSV" }).focus();
  await page.keyboard.press("Tab");
  expect(await place(page)).toBe("0:0");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "End", "Home"]) await page.keyboard.press(key);
  expect(await place(page)).toBe("2:0");
  await page.keyboard.press("Control+End");
  expect(await place(page)).toBe("3:2");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Points by hand/).fill("8.5");
  await dialog.getByLabel(/Why/).fill("It breathes.");
  await dialog.getByRole("button", { name: "Set these points" }).press("Enter");
  await expect(dialog.getByText("8.5 of 10 points. By hand")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(grid.getByRole("gridcell", { name: "8.5 by hand" })).toBeVisible();
  expect(await place(page), "the focus is where it was").toBe("3:1");

  await page.getByLabel("Show").selectOption("by-hand");
  await expect(page.getByText("1 of 3 students")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv.split("\r\n")[0]).toBe("\uFEFFStudent,The voice and the band (of 10),Points,Of");
  expect(csv).toMatch(/,8\.5,8\.5,10\r\n/);
});

test("mixes are marked one after the other: sound on the next within two seconds, all by keyboard", async ({
  page,
}) => {
  await untilMarked(room);
  await signInAs(page, room.instructor.visitor);
  await page.goto(`/classroom/assignments/${room.assignmentId}/marking`);
  const turn = page.getByRole("group", { name: "Marking" });
  await expect(turn.getByText("1 of 3")).toBeVisible();
  const ids = await page
    .getByRole("navigation", { name: "All hand-ins" })
    .getByRole("button")
    .evaluateAll((buttons) => buttons.length);
  expect(ids).toBe(3);
  await expect(turn.getByText(/every mix plays at −23 LUFS|as loud as they are/)).toBeVisible({
    timeout: 60_000,
  });
  const owners = () =>
    page.evaluate(
      () => Reflect.get(globalThis, Symbol.for("behind-the-glass.engine")).ownerIds() as string[],
    );
  // The one whose turn it is, and the one that comes next.
  await expect.poll(async () => (await owners()).length).toBe(2);
  const [first = "", second = ""] = await owners();
  await untilState(page, second.replace(/-[^-]*$/, ""), "ready");

  await turn.focus();
  await page.keyboard.press("Space");
  await untilState(page, first.replace(/-[^-]*$/, ""), "playing");
  const before = await turnedDown(page, first);

  const waited = await page.evaluate(async (owner) => {
    const engine = Reflect.get(globalThis, Symbol.for("behind-the-glass.engine"));
    const start = performance.now();
    const sounds = new Promise<void>((resolve) => {
      const stop = engine.onReport(owner, ({ peakLeftDbfs }: { peakLeftDbfs: number }) => {
        if (peakLeftDbfs < -60) return;
        stop();
        resolve();
      });
    });
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
    await sounds;
    return performance.now() - start;
  }, second);
  test
    .info()
    .annotations.push({ type: "from one mix to sound on the next", description: `${Math.round(waited)} ms` });
  expect(waited).toBeLessThan(2000);
  await expect(turn.getByText("2 of 3")).toBeVisible();
  const after = await turnedDown(page, second);
  const [louder, softer] = await Promise.all(
    [first, second].map((owner) => loudnessOf(room.instructor, owner.slice("marking-".length))),
  );
  const wanted = [louder, softer].map((lufs = Number.NaN) => Math.min(0, -23 - lufs));
  expect(Math.min(...wanted), "one of them is louder than the queue is heard").toBeLessThan(-1);
  expect(after - before).toBeCloseTo((wanted[1] ?? 0) - (wanted[0] ?? 0), 0);

  await page.keyboard.press("c");
  await page.keyboard.type("Here the voice steps back.");
  await page.keyboard.press("Control+Enter");
  await expect(turn.getByRole("listitem").filter({ hasText: "Here the voice steps back." })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.type("7");
  await page.keyboard.press("Tab");
  await page.keyboard.type("The band listens to the voice.");
  await page.keyboard.press("Enter");
  await expect(turn.getByText("7 points by hand.")).toBeVisible();
  await page.keyboard.press("p");
  await expect(turn.getByText("1 of 3")).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await violations(page)).toEqual([]);

  await page.getByText("Measure again, with the grader as it is now").click();
  await page.getByRole("button", { name: "Measure all again" }).click();
  await expect(page.getByText("Everything is measured by the grader as it is now.")).toBeVisible();
  await page.getByRole("button", { name: "Look at the difference" }).click();
  await expect(page.getByText("None of 3 grades would change.")).toBeVisible();
});

test("what a class missed leads to its lesson, and a student's page to each work", async ({ page }) => {
  const [student] = room.students;
  if (student === undefined) throw new Error("There are three students.");
  await untilMarked(room);
  await signInAs(page, room.instructor.visitor);
  await page.goto(`/classroom/classes/${room.id}/gradebook`);
  await page.getByRole("combobox", { name: "Assignment" }).selectOption({ index: 1 });
  await expect(page.getByText("3 of 3 have handed in, 3 works are measured")).toBeVisible();
  await expect(page.getByText(/^\d of 3 missed it\. In the middle of them: “/).first()).toBeVisible();
  await expect(
    page
      .getByText(/^Next: /)
      .getByRole("link")
      .first(),
  ).toHaveAttribute("href", /^\/lessons\//);

  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`/classroom/classes/${room.id}/students/${student.id}`);
  await expect(page.getByRole("heading", { level: 1, name: student.name })).toBeVisible();
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Open the work for The voice and the band" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(student.name);
});

test("a work is opened in its widget, talked about, given back, and read by its student alone", async ({
  page,
  browser,
  baseURL,
}) => {
  const [student, classmate] = room.students;
  if (student === undefined || classmate === undefined) throw new Error("There are three students.");
  const address = `/classroom/submissions/${student.submissionId}`;
  await untilMarked(room);
  await signInAs(page, room.instructor.visitor);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(student.name);
  const work = page.getByRole("group", { name: /: the work$/ });
  await work.getByRole("button", { name: /^Play/ }).click();
  await untilPlaying(work);
  expect(rmsDb((await capture(page, "output", 24_000)).left)).toBeGreaterThan(-70);
  await work.getByRole("button", { name: /^Stop/ }).click();
  await page.getByLabel("Beside it, from the class").selectOption({ label: classmate.name });
  await expect(work.getByRole("button", { name: new RegExp(classmate.name) })).toBeVisible();

  await work
    .getByRole("slider", { name: /fader$/ })
    .first()
    .press("PageDown");
  await work.getByRole("button", { name: "Send this as my counter-version" }).click();
  await expect(work.getByText(/^Counter-version by/)).toBeVisible();
  await expect(work.getByRole("button", { name: /counter-version$/ }).first()).toBeVisible();

  await work.getByLabel("Say what you hear").fill("Too far back.");
  await work.getByLabel("On", { exact: true }).selectOption({ label: "Lead: talkbox: Fader" });
  await work.getByLabel("Keep the sentence for the next time").check();
  await work.getByRole("button", { name: "Pin this comment" }).click();
  await expect(work.getByText("Pinned.")).toBeVisible();
  await work.getByRole("button", { name: /^Change what you said/ }).click();
  await work.getByLabel("Say it otherwise").fill("Too far back, and dull.");
  await work.getByRole("button", { name: "Keep the change" }).click();
  await page.getByLabel(/It is alive/).selectOption("3: mostly");
  await page.getByLabel(/what works, and what comes next/).fill("Bring the voice forward.");
  await page.getByRole("button", { name: "Give it back" }).click();
  await expect(page.getByText(/^Given back on/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.reload();
  await work.getByLabel("Or take a sentence you kept").selectOption("Too far back.");
  await expect(work.getByLabel("Say what you hear")).toHaveValue("Too far back.");
  await work.getByRole("button", { name: "Forget this sentence" }).click();
  await expect(work.getByLabel("Or take a sentence you kept")).toHaveCount(0);

  await page.goto("/classroom");
  const theirs = await browser.newContext({ baseURL: baseURL ?? "", viewport: { width: 390, height: 800 } });
  const phone = await theirs.newPage();
  await signInAs(phone, student.visitor);
  await phone.goto(address);
  await expect(phone.getByText("Bring the voice forward.")).toBeVisible();
  await expect(phone.getByRole("listitem").filter({ hasText: "Too far back, and dull." })).toBeVisible();
  await phone.getByRole("button", { name: /^Comment on .*fader$/ }).press("Enter");
  await expect(phone.getByRole("dialog")).toContainText("Too far back, and dull.");
  await phone.keyboard.press("Escape");
  await phone.getByRole("button", { name: /^Show me: .*Fader$/ }).press("Enter");
  await expect(phone.getByRole("slider", { name: /fader$/, description: /Too far back/ })).toBeFocused();
  await expect(phone.getByText("It is alive: 3 of 4")).toBeVisible();
  await expect(phone.getByRole("heading", { name: /^How Ines .* would have it$/ })).toBeVisible();
  const own = phone.getByRole("group", { name: /: the work$/ });
  await own.getByRole("button", { name: /’s counter-version/ }).click();
  await own.getByRole("button", { name: "Play", exact: true }).click();
  await untilPlaying(own);
  expect(rmsDb((await capture(phone, "output", 24_000)).left)).toBeGreaterThan(-70);
  expect(await overflow(phone)).toBe(0);
  expect(await violations(phone)).toEqual([]);

  await phone.getByText("I think this number is wrong").click();
  await phone.getByLabel("What should a person look at?").fill("Listen on headphones.");
  await phone.getByRole("button", { name: "Send this note" }).click();
  await expect(phone.getByText(/^Kept; your instructor reads it/)).toBeVisible();
  await expect(own.getByText(/equally loud as they are|is turned down by/)).toBeVisible();
  await page.goto(address);
  await page.getByLabel("Answer, with or without other points").fill("I did; it stays.");
  await page.getByRole("button", { name: "Send this note" }).click();
  await expect(page.getByText(/^Answered; the student reads it now/)).toBeVisible();
  await phone.reload();
  await expect(phone.getByText(/ answers: I did; it stays\.$/)).toBeVisible();
  await theirs.close();
});

test("who tries again says what is meant to be so before it is measured, and finds it kept", async ({
  page,
}) => {
  const [, , student] = room.students;
  if (student === undefined) throw new Error("There are three students.");
  await page.setViewportSize({ width: 390, height: 800 });
  await signInAs(page, student.visitor);
  await page.goto(`/classroom/assignments/${room.assignmentId}`);
  await page.getByRole("button", { name: "Begin another attempt" }).click();
  await page.getByText(/^I do something on purpose/).click();
  await page.getByLabel(/^How wide the mix is/).fill("It is a phone call.");
  await expect(page.getByText(/^Saved in the class at/)).toBeVisible();
  await page.reload();
  await page.getByText("I do something on purpose: one reason kept").click();
  await expect(page.getByLabel(/^How wide the mix is/)).toHaveValue("It is a phone call.");
  expect(await overflow(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
});

test("a rubric of one's own is named in the settings; what was marked before keeps its words", async ({
  page,
}) => {
  const [student] = room.students;
  if (student === undefined) throw new Error("There are three students.");
  const mark = { criterion: "alive", points: 3, note: null };
  await told(room.instructor.visitor, "PUT", `submissions/${student.submissionId}/rubric`, mark);
  await signInAs(page, room.instructor.visitor);
  await page.goto(`/classroom/assignments/${room.assignmentId}`);
  await page.getByText(/^What a person hears: /).click();
  await page.getByRole("button", { name: "Remove criterion 4" }).click();
  await page.getByRole("button", { name: "Add a criterion" }).click();
  const fresh = page.getByRole("group", { name: "Criterion 5" });
  await fresh.getByLabel("What is marked").fill("The voice tells the story");
  await fresh.getByLabel("Levels").fill("no\nyes");
  await page.getByRole("button", { name: "Save the rubric" }).click();
  await expect(page.getByText(/^Saved\. Marks that were given/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`/classroom/submissions/${student.submissionId}`);
  await expect(page.getByLabel("The voice tells the story")).toBeVisible();
  await expect(page.getByText("It is alive: 3 of 4, mostly by an earlier rubric")).toBeVisible();
});

test("what is not theirs is refused to students, strangers and nobody, whatever the address looks like", async ({
  baseURL,
  playwright,
}) => {
  const [student, classmate] = room.students;
  if (student === undefined || classmate === undefined) throw new Error("There are three students.");
  const stranger = (await newMarkedClass(baseURL ?? "", 0)).instructor;
  const nobody = await playwright.request.newContext({
    baseURL: baseURL ?? "",
    extraHTTPHeaders: { origin: baseURL ?? "" },
  });
  const { id, assignmentId } = room;
  const { submissionId } = student;
  const cell = `grades?assignment=${assignmentId}&student=${student.id}`;
  const staffOnly = [
    `classes/${id}/gradebook`,
    `classes/${id}/gradebook.csv`,
    `assignments/${assignmentId}/statistics`,
    `assignments/${assignmentId}/regrade`,
    cell,
  ];
  const statusOf = async (visitor: typeof nobody, path: string) =>
    (await visitor.get(`/api/classroom/${path}`, { maxRedirects: 0 })).status();
  for (const path of [...staffOnly, `submissions/${submissionId}/opening`]) {
    expect([path, await statusOf(nobody, path)]).toEqual([path, 401]);
    expect([path, await statusOf(stranger.visitor, path)]).toEqual([path, 404]);
    expect([path, await statusOf(classmate.visitor, path)]).toEqual([path, 403]);
  }
  expect(await statusOf(student.visitor, `submissions/${submissionId}/opening`)).toBe(200);
  const change = { assignmentId, studentId: student.id, change: { kind: "excuse" } };
  const remark = { text: "x", atFrame: null, control: null };
  const mark = { criterion: "alive", points: 4, note: null };
  const writes = [
    ["post", "grades", change],
    ["post", `classes/${id}/gradebook/recompute`, undefined],
    ["put", `submissions/${submissionId}/rubric`, mark],
    ["post", `submissions/${submissionId}/comments`, remark],
    ["patch", `submissions/${submissionId}/comments/${randomUUID()}`, { text: "x" }],
    ["delete", `submissions/${submissionId}/comments/${randomUUID()}`, undefined],
    ["put", `submissions/${submissionId}/counter-version`, { session: "{}" }],
    ["delete", `submissions/${submissionId}/counter-version`, undefined],
    ["put", `assignments/${assignmentId}/rubric`, { rubric: null }],
    ["post", `assignments/${assignmentId}/regrade`, { action: "apply" }],
  ] as const;
  for (const [method, path, data] of writes) {
    const send = (visitor: typeof nobody) =>
      visitor[method](`/api/classroom/${path}`, { ...(data && { data }), maxRedirects: 0 });
    expect([path, (await send(nobody)).status()]).toEqual([path, 401]);
    expect([path, (await send(stranger.visitor)).status()]).toEqual([path, 404]);
    expect([path, (await send(classmate.visitor)).status()]).toEqual([path, 403]);
  }
  for (const variant of [
    `${baseURL}//api/classroom/classes/${id}/gradebook`,
    `/api/classroom/classes/${id}/%67radebook`,
  ]) {
    const response = await classmate.visitor.get(variant);
    expect([variant, (await response.text()).includes(student.name)]).toEqual([variant, false]);
  }
  for (const page of [
    `/classroom/classes/${id}/gradebook`,
    `/classroom/assignments/${assignmentId}/marking`,
    `/classroom/submissions/${submissionId}`,
    `/classroom/classes/${id}/students/${student.id}`,
  ]) {
    for (const asked of [page, `${page}/`, `${page}.rsc`, `${page}?_rsc=1`, `${baseURL}/${page}`]) {
      const text = await (await classmate.visitor.get(asked, { headers: { rsc: "1" } })).text();
      expect([asked, text.includes(student.name)]).toEqual([asked, false]);
    }
  }
  const crossSite = await room.instructor.visitor.post("/api/classroom/grades", {
    data: change,
    headers: { origin: "https://elsewhere.example" },
  });
  expect(crossSite.status()).toBe(403);
  const answer = await room.instructor.visitor.get(`/api/classroom/classes/${id}/gradebook`);
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
  await told(room.instructor.visitor, "POST", `classes/${id}/gradebook/recompute`);
});
