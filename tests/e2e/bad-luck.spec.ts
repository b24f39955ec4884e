import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { readyWidget, untilPlaying } from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/distance-and-room";
const guitar = readFileSync("public/audio/manifest.json", "utf8").match(
  /dry\/acoustic-guitar\.[0-9a-f]{8}\.flac/,
)?.[0];
const GUITAR = `**/audio/${guitar}`;

/** The first widget's sentence, and that the rest of the page goes on: a question can be answered. */
async function expectSentence(page: Page, sentence: RegExp): Promise<void> {
  const widget = page.locator("[data-widget]").first();
  await expect(widget.getByRole("alert")).toHaveText(sentence);
  const checkpoint = page.locator("[data-checkpoint]").first();
  await checkpoint.getByRole("radio").first().check();
  await expect(checkpoint.getByRole("status")).not.toBeEmpty();
}

/** The browser and the engine both write what went wrong to the console; here that is right. */
test.afterEach(({ pageWatch }) => {
  pageWatch.errors.length = 0;
});

test("a sound that is missing", async ({ page }) => {
  await page.route(GUITAR, (route) => route.fulfill({ status: 404 }));
  await page.goto(LESSON);
  await expectSentence(
    page,
    /^The sound “Acoustic guitar.*” is not part of this course; the rest of the page still works\.$/,
  );
});

test("a sound that is cut off, and whole at the next try", async ({ page }) => {
  const whole = readFileSync(`public/audio/${guitar}`);
  let answered = 0;
  await page.route(GUITAR, (route) => {
    answered += 1;
    return route.fulfill({ body: answered === 1 ? whole.subarray(0, whole.length / 2) : whole });
  });
  await page.goto(LESSON);
  await expectSentence(
    page,
    /^The file of “Acoustic guitar.*” ends too early; press play to fetch it again\.$/,
  );
  const widget = page.locator("[data-widget]").first();
  await widget.getByRole("button", { name: /^Try again/ }).click();
  await untilPlaying(widget);
  await expect(widget.getByRole("alert")).toHaveCount(0);
});

test("a file that is no sound", async ({ page }) => {
  await page.route(GUITAR, (route) => route.fulfill({ body: "<html>a page, not a sound</html>" }));
  await page.goto(LESSON);
  await expectSentence(
    page,
    /^The file of “Acoustic guitar.*” is not a FLAC sound; tell whoever runs this course\.$/,
  );
});

test("another sound than the one that was published", async ({ page }) => {
  const other = readFileSync(`public/audio/${guitar}`);
  const snare = readFileSync("public/audio/manifest.json", "utf8").match(
    /dry\/snare\.[0-9a-f]{8}\.flac/,
  )?.[0];
  await page.route(GUITAR, (route) => route.fulfill({ body: readFileSync(`public/audio/${snare}`) }));
  expect(other.length).toBeGreaterThan(0);
  await page.goto(LESSON);
  await expectSentence(page, /^The file of “Acoustic guitar.*” is not the one that was published;/);
});

test("no list of sounds", async ({ page }) => {
  await page.route("**/audio/manifest.json", (route) => route.abort());
  await page.goto(LESSON);
  await expectSentence(page, /^The sound “list of sounds” could not be fetched; check the connection/);
});

test("a browser without Web Audio", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "AudioContext"));
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await widget.getByRole("button", { name: /^Play/ }).click();
  await expectSentence(page, /^This browser cannot play the studio's sound; open the course in a current/);
});

test("a page without a secure context", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await widget.getByRole("button", { name: /^Play/ }).click();
  await expectSentence(page, /^Sound needs a secure address: open this page through https/);
});

test("an audio thread that throws", async ({ page }) => {
  // The browser's own event; a processor that really throws is tried in tests/audio/worklet.test.ts.
  await page.addInitScript(() => {
    window.AudioWorkletNode = new Proxy(window.AudioWorkletNode, {
      construct(target, args) {
        const node: AudioWorkletNode = Reflect.construct(target, args);
        queueMicrotask(() => node.dispatchEvent(new Event("processorerror")));
        return node;
      },
    });
  });
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await widget.getByRole("button", { name: /^Play/ }).click();
  await expectSentence(page, /^The sound engine stopped after an error of ours; reload the page/);
});

test("a context that the browser holds back says so, and plays at the next press", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await page.evaluate(() => {
    const resume = AudioContext.prototype.resume;
    Reflect.set(window, "letSoundThrough", () => {
      AudioContext.prototype.resume = resume;
    });
    AudioContext.prototype.resume = () => new Promise(() => undefined);
    window.AudioContext = new Proxy(window.AudioContext, {
      construct(target, args) {
        const context: AudioContext = Reflect.construct(target, args);
        void context.suspend();
        return context;
      },
    });
  });
  await widget.getByRole("button", { name: /^Play/ }).click();
  await expect(widget.getByText("The browser holds the sound back; press play again.")).toBeVisible();
  await page.evaluate(() => Reflect.get(window, "letSoundThrough")());
  await widget.getByRole("button", { name: /^Play/ }).click();
  await untilPlaying(widget);
});

/** Keeps every context that the page makes in `window.contexts`. */
async function keepContexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const contexts: AudioContext[] = [];
    Reflect.set(window, "contexts", contexts);
    window.AudioContext = new Proxy(window.AudioContext, {
      construct(target, args) {
        const context: AudioContext = Reflect.construct(target, args);
        contexts.push(context);
        return context;
      },
    });
  });
}

for (const fate of ["goes away", "changes, so that the browser closes its context"] as const) {
  test(`a device that ${fate}: said, and the next press plays again`, async ({ page }) => {
    await keepContexts(page);
    await page.goto(LESSON);
    const widget = await readyWidget(page, 0);
    await widget.getByRole("button", { name: /^Play/ }).click();
    await untilPlaying(widget);
    const contexts = await page.evaluateHandle(() => Reflect.get(window, "contexts") as AudioContext[]);
    await expect.poll(() => contexts.evaluate(([first]) => first?.state)).toBe("running");
    if (fate === "goes away") await contexts.evaluate(([first]) => first?.dispatchEvent(new Event("error")));
    else await contexts.evaluate(([first]) => first?.close());
    await expectSentence(
      page,
      /^The audio device went away; connect headphones or speakers, then try again\.$/,
    );
    await widget.getByRole("button", { name: "Try again" }).click();
    await untilPlaying(widget);
    await expect.poll(() => contexts.evaluate((all) => all.at(-1)?.state)).toBe("running");
    expect(await contexts.evaluate((all) => all.length)).toBe(2);
    await expect(page.getByText("The audio device went away")).toHaveCount(0);
  });
}

test("a device whose rate the browser cannot convert is said with its rate", async ({ page }) => {
  await page.addInitScript(() => {
    window.AudioContext = new Proxy(window.AudioContext, {
      construct: (target) => Reflect.construct(target, [{ sampleRate: 44100 }]),
    });
  });
  await page.goto(LESSON);
  const widget = await readyWidget(page, 0);
  await widget.getByRole("button", { name: /^Play/ }).click();
  await expectSentence(
    page,
    /this browser gives only 44\.1 kHz; set the audio device to 48 kHz, then try again\.$/,
  );
});

for (const [name, error, sentence] of [
  ["forbidden", "SecurityError", /^This browser does not let the course store anything/],
  ["full", "QuotaExceededError", /^This device has no room left/],
] as const) {
  test(`storage that is ${name}: said, and the work goes on in memory`, async ({ page }) => {
    await page.addInitScript((errorName) => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("not here", errorName);
      };
    }, error);
    await page.goto(LESSON);
    await expect(page.getByRole("status").filter({ hasText: sentence })).toBeVisible();
    const checkpoint = page.locator("[data-checkpoint]").first();
    await checkpoint.getByRole("radio").first().check();
    await expect(checkpoint.getByRole("status")).not.toBeEmpty();
    await page.getByRole("link", { name: "Progress" }).click();
    await expect(page.getByRole("cell", { name: /^1, / })).toBeVisible();
  });
}

/** Each sentence differs from the one before. */
const REFUSED = {
  "another program's": [
    JSON.stringify({ format: "other" }),
    /^This file is not a progress file of Behind the Glass/,
  ],
  "of a later version": [
    JSON.stringify({ format: "behind-the-glass/progress", version: 99, events: [], drafts: [] }),
    /made by a later version of Behind the Glass/,
  ],
  "no JSON": ["{", /^This file is not a progress file of Behind the Glass/],
  damaged: [
    JSON.stringify({ format: "behind-the-glass/progress", version: 1, events: [{ id: 1 }], drafts: [] }),
    /is damaged and cannot be read; nothing on this device was changed/,
  ],
} as const;

test("progress files that cannot be read are each refused with a sentence, and change nothing", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.locator("[data-checkpoint]").first().getByRole("radio").first().check();
  await page.getByRole("link", { name: "Progress" }).click();
  await expect(page.getByRole("cell", { name: /^1, / })).toBeVisible();
  const row = page.getByRole("row").nth(1);
  const before = await row.innerText();
  for (const [what, [text, sentence]] of Object.entries(REFUSED)) {
    const file = { name: "progress.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.getByLabel("Open a file").setInputFiles(file);
    await expect(page.getByRole("status").filter({ hasText: sentence }), what).toBeVisible();
    expect(await row.innerText(), what).toBe(before);
  }
});
