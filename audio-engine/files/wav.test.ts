import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { WaveFile } from "wavefile";
import { AudioFileError } from "./errors";
import { floatChannels } from "./sound";
import { readWav, writeWav } from "./wav";
import { wavHeader } from "./wav-header";

const fixture = (name: string) => readFileSync(new URL(`../../tests/fixtures/${name}`, import.meta.url));

/** As tests/fixtures/make-sound-files.py counts. */
const counted24 = (frame: number, channel: number) =>
  (((frame * 2 + channel) * 2654435761) % 2 ** 24) - 2 ** 23;

const FRAMES = 300;
const sines = [0.013, 0.029].map((step) =>
  Float64Array.from({ length: FRAMES }, (_, i) => 0.9 * Math.sin(i * step)),
);

function withHeader(change: (view: DataView) => void, bits: 16 | 32 = 16): Uint8Array {
  const bytes = writeWav(sines, { bits, sampleRateHz: 44100 });
  change(new DataView(bytes.buffer));
  return bytes;
}

/** The sines in 16 bits as EBU Tech 3306 wants it for long files: both 32-bit lengths say "see ds64". */
function rf64(frames: number, ds64Bytes = 28): Uint8Array {
  const plain = withHeader((view) => {
    view.setUint32(0, 0x52463634);
    view.setUint32(4, 0xffffffff, true);
    view.setUint32(40, 0xffffffff, true);
  });
  const ds64 = new DataView(new ArrayBuffer(8 + ds64Bytes));
  ds64.setUint32(0, 0x64733634);
  ds64.setUint32(4, ds64Bytes, true);
  if (ds64Bytes >= 16) ds64.setBigUint64(16, BigInt(frames * 4), true);
  return Uint8Array.from([...plain.subarray(0, 12), ...new Uint8Array(ds64.buffer), ...plain.subarray(12)]);
}

function errorOf(read: () => unknown): AudioFileError {
  try {
    read();
  } catch (error) {
    if (error instanceof AudioFileError) return error;
    throw error;
  }
  throw new Error("It was read without an error.");
}

describe("reading WAV", () => {
  it.each([
    ["counted-16.wav", 16, (code: number) => code >> 8],
    ["counted-24.wav", 24, (code: number) => code],
    ["counted-32f.wav", 32, (code: number) => code / 2 ** 23],
  ] as const)("reads each sample of ffmpeg's %s", (name, bits, expected) => {
    const sound = readWav(fixture(name));
    expect(sound).toMatchObject({ bits, frames: 400, sampleRateHz: 44100 });
    for (const channel of [0, 1]) {
      const samples = Array.from({ length: 400 }, (_, i) => expected(counted24(i, channel)));
      expect(Array.from(sound.channels[channel]!)).toEqual(samples);
    }
  });

  it("passes over chunks that it does not know, padded ones too", () => {
    const plain = writeWav(sines, { bits: 16 });
    const extra = Uint8Array.from([0x4a, 0x55, 0x4e, 0x4b, 3, 0, 0, 0, 1, 2, 3, 0]);
    const bytes = Uint8Array.from([...plain.subarray(0, 12), ...extra, ...plain.subarray(12)]);
    expect(readWav(bytes)).toEqual(readWav(plain));
  });

  it("reads to the end where the length was never filled in", () => {
    const bytes = withHeader((view) => view.setUint32(40, 0xffffffff, true));
    expect(readWav(bytes).frames).toBe(FRAMES);
  });

  it("reads RF64, whose length stands in a chunk of its own", () => {
    expect(readWav(rf64(FRAMES))).toEqual(readWav(writeWav(sines, { bits: 16, sampleRateHz: 44100 })));
    expect(readWav(rf64(FRAMES - 100)).frames).toBe(FRAMES - 100);
  });

  it.each<[string, AudioFileError["code"], Uint8Array]>([
    ["text", "asset/not-audio", new TextEncoder().encode("RIFF is a word, this is not a sound")],
    ["nothing", "asset/not-audio", new Uint8Array(0)],
    ["RIFX", "asset/unsupported", withHeader((view) => view.setUint32(0, 0x52494658))],
    ["RF64 without its length", "asset/damaged", rf64(300, 8)],
    ["RF64 that promises more", "asset/truncated", rf64(2 ** 33)],
    ["a cut-off file", "asset/truncated", writeWav(sines, { bits: 24 }).subarray(0, 500)],
    ["a header alone", "asset/truncated", writeWav(sines, { bits: 24 }).subarray(0, 36)],
    ["part of a frame", "asset/truncated", withHeader((view) => view.setUint32(40, FRAMES * 4 - 1, true))],
    ["zero samples", "asset/empty", wavHeader({ bits: 16, channels: 2, sampleRateHz: 48000 }, 0)],
    ["0 Hz", "asset/unsupported", withHeader((view) => view.setUint32(24, 0, true))],
    ["1 MHz", "asset/unsupported", withHeader((view) => view.setUint32(24, 1000000, true))],
    ["0 channels", "asset/damaged", withHeader((view) => view.setUint16(22, 0, true))],
    [
      "33 channels",
      "asset/unsupported",
      writeWav(
        Array.from({ length: 33 }, () => sines[0]!),
        { bits: 16 },
      ),
    ],
    ["8 bits", "asset/unsupported", withHeader((view) => view.setUint16(34, 8, true))],
    ["an unknown coding", "asset/unsupported", withHeader((view) => view.setUint16(20, 85, true))],
    ["a wrong frame size", "asset/damaged", withHeader((view) => view.setUint16(32, 6, true))],
    ["no format", "asset/damaged", withHeader((view) => view.setUint8(12, 0x58))],
    ["NaN", "asset/damaged", withHeader((view) => view.setFloat32(70, Number.NaN, true), 32)],
    [
      "infinity",
      "asset/damaged",
      withHeader((view) => view.setFloat32(70, Number.POSITIVE_INFINITY, true), 32),
    ],
  ])("refuses %s with %s and one sentence", (_, code, bytes) => {
    const error = errorOf(() => readWav(bytes));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^The [^\n]+\.$/);
  });
});

describe("writing WAV", () => {
  it.each([
    [16, "16", 2 ** 15],
    [24, "24", 2 ** 23],
    [32, "32f", 1],
  ] as const)("writes %i bits that an independent reader finds again", (bits, bitDepth, scale) => {
    const wave = new WaveFile(writeWav(sines, { bits, sampleRateHz: 96000 }));
    expect(wave.bitDepth).toBe(bitDepth);
    expect(wave.fmt).toMatchObject({ numChannels: 2, sampleRate: 96000 });
    const samples: unknown = wave.getSamples(false, Float64Array);
    const expected = sines.map((sine) =>
      sine.map((x) => (bits === 32 ? Math.fround(x) : Math.round(x * scale))),
    );
    expect(samples).toEqual(expected);
  });

  it("clips integers at full scale and keeps floats beyond it", () => {
    const loud = [Float64Array.of(1.5, -1.5, 1, -1)];
    expect(Array.from(readWav(writeWav(loud, { bits: 16 })).channels[0]!)).toEqual([
      32767, -32768, 32767, -32768,
    ]);
    expect(Array.from(readWav(writeWav(loud, { bits: 24 })).channels[0]!)).toEqual([
      8388607, -8388608, 8388607, -8388608,
    ]);
    expect(Array.from(readWav(writeWav(loud, { bits: 32 })).channels[0]!)).toEqual([1.5, -1.5, 1, -1]);
  });

  it.each(["counted-16.wav", "counted-24.wav", "counted-32f.wav"])(
    "brings every sample of %s back",
    (name) => {
      const sound = readWav(fixture(name));
      const { bits, sampleRateHz } = sound;
      expect(readWav(writeWav(floatChannels(sound), { bits, sampleRateHz }))).toEqual(sound);
    },
  );

  it("pads an odd number of bytes, as RIFF wants", () => {
    const bytes = writeWav([Float64Array.of(0.5)], { bits: 24 });
    expect(bytes.length).toBe(48);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(40);
  });
});
