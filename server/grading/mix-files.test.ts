import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { writeWav } from "@/audio-engine/files/wav";
import { checkMixFile, checkParts, checkTakesFiles, MixFileError, readMixFile, restOf } from "./mix-files";
import { UploadLimitError, UploadShelf } from "./upload-shelf";

const FRAMES = 48000;
const tone = (rateHz: number, frames = rateHz): Float32Array =>
  Float32Array.from({ length: frames }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 440 * i) / rateHz));

/** RMS of the difference in dB against full scale, without the ends. */
function differenceDb(a: Float32Array, b: Float32Array): number {
  const [x, y] = [a.subarray(2400, -2400), b.subarray(2400, -2400)];
  return 10 * Math.log10(x.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0) / x.length);
}

describe("a WAV file of a mix", () => {
  test.each([
    [16, 44100, -95],
    [24, 44100, -110],
    [24, 48000, -135],
    [24, 96000, -110],
    [32, 88200, -110],
    [32, 48000, -500],
  ] as const)("of %i bits at %i Hz is heard at 48 kHz", (bits, sampleRateHz, limitDb) => {
    const bytes = writeWav([tone(sampleRateHz), tone(sampleRateHz)], { bits, sampleRateHz });
    const [left, right] = readMixFile(bytes, FRAMES);
    expect([left.length, right.length]).toEqual([FRAMES, FRAMES]);
    expect(differenceDb(left, tone(48000))).toBeLessThan(limitDb);
    expect(right).toEqual(left);
  });

  test("in mono is in both channels; a longer one is cut, one that ends 50 ms early is filled up", () => {
    const mono = readMixFile(writeWav([tone(48000, 96000)], { bits: 24 }), FRAMES);
    expect(mono[0]).toHaveLength(FRAMES);
    expect(mono[1]).toBe(mono[0]);
    const early = readMixFile(writeWav([tone(48000, FRAMES - 2400)], { bits: 32 }), FRAMES);
    expect(early[0].subarray(-2401)).toEqual(
      Float32Array.from([tone(48000)[FRAMES - 2401]!, ...Array(2400).fill(0)]),
    );
  });

  const whole = writeWav([tone(48000), tone(48000)], { bits: 24 });
  test.each<[string, Uint8Array, RegExp]>([
    [
      "too short",
      writeWav([tone(48000, 45000)], { bits: 16 }),
      /lasts 0\.9 s and the exercise 1\.0 s; export/,
    ],
    [
      "of six channels",
      writeWav(Array(6).fill(tone(48000)), { bits: 16 }),
      /6 channels; export it in stereo/,
    ],
    ["cut off", whole.subarray(0, whole.length - 100), /cut off/],
    ["no WAV", new TextEncoder().encode("ID3 an MP3, perhaps"), /WAV/],
    ["empty", new Uint8Array(), /WAV/],
  ])("that is %s is refused in words", (_name, bytes, sentence) => {
    expect(() => checkMixFile(bytes, FRAMES)).toThrow(sentence);
  });
});

test("no file is taken where the sound to be reached is handed out", () => {
  expect(() => checkTakesFiles({ reference: { pcmSha256: "a", frames: 1 } })).toThrow(/hand in your session/);
  expect(() => checkTakesFiles({ reference: null })).not.toThrow();
});

describe("voice and band", () => {
  const voice = [tone(48000), tone(48000)] as const;
  const band = [tone(44100, FRAMES), tone(44100, FRAMES)] as const;
  const sum = (gain: number) =>
    [0, 1].map((c) => voice[c]!.map((x, i) => gain * (x + band[c]![i]!))) as [Float32Array, Float32Array];

  test("must leave less than −40 dB of the mix", () => {
    expect(() => checkParts({ main: sum(1), parts: { voice, band } })).not.toThrow();
    expect(() => checkParts({ main: sum(1.009), parts: { voice, band } })).not.toThrow();
    expect(() => checkParts({ main: sum(1.011), parts: { voice, band } })).toThrow(MixFileError);
    expect(() => checkParts({ main: sum(1.1), parts: { voice, band } })).toThrow(/lies 21 dB under it/);
    expect(() => checkParts({ main: sum(1.1), parts: null })).not.toThrow();
  });

  test("of a silent mix add up to nothing, or to no mix", () => {
    const silence = [new Float32Array(10), new Float32Array(10)] as const;
    expect(restOf(silence, { voice: silence, band: silence })).toBe(Number.NEGATIVE_INFINITY);
    expect(restOf(silence, { voice, band: silence })).toBe(Number.POSITIVE_INFINITY);
  });
});

test("files lie by variant, twelve at most, and go when their variant goes", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "uploads-"));
  const shelf = new UploadShelf(folder);
  const [mine, other] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
  const first = await shelf.keep(mine, Uint8Array.of(1, 2));
  const theirs = await shelf.keep(other, Uint8Array.of(3));
  expect(await shelf.keep(mine, Uint8Array.of(1, 2))).toBe(first);
  expect([shelf.has(mine, first), shelf.has(other, first)]).toEqual([true, false]);
  expect([...(await shelf.read(mine, first))]).toEqual([1, 2]);
  for (let i = 0; i < 11; i++) await shelf.keep(mine, Uint8Array.of(100, i));
  await expect(shelf.keep(mine, Uint8Array.of(9))).rejects.toThrow(UploadLimitError);
  expect(() => shelf.has("../etc", first)).toThrow(RangeError);
  await shelf.sweep(async (variantId) => variantId === other);
  expect([shelf.has(mine, first), shelf.has(other, theirs)]).toEqual([false, true]);
  rmSync(folder, { recursive: true, force: true });
});
