import { readFile } from "node:fs/promises";
import path from "node:path";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { AssetMissingError } from "@/audio-engine/console/errors";
import { AudioFileError } from "@/audio-engine/files/errors";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import type { AssetRef } from "@/audio-engine/session/schema";

const AUDIO_FOLDER = path.join(process.cwd(), "public", "audio");

interface ManifestEntry {
  readonly file: string;
  readonly pcmSha256: string;
}

/**
 * Reads the course's sounds that a session refers to, each checked against its hash.
 * @throws AssetMissingError for a sound that the course does not publish, AudioFileError for a damaged one
 */
export async function loadPublishedAssets(refs: readonly AssetRef[]): Promise<AssetLookup> {
  const manifest: { readonly assets: readonly ManifestEntry[] } =
    refs.length === 0
      ? { assets: [] }
      : JSON.parse(await readFile(path.join(AUDIO_FOLDER, "manifest.json"), "utf8"));
  const files = new Map(manifest.assets.map((asset) => [asset.pcmSha256, asset.file]));
  const loaded = new Map<string, Pcm>();
  for (const ref of refs) {
    if (loaded.has(ref.pcmSha256)) continue;
    const file = files.get(ref.pcmSha256);
    if (file === undefined) throw new AssetMissingError(ref);
    const pcm = await decodeFlac(await readFile(path.join(AUDIO_FOLDER, file)));
    if ((await pcmSha256(pcm)) !== ref.pcmSha256) {
      throw new AudioFileError("asset/damaged", `public/audio/${file} is not the sound that was published.`);
    }
    loaded.set(ref.pcmSha256, pcm);
  }
  return (ref) => {
    const pcm = loaded.get(ref.pcmSha256);
    if (pcm === undefined) throw new AssetMissingError(ref);
    return pcm;
  };
}
