import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { AS_USUAL } from "@/components/classroom/work/as-usual";
import { writeWav } from "../../audio-engine/files/wav";
import { wavLayoutOf } from "../../audio-engine/files/wav-chunks";
import { violations } from "./barriers";
import { newRoom, told, unique } from "./classroom-cast";
import { loudnessOf, signInAs } from "./classroom-works";
import { captureFromStart, rmsDb, untilState } from "./engine-page";
import { expect, test } from "./page-watch";
import { overflow } from "./phone";

const FRAMES = 48_000 * 16;

/** A mix whose parts add up to it: a tone that swells over two others. */
function mixOf(frames: number, voiceGain = 1) {
  const tone = (hz: number, gain: number) =>
    Float32Array.from({ length: frames }, (_, i) => gain * Math.sin((2 * Math.PI * hz * i) / 48_000));
  const voice = tone(880, 0.3).map((x, i) => x * (0.6 + 0.4 * Math.sin(i / 24_000)));
  const band = tone(110, 0.2).map((x, i) => x + 0.1 * Math.sin(i * i));
  const main = voice.map((x, i) => voiceGain * x + (band[i] ?? 0));
  const wav = (samples: Float32Array) => ({
    name: "mix.wav",
    mimeType: "audio/wav",
    buffer: Buffer.from(writeWav([samples, samples], { bits: 24 })),
  });
  return { main: wav(main), band: wav(band), voice: wav(voice) };
}

test("a mix from another program: stems out, files in, refused clearly, graded, and heard in the marking queue", async ({
  page,
  browser,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const { instructor, here, student: joined } = await newRoom(origin);
  const student = joined.visitor;
  const title = unique("Anywhere");
  const { id } = await told<{ id: string }>(instructor.visitor, "POST", `classes/${here.id}/assignments`, {
    title,
    content: { kind: "exercise", exerciseId: "voice-and-band", takesFiles: true },
    ...AS_USUAL,
  });

  await signInAs(page, student);
  await page.goto(`/classroom/assignments/${id}`);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByText("I mixed it elsewhere").click();
  await untilState(page, "class-work", "ready");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the stems" }).click();
  const stems = unzipSync(readFileSync(await (await download).path()));
  expect(Object.keys(stems).some((name) => /^\d\d-lead-talkbox\.wav$/.test(name))).toBe(true);
  for (const stem of Object.values(stems))
    expect(wavLayoutOf(stem)).toMatchObject({ frames: FRAMES, format: { bits: 24, sampleRateHz: 48_000 } });

  const send = page.getByRole("button", { name: "Send and hand in" });
  const good = mixOf(FRAMES);
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await field("The mix").setInputFiles({ ...good.main, buffer: good.main.buffer.subarray(0, 400_000) });
  await field("Instrumental").setInputFiles({ ...good.band, buffer: Buffer.from("ID3 an MP3, perhaps") });
  await send.click();
  await expect(page.getByText(/The WAV file is cut off/)).toBeVisible();
  await expect(page.getByText("The file is not a WAV sound.")).toBeVisible();
  await expect(
    page.getByText("Instrumental and a cappella go together: choose both, or neither."),
  ).toBeVisible();
  await field("The mix").setInputFiles(mixOf(48_000).main);
  await field("Instrumental").setInputFiles([]);
  await send.click();
  await expect(page.getByText(/The file lasts 1\.0 s and the exercise 16\.0 s/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await overflow(page)).toBe(0);

  const uneven = mixOf(FRAMES, 1.2);
  await field("The mix").setInputFiles(uneven.main);
  await field("Instrumental").setInputFiles(uneven.band);
  await field("A cappella").setInputFiles(uneven.voice);
  await send.click();
  await expect(page.getByText(/what is left lies \d+ dB under it, and 40 dB is the least/)).toBeVisible();

  await page.getByText("I mixed it elsewhere").click();
  await field("The mix").setInputFiles(good.main);
  await field("Instrumental").setInputFiles(good.band);
  await field("A cappella").setInputFiles(good.voice);
  await send.click();
  await expect(page.getByText(/^The class received it on/)).toBeVisible();
  await expect(page.getByText(/of 10 points\.$/).first()).toBeVisible();
  await page.getByRole("link", { name: "Hear your mix again, and see what was measured" }).click();
  await expect(page.getByRole("heading", { name: "What was measured" })).toBeVisible();

  const desk = await (await browser.newContext({ baseURL: origin })).newPage();
  await signInAs(desk, instructor.visitor);
  await desk.goto(`/classroom/assignments/${id}/marking`);
  const turn = desk.getByRole("group", { name: "Marking" });
  await expect(turn.getByText(/every mix plays at −23 LUFS/)).toBeVisible();
  const owner = await desk.evaluate(
    () => Reflect.get(globalThis, Symbol.for("behind-the-glass.engine")).ownerIds()[0] as string,
  );
  const short = owner.replace(/-[^-]*$/, "");
  await untilState(desk, short, "ready");
  await turn.focus();
  await desk.keyboard.press("Space");
  await untilState(desk, short, "playing");
  const print = await captureFromStart(desk, short, "work", 48_000);
  const heard = await captureFromStart(desk, short, "work", 48_000, "output");
  expect(rmsDb(print.left)).toBeGreaterThan(-30);
  const lufs = await loudnessOf(instructor, owner.slice("marking-".length));
  expect(rmsDb(heard.left) - rmsDb(print.left)).toBeLessThan(Math.min(0, -23 - lufs) + 1);
  await desk.context().close();
});
