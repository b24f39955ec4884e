import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ByteSource, bytesInMemory } from "./byte-source";
import { decodeFlac } from "./flac";
import { endsWithWholeFlacFrame } from "./flac-frame";
import { readSound } from "./read-sound";
import { floatChannels } from "./sound";
import { openSound, type SoundStream } from "./sound-stream";
import { writeWav } from "./wav";
import { wavHeader } from "./wav-header";

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../tests/fixtures/${name}`, import.meta.url)));

async function collect(sound: SoundStream): Promise<number[][]> {
  const all: number[][] = Array.from({ length: sound.channels }, () => []);
  for await (const { channels, frames } of sound.blocks()) {
    channels.forEach((samples, channel) => {
      for (let i = 0; i < frames; i++) all[channel]?.push(samples[i] ?? Number.NaN);
    });
  }
  return all;
}

describe("a sound read in pieces", () => {
  it.each([
    "counted-16.wav",
    "counted-24.wav",
    "counted-32f.wav",
    "codes-16.flac",
    "counted-24.flac",
    "silent-end.flac",
    "short-16.flac",
    "short-24.flac",
  ])("is %s read at once", async (name) => {
    const whole = await readSound(fixture(name));
    const sound = await openSound(bytesInMemory(fixture(name)));
    const { sampleRateHz, frames } = whole;
    expect(sound).toMatchObject({ sampleRateHz, frames, channels: whole.channels.length });
    expect(await collect(sound)).toEqual(floatChannels(whole).map((samples) => Array.from(samples)));
  });

  it("is the same across the borders of blocks", async () => {
    const wave = Float64Array.from({ length: 40000 }, (_, i) => Math.sin(i * i * 1e-4));
    const bytes = writeWav([wave, wave.map((x) => -x)], { bits: 24 });
    const expected = floatChannels(await readSound(bytes)).map((samples) => Array.from(samples));
    expect(await collect(await openSound(bytesInMemory(bytes)))).toEqual(expected);
  });

  it("says so when a file becomes shorter meanwhile", async () => {
    const bytes = writeWav([new Float64Array(40000)], { bits: 16 });
    const source = bytesInMemory(bytes);
    const shrinking: ByteSource = {
      ...source,
      read: (at, length) => source.read(at, at < 9000 ? length : 10),
    };
    await expect(collect(await openSound(shrinking))).rejects.toMatchObject({ code: "asset/truncated" });
  });

  it("takes no more memory for three hours than for a minute", async () => {
    const most = await highestMemory(60);
    expect(await highestMemory(3 * 3600)).toBeLessThan(most + 16e6);
  });
});

/** Heap and buffers, at most, while a sound that nobody holds is read: 4 kHz, mono, 32 bits; 173 MB for three hours. */
async function highestMemory(seconds: number): Promise<number> {
  const frames = seconds * 4000;
  const header = wavHeader({ bits: 32, channels: 1, sampleRateHz: 4000 }, frames);
  const buffer = new Uint8Array(1 << 20);
  const source: ByteSource = {
    sizeBytes: header.length + frames * 4,
    read: async (at, length) =>
      at < header.length ? header.subarray(at, at + length) : buffer.subarray(0, length),
  };
  let total = 0;
  let most = 0;
  let blocks = 0;
  for await (const block of (await openSound(source)).blocks()) {
    total += block.frames;
    blocks += 1;
    if (blocks % 4 !== 0) continue;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, heapUsed + arrayBuffers);
  }
  expect(total).toBe(frames);
  return most;
}

describe("damage in FLAC", () => {
  it("is told from a cut by the last frame, found from the end", () => {
    const bytes = fixture("short-16.flac");
    expect(endsWithWholeFlacFrame(bytes)).toBe(true);
    for (let cut = 1; cut < 200; cut++) expect(endsWithWholeFlacFrame(bytes.subarray(0, -cut))).toBe(false);
  });

  it("is found in a file of nothing but beginnings of frames without trying each to the end", async () => {
    const bytes = new Uint8Array(1_000_000);
    bytes.set(fixture("short-16.flac").subarray(0, 200));
    for (let at = 200; at < bytes.length; at += 2) bytes.set([0xff, 0xf8], at);
    const began = performance.now();
    await expect(decodeFlac(bytes)).rejects.toMatchObject({ code: "asset/truncated" });
    // A hundred times what it takes; trying each takes minutes.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
