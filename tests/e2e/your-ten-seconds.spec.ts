import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { writeWav } from "@/audio-engine/files/wav";
import { capture, captureFromStart, rmsDb, SETTLED_FRAMES, untilPlaying, untilState } from "./engine-page";
import { expect, test } from "./page-watch";

const LESSON = "/lessons/your-ten-seconds";
const RATE = 48000;
/** What the microphone hears: two tones, peak levels in dBFS. */
const TONES = [
  { hz: 440, dbfs: -15 },
  { hz: 3000, dbfs: -27 },
] as const;
/** A mono track in the middle: −3.01 dB on each side. */
const CENTRE_DB = -3.01;

/** Whole turns in a second, so that the file has no seam where the browser starts it again. */
function writeMicrophone(): string {
  const samples = Float32Array.from({ length: 10 * RATE }, (_, i) =>
    TONES.reduce((sum, { hz, dbfs }) => sum + 10 ** (dbfs / 20) * Math.sin((2 * Math.PI * hz * i) / RATE), 0),
  );
  const file = path.resolve("test-results", "microphone.wav");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, writeWav([samples], { bits: 16 }));
  return file;
}

/** Peak level of one frequency in dBFS (Hann window). */
function toneDb(samples: Float32Array, hz: number): number {
  let [re, im] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const value = (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / samples.length)) * samples[i]!;
    re += value * Math.cos((2 * Math.PI * hz * i) / RATE);
    im += value * Math.sin((2 * Math.PI * hz * i) / RATE);
  }
  return 20 * Math.log10((4 * Math.hypot(re, im)) / samples.length);
}

async function recorderOf(page: Page): Promise<Locator> {
  const recorder = page.locator('[data-widget][aria-label="Record yourself"]');
  await recorder.scrollIntoViewIfNeeded();
  await expect(recorder.getByRole("button", { name: /^Open the microphone/ })).toBeVisible();
  return recorder;
}

async function recordTake(page: Page): Promise<Locator> {
  await page.goto(LESSON);
  const recorder = await recorderOf(page);
  await recorder.getByRole("button", { name: /^Open the microphone/ }).press("Enter");
  const record = recorder.getByRole("button", { name: /^Record 12 seconds/ });
  await expect(record).toBeVisible();
  await expect(recorder.getByText(/It comes in as it is/)).toBeVisible();
  await expect(recorder.getByText(/^Good: loud enough/)).toBeVisible();
  await record.press("r");
  await expect(recorder.getByRole("status").filter({ hasText: /^Count-in/ })).toBeVisible();
  await expect(recorder.getByRole("button", { name: "Take 1", exact: true })).toBeVisible();
  return recorder;
}

/** Plays the chosen take and looks at what the console prints of it. */
async function expectMicrophone(page: Page, recorder: Locator): Promise<void> {
  await recorder.getByRole("button", { name: /^Play/ }).click();
  await untilPlaying(recorder);
  const { left } = await capture(page, "print", 2 * RATE);
  const heard = left.subarray(SETTLED_FRAMES);
  for (const { hz, dbfs } of TONES) expect(Math.abs(toneDb(heard, hz) - dbfs - CENTRE_DB)).toBeLessThan(0.2);
  for (const hz of [1000, 6000]) expect(toneDb(heard, hz)).toBeLessThan(-80);
  await page.keyboard.press("Escape");
}

/** The take stands in the song's free verse, and the song around it. */
async function expectInSong(page: Page): Promise<void> {
  const inSong = page.locator('[data-widget][aria-label="Your take in the song"]');
  await inSong.scrollIntoViewIfNeeded();
  const play = inSong.getByRole("button", { name: /^Play/ });
  await expect(play).toBeEnabled();
  await untilState(page, "in-the-song", "ready");
  await play.press("Enter");
  const alone = await captureFromStart(page, "in-the-song", "alone", 2 * RATE);
  const together = await captureFromStart(page, "in-the-song", "song", 2 * RATE);
  const [take, song] = [alone, together].map(({ left }) => left.subarray(SETTLED_FRAMES));
  // The take alone holds no other tone; the song does, and the take's two beside them.
  expect(rmsDb(song!) - rmsDb(take!)).toBeGreaterThan(-12);
  for (const { hz } of TONES) expect(toneDb(song!, hz)).toBeGreaterThan(-45);
  expect(toneDb(song!, 587.33)).toBeGreaterThan(toneDb(take!, 587.33) + 20);
  await page.keyboard.press("Escape");
}

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const args = [
  "--no-sandbox",
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-audio-capture=${writeMicrophone()}`,
];
test.use({ launchOptions: { executablePath, args } });

test("what the microphone hears is recorded, kept, played by the console and in the song, judged, and deleted", async ({
  page,
}) => {
  let recorder = await recordTake(page);
  await expectMicrophone(page, recorder);

  await page.reload();
  recorder = await recorderOf(page);
  await expect(recorder.getByRole("button", { name: "Take 1", exact: true })).toBeVisible();
  await expectMicrophone(page, recorder);

  await expectInSong(page);

  const judge = page.locator('[data-widget][aria-label="Exercise: your ten seconds, judged"]');
  await judge.scrollIntoViewIfNeeded();
  await judge.getByRole("button", { name: "Judge this take" }).press("Enter");
  await expect(judge.getByText(/Loudest point 13\.[01] dB below full scale/)).toBeVisible();
  await expect(judge.getByText(/^Clipping/)).toBeVisible();

  page.on("dialog", (dialog) => void dialog.accept());
  await recorder.getByRole("button", { name: "Delete Take 1" }).click();
  await expect(recorder.getByRole("button", { name: "Take 1", exact: true })).toHaveCount(0);
  await page.reload();
  recorder = await recorderOf(page);
  await expect(recorder.getByRole("button", { name: "Take 1", exact: true })).toHaveCount(0);
});

const REFUSALS = {
  NotFoundError: /^No microphone was found; plug one in/,
  NotAllowedError: /^The microphone was not allowed; allow it/,
  NotReadableError: /^The microphone could not be opened, perhaps because another program has it/,
} as const;

test("a microphone that is refused is told in one sentence each, and the supplied take plays", async ({
  page,
}) => {
  await page.goto(LESSON);
  const recorder = await recorderOf(page);
  for (const [name, sentence] of Object.entries(REFUSALS)) {
    await page.evaluate((errorName) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", errorName));
    }, name);
    await recorder.getByRole("button", { name: /^Open the microphone/ }).press("Enter");
    await expect(recorder.getByRole("alert")).toContainText(sentence);
  }
  await recorder.getByRole("button", { name: /^Play/ }).click();
  await recorder.getByRole("button", { name: /^Stop/ }).waitFor();
  const { left } = await capture(page, "print", 2 * RATE);
  expect(left.some((sample) => Math.abs(sample) > 0.01)).toBe(true);
});

test("a microphone that is unplugged in the middle is told, and nothing half-recorded is kept", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      Reflect.set(window, "openStream", stream);
      return stream;
    };
  });
  await page.goto(LESSON);
  const recorder = await recorderOf(page);
  await recorder.getByRole("button", { name: /^Open the microphone/ }).press("Enter");
  await recorder.getByRole("button", { name: /^Record 12 seconds/ }).press("Enter");
  await expect(recorder.getByRole("status").filter({ hasText: /^Recording: / })).toBeVisible();
  await page.evaluate(() => {
    const stream: MediaStream = Reflect.get(window, "openStream");
    stream.getAudioTracks()[0]!.dispatchEvent(new Event("ended"));
  });
  await expect(recorder.getByRole("alert")).toContainText(/^The microphone went away in the middle/);
  await expect(recorder.getByRole("button", { name: /^Open the microphone/ })).toBeVisible();
  await expect(recorder.getByRole("button", { name: /^Take 1/ })).toHaveCount(0);
});
