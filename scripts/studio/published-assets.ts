import path from "node:path";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { AssetMissingError } from "@/audio-engine/console/errors";
import { AudioFileError } from "@/audio-engine/files/errors";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import type { AssetRef } from "@/audio-engine/session/schema";
import { inProject } from "@/scripts/lib/project.mjs";
import { readWhole } from "./files";

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

const AUDIO_FOLDER = inProject("public", "audio");

/** Every sound that sessions may refer to: the lossless ones. */
export async function publishedAssets(): Promise<readonly PublishedAsset[]> {
  const text = new TextDecoder().decode(await readWhole(path.join(AUDIO_FOLDER, "manifest.json")));
  const { assets }: { readonly assets: readonly PublishedAsset[] } = JSON.parse(text);
  return assets.filter(({ file }) => file.endsWith(".flac"));
}

/** One of them. @throws AudioFileError where the file is not what was published */
export async function loadPublished({ file, pcmSha256: published }: PublishedAsset): Promise<Pcm> {
  const pcm = await decodeFlac(await readWhole(path.join(AUDIO_FOLDER, file)));
  if ((await pcmSha256(pcm)) === published) return pcm;
  throw new AudioFileError("asset/damaged", `public/audio/${file} is not the sound that was published.`);
}

/**
 * Reads the course's sounds that a session refers to, each checked against its hash.
 * @throws AssetMissingError for a sound that the course does not publish, AudioFileError for a damaged one
 */
export async function loadPublishedAssets(refs: readonly AssetRef[]): Promise<AssetLookup> {
  const published = refs.length === 0 ? [] : await publishedAssets();
  const known = new Map(published.map((asset) => [asset.pcmSha256, asset]));
  const loaded = new Map<string, Pcm>();
  for (const ref of refs) {
    const asset = known.get(ref.pcmSha256);
    if (asset === undefined) throw new AssetMissingError(ref);
    loaded.set(ref.pcmSha256, await loadPublished(asset));
  }
  return (ref) => {
    const pcm = loaded.get(ref.pcmSha256);
    if (pcm === undefined) throw new AssetMissingError(ref);
    return pcm;
  };
}
