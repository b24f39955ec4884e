import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AudioFileError } from "@/audio-engine/files/errors";
import { decodeFlac } from "@/audio-engine/files/flac";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { PlainError } from "@/scripts/lib/project.mjs";
import { AUDIO_LICENCE, attributionOf, COURSE_AUTHOR, SOURCES, type SourceId, sourceNames } from "./credits";
import type { AudioAsset } from "./manifest";
import { fromDb, peakOf, SAMPLE_RATE_HZ, toDb } from "./synthesis/loop";
import { Random } from "./synthesis/random";
import { writeWav16 } from "./synthesis/wav";
import { runTool } from "./tools";

/** A rendered sound and all that the manifest has to say of it. */
export interface RenderedSound {
  readonly id: string;
  /** Below public/audio, without hash and ending. */
  readonly name: string;
  readonly channels: readonly Float64Array[];
  /** Level at which the loudest sample is published. */
  readonly peakDbfs: number;
  readonly title: string;
  readonly description: string;
  readonly sources: readonly SourceId[];
  readonly key?: string;
  readonly bpm?: number;
  /** Its bars; the whole sound when not given. */
  readonly loop?: { readonly startFrame: number; readonly endFrame: number };
}

/** What 1 becomes in a published file. */
export const FULL_SCALE = 32767;
const BLOCK_FRAMES = [4096, 4608, 2304] as const;
const LARGEST_BYTES = 4_000_000;
/** Digital silence for this long stays digital silence: nothing plays there that dither could help. */
const SILENT_FRAMES = 4800;

/**
 * Sets the level, dithers to 16 bits (TPDF), and writes FLAC into `folder`.
 * @throws PlainError when the file is larger than the course allows
 */
export async function publish(sound: RenderedSound, folder: string): Promise<AudioAsset> {
  const pcm = toPcm16(sound);
  const channels = sound.channels.length === 2 ? 2 : 1;
  const hash = createHash("sha256")
    .update(new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength))
    .digest("hex");
  const file = `${sound.name}.${hash.slice(0, 8)}.flac`;
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  const work = mkdtempSync(path.join(tmpdir(), "songs-"));
  let integratedLufs: number;
  try {
    const wav = path.join(work, "sound.wav");
    writeWav16(wav, pcm, channels, SAMPLE_RATE_HZ);
    await encode(wav, target, hash);
    integratedLufs = measureLoudness(wav);
  } finally {
    rmSync(work, { recursive: true });
  }
  const bytes = statSync(target).size;
  if (bytes > LARGEST_BYTES)
    throw new PlainError(`${file} has ${bytes} bytes; at most ${LARGEST_BYTES} are allowed.`);
  const frames = pcm.length / channels;
  const peak = pcm.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    id: sound.id,
    file,
    frames,
    channels,
    sampleRateHz: SAMPLE_RATE_HZ,
    bits: 16,
    pcmSha256: hash,
    integratedLufs,
    samplePeakDbfs: Math.round(toDb(peak / 32768) * 100) / 100,
    ...(sound.key !== undefined && { key: sound.key }),
    ...(sound.bpm !== undefined && { bpm: sound.bpm }),
    loop: sound.loop ?? { startFrame: 0, endFrame: frames },
    title: sound.title,
    description: sound.description,
    source: sourceNames(sound.sources),
    author: [...new Set([COURSE_AUTHOR, ...sound.sources.map((id) => SOURCES[id].author)])].join("; "),
    licence: AUDIO_LICENCE,
    attribution: attributionOf(sound.sources),
    bytes,
  };
}

/**
 * FLAC at the highest compression, in the first block size that the course's own decoder reads back whole: a last
 * frame whose third byte from the end is 255 is lost by @wasm-audio-decoders/flac 0.2.11.
 */
async function encode(wav: string, target: string, hash: string): Promise<void> {
  for (const blockFrames of BLOCK_FRAMES) {
    const form = ["-8", "-e", "-p", "-b", String(blockFrames), "--no-padding", "--no-seektable"];
    runTool("flac", ["-s", "-f", ...form, "-o", target, wav]);
    if (await isReadBack(target, hash)) return;
  }
  throw new PlainError(`${target} cannot be read back by the course's decoder.`);
}

async function isReadBack(file: string, hash: string): Promise<boolean> {
  try {
    return (await pcmSha256(await decodeFlac(readFileSync(file)))) === hash;
  } catch (error) {
    if (error instanceof AudioFileError) return false;
    throw error;
  }
}

/** Interleaved samples as they are published: level set, dithered. */
export function toPcm16({ id, channels, peakDbfs }: RenderedSound): Int16Array {
  const frames = channels[0]?.length ?? 0;
  const gain = fromDb(peakDbfs) / peakOf(channels);
  const random = new Random(createHash("sha256").update(id).digest().readUInt32LE(0));
  const silent = channels.map(silenceOf);
  const pcm = new Int16Array(frames * channels.length);
  for (let i = 0; i < frames; i++) {
    channels.forEach((channel, c) => {
      const dither = silent[c]![i] === 1 ? 0 : random.next() - random.next();
      const value = Math.round(channel[i]! * gain * FULL_SCALE + dither);
      if (Math.abs(value) > FULL_SCALE) throw new PlainError(`${id} clips at frame ${i}.`);
      pcm[i * channels.length + c] = value;
    });
  }
  return pcm;
}

/** 1 for each frame inside a long stretch of nothing; the end is never silent, see `encode`: its frame would be tiny. */
function silenceOf(channel: Float64Array): Uint8Array {
  const out = new Uint8Array(channel.length);
  let start = 0;
  for (let i = 0; i <= channel.length; i++) {
    if (i < channel.length && Math.abs(channel[i]!) < 1e-7) continue;
    if (i - start >= SILENT_FRAMES) out.fill(1, start, Math.min(i, channel.length - SILENT_FRAMES));
    start = i + 1;
  }
  return out;
}

/** Integrated loudness of a file by ffmpeg's BS.1770 meter, LUFS. */
export function measureLoudness(file: string): number {
  const log = runTool("ffmpeg", [
    "-nostats",
    "-hide_banner",
    "-i",
    file,
    "-af",
    "ebur128",
    "-f",
    "null",
    "-",
  ]);
  const found = [...log.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1];
  if (found === undefined) throw new PlainError(`ffmpeg did not measure the loudness of ${file}.`);
  return Number(found);
}
