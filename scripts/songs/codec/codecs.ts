import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { RealFft } from "@/audio-engine/dsp/fft";
import { PlainError } from "@/scripts/lib/project.mjs";
import type { AudioAsset, AudioCodec, AudioManifest } from "../manifest";
import { SAMPLE_RATE_HZ } from "../synthesis/loop";
import { readWav } from "../synthesis/wav";
import { runTool } from "../tools";
import { ORIGINAL_ID } from "./original";

interface Coding {
  readonly id: string;
  readonly codec: AudioCodec["codec"];
  readonly kilobitsPerSecond: number;
  readonly ending: string;
  readonly options: readonly string[];
  readonly words: string;
}

const constantRate = (encoder: string, kilobits: number) => ["-c:a", encoder, "-b:a", `${kilobits}k`];

const CODINGS: readonly Coding[] = [
  {
    id: "codec-mp3-128",
    codec: "mp3",
    kilobitsPerSecond: 128,
    ending: "mp3",
    options: constantRate("libmp3lame", 128),
    words: "nothing above 16 to 17 kHz, and cymbals that swirl",
  },
  {
    id: "codec-mp3-320",
    codec: "mp3",
    kilobitsPerSecond: 320,
    ending: "mp3",
    options: constantRate("libmp3lame", 320),
    words: "as large as MP3 gets",
  },
  {
    id: "codec-aac-128",
    codec: "aac",
    kilobitsPerSecond: 128,
    ending: "m4a",
    options: constantRate("aac", 128),
    words: "what many streaming services have sent to telephones",
  },
  {
    id: "codec-opus-96",
    codec: "opus",
    kilobitsPerSecond: 96,
    ending: "ogg",
    options: [...constantRate("libopus", 96), "-vbr", "off"],
    words: "the newest and the smallest of the four",
  },
];
const NAMES = { mp3: "MP3", aac: "AAC", opus: "Opus" } as const;

/**
 * Encodes the published original with ffmpeg, decodes it again, and measures by how many frames it is late.
 * @throws PlainError when the original has not been rendered
 */
export function encodeCodecs(folder: string, manifest: AudioManifest): AudioCodec[] {
  const original = manifest.assets.find(({ id }) => id === ORIGINAL_ID);
  if (original === undefined)
    throw new PlainError(`The manifest has no sound "${ORIGINAL_ID}"; render the group codec first.`);
  const work = mkdtempSync(path.join(tmpdir(), "songs-"));
  try {
    const wav = path.join(work, "original.wav");
    decode(path.join(folder, original.file), wav);
    return CODINGS.map((coding) => encode(coding, original, wav, work, folder));
  } finally {
    rmSync(work, { recursive: true });
  }
}

function encode(
  { id, codec, kilobitsPerSecond, ending, options, words }: Coding,
  original: AudioAsset,
  wav: string,
  work: string,
  folder: string,
): AudioCodec {
  const coded = path.join(work, `coded.${ending}`);
  const plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"];
  runTool("ffmpeg", ["-y", "-loglevel", "error", "-i", wav, ...options, ...plain, coded]);
  const decoded = path.join(work, `${id}.wav`);
  decode(coded, decoded);
  const unskipped = path.join(work, `${id}-unskipped.wav`);
  decode(coded, unskipped, [
    "-flags2",
    "+skip_manual",
    ...(ending === "m4a" ? ["-ignore_editlist", "1"] : []),
  ]);
  const bytes = readFileSync(coded);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const file = `codec/${id.replace("codec-", "")}.${hash}.${ending}`;
  writeFileSync(path.join(folder, file), bytes);
  const { channels } = readWav(decoded);
  const { channels: before } = readWav(wav);
  return {
    id,
    file,
    codec,
    kilobitsPerSecond,
    originalAssetId: original.id,
    frames: channels[0]!.length,
    offsetFrames: offsetOf(before[0]!, channels[0]!),
    unskippedOffsetFrames: offsetOf(before[0]!, readWav(unskipped).channels[0]!),
    title: `${NAMES[codec]} at ${kilobitsPerSecond} kbit/s`,
    description: `The original coded as ${NAMES[codec]} at ${kilobitsPerSecond} kilobits per second: ${words}.`,
    licence: original.licence,
    attribution: original.attribution,
    bytes: bytes.length,
  };
}

function decode(file: string, wav: string, how: readonly string[] = []): void {
  const form = ["-c:a", "pcm_s16le", "-ar", String(SAMPLE_RATE_HZ)];
  runTool("ffmpeg", ["-y", "-loglevel", "error", ...how, "-i", file, ...form, wav]);
}

/** Frames by which `after` is late against `before`: where their cross-correlation is largest. */
export function offsetOf(before: Float64Array, after: Float64Array): number {
  let size = 4;
  while (size < before.length + after.length) size *= 2;
  const fft = new RealFft(size);
  const spectrumOf = (sound: Float64Array) => {
    const padded = new Float64Array(size);
    padded.set(sound);
    const [re, im] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
    fft.forward(padded, 0, re, im, 0);
    return { re, im };
  };
  const [a, b] = [spectrumOf(before), spectrumOf(after)];
  const re = a.re.map((value, k) => value * b.re[k]! + a.im[k]! * b.im[k]!);
  const im = a.re.map((value, k) => value * b.im[k]! - a.im[k]! * b.re[k]!);
  const correlation = new Float64Array(size);
  fft.inverse(re, im, 0, correlation, 0);
  const peak = correlation.indexOf(correlation.reduce((most, value) => Math.max(most, value)));
  return peak > size / 2 ? peak - size : peak;
}
