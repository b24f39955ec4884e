import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { AudioFileError } from "@/audio-engine/files/errors";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { ALLOWED_LICENCES } from "./credits";
import type { AudioAsset, AudioManifest } from "./manifest";

const LARGEST_BYTES = 4_000_000;
const LARGEST_TOTAL_BYTES = 140_000_000;
/** Of one song: they are what a student waits for first. */
const LARGEST_PREVIEWS_BYTES = 600_000;
const FULL_SCALE = 32768;

/** Reads the list of sounds in a folder that is laid out like public/audio. */
export function readManifest(folder: string): AudioManifest {
  return JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")) as AudioManifest;
}

/**
 * Compares the manifest with the files beside it: every sound is decoded, counted and hashed.
 * @param folder laid out like public/audio
 * @returns one sentence per fault; empty when all is well
 */
export async function checkAudio(folder: string): Promise<string[]> {
  const manifest = readManifest(folder);
  const faults = [...checkFiles(folder, manifest), ...checkIds(manifest)];
  for (const asset of manifest.assets) {
    if (existsSync(path.join(folder, asset.file))) faults.push(...(await checkAsset(folder, asset)));
  }
  return faults;
}

function checkIds({ assets, previews, codecs }: AudioManifest): string[] {
  const ids = [...assets, ...previews, ...codecs].map(({ id }) => id);
  const sounds = new Set(assets.map(({ id }) => id));
  const orphans = codecs.filter(({ originalAssetId }) => !sounds.has(originalAssetId));
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `The id "${id}" is given twice.`);
  return [...twice, ...orphans.map(({ file }) => `${file}: its original is not in the manifest.`)];
}

function checkFiles(folder: string, { assets, previews, codecs }: AudioManifest): string[] {
  const faults: string[] = [];
  const listed = new Map([...assets, ...previews, ...codecs].map((entry) => [entry.file, entry]));
  let total = 0;
  for (const [file, { bytes, licence, attribution, description, title }] of listed) {
    if (!existsSync(path.join(folder, file))) {
      faults.push(`${file} is missing.`);
      continue;
    }
    const size = statSync(path.join(folder, file)).size;
    total += size;
    if (size !== bytes) faults.push(`${file} has ${size} bytes; the manifest says ${bytes}.`);
    if (size > LARGEST_BYTES) faults.push(`${file} is larger than ${LARGEST_BYTES} bytes.`);
    if (!ALLOWED_LICENCES.includes(licence)) faults.push(`${file}: the licence "${licence}" is not allowed.`);
    for (const [what, text] of Object.entries({ attribution, description, title }))
      if (text.trim() === "") faults.push(`${file}: the ${what} is empty.`);
  }
  const previewBytes = new Map<string, number>();
  for (const { file, bytes } of previews) {
    const song = path.dirname(file);
    previewBytes.set(song, (previewBytes.get(song) ?? 0) + bytes);
  }
  if (total > LARGEST_TOTAL_BYTES) faults.push(`All sounds together have ${total} bytes.`);
  for (const [song, sum] of previewBytes)
    if (sum > LARGEST_PREVIEWS_BYTES) faults.push(`The previews of ${song} together have ${sum} bytes.`);
  for (const file of soundFilesIn(folder))
    if (!listed.has(file)) faults.push(`${file} is not in the manifest.`);
  return faults;
}

function soundFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.(flac|mp3|wav|ogg|m4a)$/.test(file));
}

async function checkAsset(folder: string, asset: AudioAsset): Promise<string[]> {
  const faults: string[] = [];
  const expect = (what: string, is: unknown, promised: unknown) => {
    if (is !== promised) faults.push(`${asset.file}: ${what} is ${is}; the manifest says ${promised}.`);
  };
  let pcm: Pcm;
  try {
    pcm = await decodeFlac(readFileSync(path.join(folder, asset.file)));
  } catch (error) {
    if (!(error instanceof AudioFileError)) throw error;
    return [`${asset.file}: ${error.message}`];
  }
  expect("number of channels", pcm.channels.length, asset.channels);
  expect("number of frames", pcm.frames, asset.frames);
  expect("sample rate", pcm.sampleRateHz, asset.sampleRateHz);
  expect("number of bits", pcm.bits, asset.bits);
  expect("hash of the samples", await pcmSha256(pcm), asset.pcmSha256);
  expect("hash in the name", /\.([0-9a-f]{8})\.flac$/.exec(asset.file)?.[1], asset.pcmSha256.slice(0, 8));
  expect("peak in dBFS", peakDbfsOf(pcm), asset.samplePeakDbfs);
  const { startFrame, endFrame } = asset.loop;
  if (!(startFrame >= 0 && startFrame < endFrame && endFrame <= asset.frames))
    faults.push(`${asset.file}: the loop ${startFrame}…${endFrame} does not lie inside the sound.`);
  return faults;
}

/** To a hundredth of a decibel, as in the manifest. */
function peakDbfsOf({ channels }: Pcm): number {
  let peak = 0;
  for (const channel of channels) for (const value of channel) peak = Math.max(peak, Math.abs(value));
  return Math.round(2000 * Math.log10(peak / FULL_SCALE)) / 100;
}
