import { readFileSync } from "node:fs";
import path from "node:path";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { PlainError } from "@/scripts/lib/project.mjs";
import type { AudioAsset } from "./manifest";

/** Decodes published sounds, so that sessions that use them can be rendered. */
export async function loadAssets(folder: string, assets: readonly AudioAsset[]): Promise<AssetLookup> {
  const loaded = new Map<string, Pcm>();
  for (const { file } of assets) {
    const pcm = await decodeFlac(readFileSync(path.join(folder, file)));
    loaded.set(await pcmSha256(pcm), pcm);
  }
  return ({ id, pcmSha256 }) => {
    const pcm = loaded.get(pcmSha256);
    if (pcm === undefined) throw new PlainError(`The sound "${id}" is not among those that were loaded.`);
    return pcm;
  };
}
