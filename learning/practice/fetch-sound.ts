import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { LearningError } from "@/learning/errors";
import type { MaterialAsset } from "@/learning/material";

/**
 * Fetches one FLAC file and checks it against what was published.
 * @throws LearningError practice/sound-unreachable or practice/sound-damaged
 */
export async function fetchSound(asset: MaterialAsset): Promise<Pcm> {
  const bytes = await fetchBytes(asset.url);
  const pcm = await decodeFlac(bytes).catch((cause: unknown) => {
    throw new LearningError("practice/sound-damaged", { cause });
  });
  // A truncated file may decode to fewer frames without an error.
  if (pcm.frames !== asset.frames || (await pcmSha256(pcm)) !== asset.pcmSha256) {
    throw new LearningError("practice/sound-damaged");
  }
  return pcm;
}

/** @throws LearningError practice/sound-unreachable */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new LearningError("practice/sound-unreachable", { cause });
  }
}
