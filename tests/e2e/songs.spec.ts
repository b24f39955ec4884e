import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import {
  captureFromStart,
  HEARD_FRAMES,
  readyWidget,
  rmsDb,
  snapshotOf,
  untilMatched,
  untilState,
} from "./engine-page";
import { expect, test } from "./page-watch";
import { songIds } from "./song-ids";
import { alone, differenceDb, printedHere, publishedSession, sameStretch } from "./song-prints";

const WIDGET = "song-flagship";

const song = JSON.parse(readFileSync("content/songs/flagship/song.json", "utf8"));

async function play(page: Page): Promise<Locator> {
  await page.goto("/songs/flagship");
  const widget = await readyWidget(page, 0);
  // Not its preview, but what the console makes of its stems.
  await untilState(page, WIDGET, "ready");
  await widget.getByRole("button", { name: /^Play/ }).click();
  await untilState(page, WIDGET, "playing");
  return widget;
}

test("every whole song is listed once, and leads to its page and its studio", async ({ page }) => {
  await page.goto("/songs");
  for (const id of songIds) {
    const times = id === song.id ? 0 : 1;
    await expect(page.locator(`a[href="/songs/${id}"]`)).toHaveCount(times);
    await expect(page.locator(`a[href="/studio/${id}"]`)).toHaveCount(times);
  }
  await page.getByRole("link", { name: song.title, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(song.title);
  await page.getByRole("link", { name: "Open in the studio" }).click();
  await expect(page).toHaveURL(new RegExp(`/studio/${song.excerptOf}$`));
});

test("a song sounds as its sessions print, to the bit, in every state", async ({ page }) => {
  await play(page);
  for (const state of Object.keys(song.sessions)) {
    const captured = await captureFromStart(page, WIDGET, state, HEARD_FRAMES);
    const [heard, expected] = sameStretch(captured, await printedHere(publishedSession("flagship", state)));
    expect(rmsDb(heard), state).toBeGreaterThan(-40);
    expect(heard, state).toEqual(expected);
  }
});

test("states are matched from the first moment, by what was published of them", async ({ page }) => {
  const widget = await play(page);
  await untilMatched(page, WIDGET);
  const { matched, matches } = await snapshotOf(page, WIDGET);
  expect(matched).toBe(true);
  const loudness = Object.entries<{ measured: { integratedLufs: number } }>(song.sessions).map(
    ([state, { measured }]) => [state, measured.integratedLufs] as const,
  );
  const softest = Math.min(...loudness.map(([, lufs]) => lufs));
  for (const [state, lufs] of loudness) {
    const gainDb = matches.find(({ sideId }) => sideId === state)?.gainDb;
    expect(gainDb, state).toBeCloseTo(softest - lufs, 6);
  }
  await expect(widget.getByText(/is turned down by .* dB to match/)).toBeVisible();
});

test("a stem alone is all that is heard, and the print stays what it is", async ({ page }) => {
  const widget = await play(page);
  await untilMatched(page, WIDGET);
  const { matches } = await snapshotOf(page, WIDGET);
  const matchDb = matches.find(({ sideId }) => sideId === "mix")?.gainDb ?? 0;
  await widget.getByRole("button", { name: "Hear alone: Bass" }).click();
  const session = publishedSession("flagship", "mix");
  const output = await captureFromStart(page, WIDGET, "mix", HEARD_FRAMES, "output");
  const [heard, bass] = sameStretch(output, await printedHere(alone(session, "bass")));
  const volumeDb = -20;
  expect(differenceDb(heard, bass, 10 ** ((volumeDb + matchDb) / 20))).toBeLessThan(-90);
  const print = await captureFromStart(page, WIDGET, "mix", HEARD_FRAMES);
  const [printed, expected] = sameStretch(print, await printedHere(session));
  expect(printed).toEqual(expected);
  await widget.getByRole("button", { name: "Hear alone: Bass" }).click();
  await expect(widget.getByRole("button", { name: "Hear alone: Bass" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
});

test("the stems come as one zip of the published files, with licence, credits, tempo and key", async ({
  page,
}) => {
  await page.goto("/songs/flagship");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^All stems as a zip/ }).click(),
  ]);
  await expect(page.getByText("The zip is in your downloads.")).toBeVisible();
  const files = unzipSync(readFileSync(await download.path()));
  const { assets } = JSON.parse(readFileSync("public/audio/manifest.json", "utf8"));
  const ids: string[] = song.stems.flatMap(({ assetIds }: { assetIds: string[] }) => assetIds);
  expect(Object.keys(files).sort()).toEqual(
    ["song.txt", "LICENSE.txt", "CREDITS.txt", ...ids.map((id) => `${id}.flac`)].sort(),
  );
  for (const id of ids) {
    const { file } = assets.find((asset: { id: string }) => asset.id === id);
    expect(Buffer.from(files[`${id}.flac`]!).equals(readFileSync(`public/audio/${file}`)), id).toBe(true);
  }
  const text = (name: string): string => new TextDecoder().decode(files[name]);
  expect(text("song.txt")).toContain(`Tempo: ${song.bpm} beats per minute`);
  expect(text("song.txt")).toContain(`Key: ${song.key}`);
  expect(text("LICENSE.txt")).toContain("creativecommons.org/licenses/by-sa/4.0");
  for (const { author } of song.credits) expect(text("CREDITS.txt")).toContain(author);
});

test("a zip that is cancelled is not saved, and can be asked for again", async ({ page }) => {
  await page.goto("/songs/flagship");
  // The last file never comes.
  await page.route("**/lead.*.flac", () => undefined);
  await page.getByRole("button", { name: /^All stems as a zip/ }).click();
  await expect(page.getByText(/^\d+\.\d of \d+\.\d MB$/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Cancelled; nothing was saved.")).toBeVisible();
  await page.unroute("**/lead.*.flac");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^All stems as a zip/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("flagship-stems.zip");
});
