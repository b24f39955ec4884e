import { readdirSync, readFileSync } from "node:fs";
import { Crc16, crc8 } from "@/audio-engine/files/crc";
import { readFlacFrameHeader } from "@/audio-engine/files/flac-frame";
import { writeWav } from "@/audio-engine/files/wav";
import { inProject } from "@/scripts/lib/project.mjs";

function bytesOf(...parts: string[]): Uint8Array {
  return new Uint8Array(readFileSync(inProject(...parts)));
}

const wave = Array.from({ length: 4 }, (_, channel) =>
  Float64Array.from({ length: 90 }, (_frame, i) => 0.8 * Math.sin(i * 0.07 * (channel + 1))),
);

/** Valid WAV files of every width, with one to four channels; ffmpeg's have chunks besides. */
export const WAV_SEEDS: readonly Uint8Array[] = [
  writeWav(wave.slice(0, 1), { bits: 16 }),
  writeWav(wave.slice(0, 2), { bits: 24, sampleRateHz: 96000 }),
  writeWav(wave, { bits: 32, sampleRateHz: 44100 }),
  bytesOf("tests", "fixtures", "counted-16.wav"),
  bytesOf("tests", "fixtures", "counted-24.wav"),
  bytesOf("tests", "fixtures", "counted-32f.wav"),
  longWav(),
];

export const FLAC_SEEDS: readonly Uint8Array[] = ["short-16.flac", "short-24.flac"].map((name) =>
  bytesOf("tests", "fixtures", name),
);

/** Sessions that use every part of the document. */
export const SESSION_SEEDS: readonly unknown[] = [
  ...readdirSync(inProject("docs", "examples")).map((name) => ["docs", "examples", name]),
  ...["raw", "mix", "master"].map((name) => ["content", "songs", "flagship", `${name}.session.json`]),
].map((parts): unknown => JSON.parse(new TextDecoder().decode(bytesOf(...parts))));

/** Where the frames of a valid FLAC file begin, and its end. */
export function flacBorders(bytes: Uint8Array): number[] {
  const borders: number[] = [];
  for (let at = 42; at < bytes.length; at++) {
    const crc = new Crc16();
    const from = borders.at(-1);
    if (readFlacFrameHeader(bytes, at) === null) continue;
    if (from !== undefined) {
      for (let i = from; i < at; i++) crc.add(bytes[i]!);
      if (crc.value !== 0) continue;
    }
    borders.push(at);
  }
  return [...borders, bytes.length];
}

/** Sets the checksums of a frame to what its bytes have, so that faults within it come to the decoder. */
export function repairFlacFrame(bytes: Uint8Array, from: number, to: number, headerBytes: number): void {
  bytes[from + headerBytes - 1] = crc8(bytes, from, from + headerBytes - 1);
  const crc = new Crc16();
  for (let i = from; i < to - 2; i++) crc.add(bytes[i]!);
  bytes[to - 2] = crc.value >> 8;
  bytes[to - 1] = crc.value & 255;
}

/** RF64, of which every length stands in a chunk of its own. */
function longWav(): Uint8Array {
  const plain = writeWav(wave.slice(0, 2), { bits: 16 });
  const ds64 = new DataView(new ArrayBuffer(36));
  ds64.setUint32(0, 0x64733634);
  ds64.setUint32(4, 28, true);
  ds64.setUint32(8, plain.length + 28, true);
  ds64.setUint32(16, plain.length - 44, true);
  const bytes = Uint8Array.from([
    ...plain.subarray(0, 12),
    ...new Uint8Array(ds64.buffer),
    ...plain.subarray(12),
  ]);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x52463634);
  view.setUint32(4, 0xffffffff, true);
  view.setUint32(76, 0xffffffff, true);
  return bytes;
}
