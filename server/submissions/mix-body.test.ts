import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { writeWav } from "@/audio-engine/files/wav";
import { readMixFile } from "../grading/mix-files";
import { readMixBody } from "./mix-body";

const FRAMES = 4800;
const ADDRESS = "http://127.0.0.1/api/classroom/variants/v/files";
const PIECE_BYTES = 16 * 1024;

/** A body that comes in pieces; tells how much of it was asked for. */
function sent(bytes: Uint8Array, sizeBytes = bytes.length) {
  let given = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = bytes.subarray(given, given + PIECE_BYTES);
        // What stands beyond the bytes is silence.
        const next = piece.length > 0 ? piece : new Uint8Array(Math.min(PIECE_BYTES, sizeBytes - given));
        given += next.length;
        if (next.length > 0) controller.enqueue(next);
        if (given >= sizeBytes) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-length": String(sizeBytes) };
  const request = new Request(ADDRESS, { method: "POST", body, headers, duplex: "half" } as RequestInit);
  return { request, givenBytes: () => given };
}

/** The head of a WAV file that promises so many seconds in stereo of 16 bits at 48 kHz. */
function promising(seconds: number): { readonly head: Uint8Array; readonly sizeBytes: number } {
  const head = writeWav([new Float32Array(1), new Float32Array(1)], { bits: 16 }).subarray(0, 44);
  const dataBytes = seconds * 48000 * 4;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  view.setUint32(4, 36 + dataBytes, true);
  view.setUint32(40, dataBytes, true);
  return { head, sizeBytes: 44 + dataBytes };
}

const sine = (hz: number): Float32Array =>
  Float32Array.from({ length: FRAMES }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hz * i) / 48000));

/** RMS of the difference in dB against full scale, without the ends. */
function differenceDb(a: Float32Array, b: Float32Array): number {
  const [x, y] = [a.subarray(600, -600), b.subarray(600, -600)];
  return 10 * Math.log10(x.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0) / x.length);
}

describe("a mix that is sent", () => {
  test.each([
    ["44100-s16le", -90],
    ["44100-s24le", -100],
    ["44100-f32le", -100],
    ["48000-s16le", -95],
    ["48000-s24le", -140],
    ["48000-f32le", -140],
  ] as const)("as ffmpeg writes it (%s) is taken and heard", async (name, limitDb) => {
    const file = readFileSync(`tests/fixtures/ffmpeg-${name}.wav`);
    const [left, right] = readMixFile(await readMixBody(sent(file).request, FRAMES), FRAMES);
    expect(differenceDb(left, sine(440))).toBeLessThan(limitDb);
    expect(differenceDb(right, sine(660))).toBeLessThan(limitDb);
  });

  test("of three hours is refused before anything is read", async () => {
    const { head, sizeBytes } = promising(3 * 3600);
    const { request, givenBytes } = sent(head, sizeBytes);
    await expect(readMixBody(request, FRAMES)).rejects.toMatchObject({
      status: 413,
      message:
        "The file has 1978 MB, and 64 MB is the most; export this exercise alone, at 48 kHz and 24 bits.",
    });
    expect(givenBytes()).toBe(0);
  });

  test("of five minutes, which is not too large, is refused by its header", async () => {
    const { head, sizeBytes } = promising(300);
    const { request, givenBytes } = sent(head, sizeBytes);
    await expect(readMixBody(request, FRAMES)).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/^The file lasts 5 min and the exercise 0\.1 s; export it/),
    });
    expect(givenBytes()).toBeLessThanOrEqual(64 * 1024 + PIECE_BYTES);
  });

  test("whose chunks before the sound are longer than what is looked at is read whole", async () => {
    const wav = writeWav([sine(440)], { bits: 16 });
    const junk = new Uint8Array(8 + 100_000);
    junk.set(new TextEncoder().encode("JUNK"));
    new DataView(junk.buffer).setUint32(4, 100_000, true);
    const file = Buffer.concat([wav.subarray(0, 12), junk, wav.subarray(12)]);
    expect(await readMixBody(sent(file).request, FRAMES)).toHaveLength(file.length);
  });

  const file = readFileSync("tests/fixtures/ffmpeg-44100-s24le.wav");
  test.each<[string, Uint8Array, RegExp]>([
    ["cut in the middle", file.subarray(0, file.length / 2), /cut off/],
    ["cut in its header", file.subarray(0, 30), /WAV file/],
    ["no WAV", new TextEncoder().encode("ID3 an MP3, perhaps"), /not a WAV sound/],
    [
      "too short",
      writeWav([sine(440).subarray(0, 1000)], { bits: 16 }),
      /lasts 0\.0 s and the exercise 0\.1 s/,
    ],
    ["of six channels", writeWav(Array(6).fill(sine(440)), { bits: 16 }), /6 channels; export it in stereo/],
  ])("%s is refused in words", async (_name, bytes, sentence) => {
    await expect(readMixBody(sent(bytes).request, FRAMES)).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(sentence),
    });
  });

  test("without its length is refused", async () => {
    const request = new Request(ADDRESS, { method: "POST", body: file });
    await expect(readMixBody(request, FRAMES)).rejects.toMatchObject({ status: 411 });
  });
});
