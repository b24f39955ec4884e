import type { AssetLookup } from "@/audio-engine/console/assets";
import { AssetMissingError } from "@/audio-engine/console/errors";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef } from "@/audio-engine/session/schema";
import { projectRoot } from "@/scripts/lib/project.mjs";
import * as published from "@/server/grading/published-sounds";
import { troubleWith } from "./files";

export type { PublishedAsset } from "@/server/grading/published-sounds";

/** Every sound that sessions may refer to. @throws FileTrouble */
export function publishedAssets(): Promise<readonly published.PublishedAsset[]> {
  return inWords("public/audio/manifest.json", published.publishedAssets(projectRoot));
}

/** One of them. @throws FileTrouble, and AudioFileError where the file is not what was published */
export function loadPublished(asset: published.PublishedAsset): Promise<Pcm> {
  return inWords(`public/audio/${asset.file}`, published.loadPublished(projectRoot, asset));
}

/**
 * Reads the course's sounds that a session refers to, each checked against its hash.
 * @throws AssetMissingError for a sound that the course does not publish, AudioFileError for a damaged one
 */
export async function loadPublishedAssets(refs: readonly AssetRef[]): Promise<AssetLookup> {
  const known = new Map(
    (refs.length === 0 ? [] : await publishedAssets()).map((asset) => [asset.pcmSha256, asset]),
  );
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

function inWords<T>(file: string, reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    throw troubleWith(file, error);
  });
}
