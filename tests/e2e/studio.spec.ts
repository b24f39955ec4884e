import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { printFile } from "@/audio-engine/render/print-file";
import { parseSessionText, withValue } from "@/audio-engine/session";
import { loadPublishedAssets } from "@/scripts/studio/published-assets";
import { captureFromStart, HEARD_FRAMES, nextLevels, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { alone, differenceDb, printedHere, publishedSession, sameStretch } from "./song-prints";
import { keptMixes, openStudio, typeValue } from "./studio-page";

const WIDGET = "studio";
const UNITS = [
  ...["Equaliser", "Compressor", "Gate", "De-esser", "Saturation"],
  ...[
    "Guitar amplifier",
    "Loudspeaker cabinet",
    "Stereo width",
    "Delay",
    "Reverb",
    "Polarity and delay",
    "Limiter",
  ],
];

async function play(page: Page, mixer: Locator): Promise<void> {
  await mixer.getByRole("button", { name: /^Play/ }).click();
  await untilState(page, WIDGET, "playing");
}

test("a fader at +6 dB is +6 dB behind it, and in what is heard", async ({ page }) => {
  const mixer = await openStudio(page);
  await play(page, mixer);
  // A mono track in the middle: −3.01 dB behind the fader.
  const before = await nextLevels(page, WIDGET, "kick");
  expect(before.postFaderDbfs - before.preFaderDbfs).toBeCloseTo(-3.01, 1);
  await typeValue(mixer, "Kick fader", "+6");
  const after = await nextLevels(page, WIDGET, "kick", 6 - 3.01);
  expect(Math.abs(after.postFaderDbfs - after.preFaderDbfs - (6 - 3.01))).toBeLessThan(0.1);
  const captured = await captureFromStart(page, WIDGET, "a", HEARD_FRAMES);
  const louder = withValue(publishedSession("flagship", "raw"), "kick/faderDb", 6);
  const [heard, expected] = sameStretch(captured, await printedHere(louder));
  expect(heard).toEqual(expected);
});

test("solo leaves one stem in what is heard and nothing else in the print", async ({ page }) => {
  const mixer = await openStudio(page);
  await play(page, mixer);
  await mixer.getByRole("button", { name: "Solo Bass" }).click();
  const session = publishedSession("flagship", "raw");
  const output = await captureFromStart(page, WIDGET, "a", HEARD_FRAMES, "output");
  const [heard, bass] = sameStretch(output, await printedHere(alone(session, "bass")));
  expect(differenceDb(heard, bass, 10 ** (-20 / 20))).toBeLessThan(-90);
  const print = await captureFromStart(page, WIDGET, "a", HEARD_FRAMES);
  const [printed, expected] = sameStretch(print, await printedHere(session));
  expect(printed).toEqual(expected);
});

test("a kept state stays to the bit while the other side is mixed on, and both are matched", async ({
  page,
}) => {
  const mixer = await openStudio(page);
  await typeValue(mixer, "Bass fader", "-4");
  await mixer.getByRole("button", { name: "Keep this state as B" }).click();
  await typeValue(mixer, "Master fader", "-9");
  await play(page, mixer);
  const kept = withValue(publishedSession("flagship", "raw"), "bass/faderDb", -4);
  const a = await captureFromStart(page, WIDGET, "a", HEARD_FRAMES);
  const b = await captureFromStart(page, WIDGET, "b", HEARD_FRAMES);
  const [heardB, expectedB] = sameStretch(b, await printedHere(kept));
  expect(heardB).toEqual(expectedB);
  const lower = withValue(kept, "master/faderDb", -9);
  const [heardA, expectedA] = sameStretch(a, await printedHere(lower));
  expect(heardA).toEqual(expectedA);
  await expect(mixer.getByText("Mix B is turned down by 9.0 dB to match.")).toBeVisible();

  // What is heard is what is shown and changed.
  await mixer.getByRole("button", { name: /^Mix B/ }).click();
  await expect(mixer.getByRole("slider", { name: "Master fader" })).toHaveAttribute(
    "aria-valuetext",
    "0 decibels",
  );
  await mixer.getByRole("button", { name: /^Mix A/ }).click();
  await expect(mixer.getByRole("slider", { name: "Master fader" })).toHaveAttribute(
    "aria-valuetext",
    "minus 9 decibels",
  );
});

test("a mix is kept, is there after a reload, and can be undone before", async ({ page }) => {
  const mixer = await openStudio(page);
  const kick = mixer.getByRole("slider", { name: "Kick fader" });
  await typeValue(mixer, "Kick fader", "-12");
  await typeValue(mixer, "Kick fader", "-3");
  await mixer.getByRole("button", { name: "Undo" }).click();
  await expect(kick).toHaveAttribute("aria-valuetext", "minus 12 decibels");
  await mixer.getByRole("button", { name: "Redo" }).click();
  await expect(kick).toHaveAttribute("aria-valuetext", "minus 3 decibels");
  await mixer.getByRole("button", { name: "Mute Hi-hat" }).click();
  await mixer.getByLabel("Name of this mix").fill("Night mix");
  await mixer.getByLabel("Name of this mix").press("Tab");
  await expect
    .poll(async () => (await keptMixes(page)).some((text) => text.includes("Night mix")))
    .toBe(true);

  const again = await openStudio(page);
  await expect(again.getByLabel("Name of this mix")).toHaveValue("Night mix");
  await expect(again.getByRole("slider", { name: "Kick fader" })).toHaveAttribute(
    "aria-valuetext",
    "minus 3 decibels",
  );
  await expect(again.getByRole("button", { name: "Mute Hi-hat" })).toHaveAttribute("aria-pressed", "true");
  await page.goto("/studio");
  await expect(page.getByText("Night mix")).toBeVisible();
});

test("a mix of a later version gets one sentence, and stays where it is", async ({ page }) => {
  await page.goto("/studio");
  await expect(page.getByText("No mix is kept on this device yet.")).toBeVisible();
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("behind-the-glass-mixes");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const store = database.transaction("mixes", "readwrite").objectStore("mixes");
    store.put({ format: "behind-the-glass/mix", version: 99, name: "From tomorrow" }, "later");
    store.put({ format: "behind-the-glass/mix", version: 1, name: "Half a mix" }, "half");
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve;
    });
    database.close();
  });
  const mixer = await openStudio(page);
  await typeValue(mixer, "Kick fader", "-12");
  await mixer.getByRole("button", { name: "Mixes", exact: true }).click();
  await expect(mixer.getByText(/^“From tomorrow” was kept by a later version/)).toBeVisible();
  await expect(mixer.getByText(/^“Half a mix” cannot be opened, and stays where it is/)).toBeVisible();
  await expect.poll(async () => (await keptMixes(page)).length).toBe(3);
  expect((await keptMixes(page)).filter((text) => /From tomorrow|Half a mix/.test(text))).toHaveLength(2);
});

test("a mix goes out by file and comes back as a mix of its own", async ({ page }) => {
  const mixer = await openStudio(page);
  await typeValue(mixer, "Bass fader", "-7.5");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    mixer.getByRole("button", { name: "Save to a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-mix.session.json");
  const file = await download.path();
  const session = parseSessionText(readFileSync(file, "utf8"));
  expect(session.tracks.find(({ id }) => id === "bass")?.faderDb).toBe(-7.5);

  await typeValue(mixer, "Bass fader", "0");
  await mixer.getByLabel("Open a file").setInputFiles(file);
  await expect(mixer.getByLabel("Name of this mix")).toHaveValue("My mix 2");
  await expect(mixer.getByRole("slider", { name: "Bass fader" })).toHaveAttribute(
    "aria-valuetext",
    "minus 7.5 decibels",
  );
  await mixer.getByRole("button", { name: "Mixes", exact: true }).click();
  await mixer.getByRole("button", { name: "Open My mix", exact: true }).click();
  await expect(mixer.getByRole("slider", { name: "Bass fader" })).toHaveAttribute(
    "aria-valuetext",
    "0 decibels",
  );

  const later = JSON.stringify({ ...session, version: 9 });
  await mixer
    .getByLabel("Open a file")
    .setInputFiles({ name: "later.json", mimeType: "application/json", buffer: Buffer.from(later) });
  await expect(mixer.getByText(/made by a later version of Behind the Glass/)).toBeVisible();
  await expect(mixer.getByLabel("Name of this mix")).toHaveValue("My mix");
});

test("the print is the file that the command line writes, and can be cancelled", async ({ page }) => {
  const mixer = await openStudio(page);
  await mixer.getByRole("button", { name: "Print to WAV" }).click();
  await mixer.getByRole("button", { name: "Cancel" }).click();
  await expect(mixer.getByText("Cancelled; nothing was saved.")).toBeVisible();
  await typeValue(mixer, "Master fader", "-3");
  // Not part of any print.
  await mixer.getByRole("button", { name: "Solo Bass" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    mixer.getByRole("button", { name: "Print to WAV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-mix.wav");
  const session = withValue(publishedSession("flagship", "raw"), "master/faderDb", -3);
  const assets = await loadPublishedAssets(collectAssetRefs(session));
  const expected = await printFile(
    { session, assets },
    { bits: 24, dither: "tpdf" },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  expect(readFileSync(await download.path()).equals(Buffer.from(expected))).toBe(true);
});

test("every unit of the engine can be put into a chain, moved, switched off and taken out", async ({
  page,
}) => {
  const mixer = await openStudio(page);
  const desk = mixer.getByRole("region", { name: "Chain and sends of Kick" });
  for (const unit of UNITS) {
    await desk.getByLabel("Unit to add").selectOption({ label: unit });
    await desk.getByRole("button", { name: "Add", exact: true }).click();
    await expect(desk.getByRole("region", { name: `${unit} of Kick` })).toBeVisible();
  }
  const names = desk.getByRole("listitem").getByRole("button", { pressed: false });
  await expect(desk.getByRole("listitem")).toHaveCount(UNITS.length);
  await desk.getByRole("button", { name: "Limiter earlier in the chain" }).click();
  await expect(desk.getByRole("listitem").nth(UNITS.length - 2)).toContainText("Limiter");
  await desk.getByRole("switch", { name: "Gate on" }).click();
  await desk.getByRole("button", { name: "Remove Reverb" }).click();
  await expect(desk.getByRole("listitem")).toHaveCount(UNITS.length - 1);
  expect(await names.count()).toBeGreaterThan(0);
  // It sounds: nothing of it is refused.
  await play(page, mixer);
  const { preFaderDbfs } = await nextLevels(page, WIDGET, "kick");
  expect(preFaderDbfs).toBeLessThan(0.1);
});

test("a send brings a track to a bus, and the bus is heard at the master", async ({ page }) => {
  const mixer = await openStudio(page);
  const desk = mixer.getByRole("region", { name: "Chain and sends of Kick" });
  await desk.getByRole("button", { name: "New bus" }).click();
  await desk.getByRole("button", { name: "Send", exact: true }).click();
  await typeValue(mixer, "To Bus 1", "0");
  await play(page, mixer);
  const levels = await nextLevels(page, WIDGET, "bus");
  // The kick in the middle, behind its fader at 0 dB, arrives at the bus as it is.
  expect(levels.postFaderDbfs).toBeCloseTo(levels.preFaderDbfs, 3);
  await mixer.getByRole("button", { name: "Bus 1: open its chain and sends" }).click();
  await mixer.getByRole("button", { name: "Remove this bus" }).click();
  await expect(mixer.getByRole("slider", { name: "Bus 1 fader" })).toHaveCount(0);
  await mixer.getByRole("button", { name: "Undo" }).click();
  await expect(mixer.getByRole("slider", { name: "Bus 1 fader" })).toHaveCount(1);
});

test("a whole mix by keyboard alone", async ({ page }) => {
  const mixer = await openStudio(page);
  const focused = (): Locator => page.locator(":focus");
  await mixer.getByRole("button", { name: /^Play/ }).focus();
  await page.keyboard.press("Space");
  await expect(mixer.getByRole("button", { name: /^Stop/ })).toBeFocused();
  await mixer.getByRole("button", { name: "Kick: open its chain and sends" }).focus();
  // From the name past the way to add a unit to pan, its value, mute, solo and fader.
  for (let i = 0; i < 6; i++) await page.keyboard.press("Tab");
  await expect(focused()).toHaveAttribute("aria-label", "Kick fader");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowDown");
  const moved = await focused().getAttribute("aria-valuetext");
  expect(moved).toMatch(/^minus /);
  await page.keyboard.press(".");
  await expect(focused()).toHaveAttribute("aria-label", "Snare fader");
  await page.keyboard.press(",");
  await expect(focused()).toHaveAttribute("aria-label", "Kick fader");
  await page.keyboard.press("Delete");
  await expect(focused()).toHaveAttribute("aria-valuetext", "0 decibels");
  await page.keyboard.press("Control+z");
  await expect(focused()).toHaveAttribute("aria-valuetext", moved ?? "");

  await page.keyboard.press("m");
  await expect(mixer.getByRole("button", { name: "Mute Kick" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("s");
  await expect(mixer.getByRole("button", { name: "Solo Kick" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("r");
  await expect(mixer.getByText(/^Kick: .*before the fader/)).toBeVisible();
  await page.keyboard.press("b");
  await expect(mixer.getByRole("button", { name: /^Mix B/ })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(mixer.getByRole("button", { name: /^Play/ })).toBeVisible();
});

test("the stage shows the same numbers, and is moved by keys", async ({ page }) => {
  const mixer = await openStudio(page);
  await mixer.getByRole("radio", { name: "Stage" }).press("Space");
  const bass = mixer.getByRole("button", { name: /^Bass: / });
  await expect(bass).toHaveAccessibleName("Bass: centre, 0 decibels");
  await bass.press("ArrowLeft");
  await bass.press("ArrowUp");
  await expect(bass).toHaveAccessibleName(/^Bass: 5 percent left, minus /);
  await mixer.getByRole("radio", { name: "Mixer" }).press("Space");
  await expect(mixer.getByRole("slider", { name: "Bass pan" })).toHaveAttribute(
    "aria-valuetext",
    "5 percent left",
  );
});
