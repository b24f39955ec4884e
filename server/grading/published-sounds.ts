import { readFile } from "node:fs/promises";
import path from "node:path";
import { AudioFileError } from "@/audio-engine/files/errors";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import type { MaterialAsset } from "@/learning/material";

/** A sound that the course publishes, as public/audio/manifest.json says. */
export interface PublishedAsset {
  readonly id: string;
  /** Below public/audio. */
  readonly file: string;
  readonly title: string;
  readonly frames: number;
  readonly channels: number;
  readonly pcmSha256: string;
}

/** Where pages fetch published sounds. */
const AUDIO_ADDRESS = "/audio/";

/** A sound as material names it. */
export const addressedAsset = ({ pcmSha256, frames, file }: PublishedAsset): MaterialAsset => ({
  pcmSha256,
  frames,
  url: AUDIO_ADDRESS + file,
});

const inAudio = (root: string, file: string): string => path.join(root, "public", "audio", file);

/**
 * Every sound that sessions may refer to: the lossless ones.
 * @param root the project's folder
 */
export async function publishedAssets(root: string): Promise<readonly PublishedAsset[]> {
  const text = await readFile(/* turbopackIgnore: true */ inAudio(root, "manifest.json"), "utf8");
  const { assets }: { readonly assets: readonly PublishedAsset[] } = JSON.parse(text);
  return assets.filter(({ file }) => file.endsWith(".flac"));
}

/** One of them. @throws AudioFileError where the file is not what was published */
export async function loadPublished(
  root: string,
  { file, pcmSha256: published }: PublishedAsset,
): Promise<Pcm> {
  const pcm = await decodeFlac(await readFile(/* turbopackIgnore: true */ inAudio(root, file)));
  if ((await pcmSha256(pcm)) === published) return pcm;
  throw new AudioFileError("asset/damaged", `public/audio/${file} is not the sound that was published.`);
}
