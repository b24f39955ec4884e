import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AudioFileError } from "./errors";
import { decodeFlac } from "./flac";
import { pcmSha256 } from "./pcm-hash";
import { readSound } from "./read-sound";

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../tests/fixtures/${name}`, import.meta.url)));
const codes16 = fixture("codes-16.flac");
const counted24 = fixture("counted-24.flac");

function patched(bytes: Uint8Array, patches: Readonly<Record<number, number>>): Uint8Array {
  return bytes.map((byte, at) => patches[at] ?? byte);
}

async function errorOf(bytes: Uint8Array): Promise<AudioFileError> {
  const error: unknown = await decodeFlac(bytes).then(
    () => "It was decoded without an error.",
    (reason: unknown) => reason,
  );
  if (error instanceof AudioFileError) return error;
  throw error;
}

describe("decoding FLAC", () => {
  // The decoder also writes what it returns to the console.
  beforeEach(() => {
    vi.spyOn(console, "error").mockReturnValue();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("recovers every 16-bit code", async () => {
    const { channels, ...rest } = await decodeFlac(codes16);
    expect(rest).toEqual({ bits: 16, frames: 65536, sampleRateHz: 48000 });
    expect(channels).toEqual([Int16Array.from({ length: 65536 }, (_, i) => i - 32768)]);
  });

  it("recovers 24-bit codes over the whole range", async () => {
    const { channels, ...rest } = await decodeFlac(counted24);
    expect(rest).toEqual({ bits: 24, frames: 3000, sampleRateHz: 96000 });
    const code = (frame: number, channel: number) =>
      (((frame * 2 + channel) * 2654435761) % 2 ** 24) - 2 ** 23;
    expect(channels).toEqual([0, 1].map((c) => Int32Array.from({ length: 3000 }, (_, i) => code(i, c))));
  });

  it("keeps the last frame when it is as short as digital silence makes it", async () => {
    const { channels, frames } = await decodeFlac(fixture("silent-end.flac"));
    expect(frames).toBe(3 * 4096);
    expect(channels[0]?.subarray(4096).every((code) => code === 0)).toBe(true);
  });

  it("passes over an ID3 tag", async () => {
    const tag = [0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5];
    const pcm = await decodeFlac(Uint8Array.from([...tag, ...codes16]));
    expect(pcm).toEqual(await decodeFlac(codes16));
  });

  it.each<[string, AudioFileError["code"], Uint8Array]>([
    ["text", "asset/not-audio", new TextEncoder().encode("a page that says the file was not found")],
    ["the marker and text", "asset/damaged", new TextEncoder().encode(`fLaC${"junk".repeat(30)}`)],
    ["half a header", "asset/truncated", codes16.subarray(0, 20)],
    ["a header alone", "asset/truncated", codes16.subarray(0, 200)],
    ["half a file", "asset/truncated", codes16.subarray(0, codes16.length >> 1)],
    ["a file without its last byte", "asset/truncated", codes16.subarray(0, -1)],
    ["a changed byte in the middle", "asset/damaged", patched(codes16, { 15000: codes16[15000]! ^ 4 })],
    ["0 Hz", "asset/unsupported", patched(codes16, { 18: 0, 19: 0 })],
    ["1 MHz", "asset/unsupported", patched(codes16, { 18: 0xf4, 19: 0x24 })],
    ["a header of other bits than its frames", "asset/damaged", patched(codes16, { 21: 0xb0 })],
    ["a header of another rate than its frames", "asset/damaged", patched(codes16, { 18: 0x0a })],
    ["fewer samples than promised", "asset/truncated", patched(codes16, { 23: 2 })],
    ["more samples than promised", "asset/damaged", patched(codes16, { 23: 0, 24: 255 })],
  ])("refuses %s with %s and one sentence", async (_, code, bytes) => {
    const error = await errorOf(bytes);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^The [^\n]+\.$/);
  });
});

describe("the hash of PCM", () => {
  it("is that of the interleaved little-endian integers", async () => {
    const left = [1, -2, 32767, -32768];
    const right = [258, 0, -1, 12345];
    const bytes = Buffer.alloc(16);
    left.forEach((value, i) => void bytes.writeInt16LE(value, i * 4));
    right.forEach((value, i) => void bytes.writeInt16LE(value, i * 4 + 2));
    const pcm = {
      channels: [Int16Array.from(left), Int16Array.from(right)],
      bits: 16,
      frames: 4,
      sampleRateHz: 48000,
    } as const;
    expect(await pcmSha256(pcm)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("counts three bytes for 24 bits", async () => {
    const codes = [1, -2, 8388607, -8388608];
    const bytes = Buffer.alloc(12);
    codes.forEach((value, i) => void bytes.writeIntLE(value, i * 3, 3));
    const pcm = { channels: [Int32Array.from(codes)], bits: 24, frames: 4, sampleRateHz: 48000 } as const;
    expect(await pcmSha256(pcm)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });
});

describe("reading a sound of either kind", () => {
  it("tells WAV and FLAC apart by their bytes", async () => {
    expect(await readSound(fixture("counted-24.wav"))).toMatchObject({ bits: 24, sampleRateHz: 44100 });
    expect(await readSound(counted24)).toMatchObject({ bits: 24, sampleRateHz: 96000 });
  });

  it("refuses anything else in one sentence", async () => {
    await expect(readSound(new TextEncoder().encode("OggS and more"))).rejects.toMatchObject({
      code: "asset/not-audio",
      message: "The file is neither a WAV nor a FLAC sound.",
    });
  });
});
