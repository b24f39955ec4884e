import type { AssetRef } from "@/audio-engine/session";

export const STEM_SECONDS = 40;
export const STEM_FRAMES = STEM_SECONDS * 48000;
export const MEMORY_STEMS = Array.from({ length: 12 }, (_, i) => `stem-${i}`);

const hashOf = (id: string): string => id.slice("stem-".length).padStart(64, "0");

/** A mono stem of 16 bits as sessions name it. */
export function memoryAsset(id: string): AssetRef {
  return { kind: "library", id, pcmSha256: hashOf(id) };
}

/** As `public/audio/manifest.json` would list them. */
export const memoryManifest = {
  assets: MEMORY_STEMS.map((id) => {
    const { pcmSha256 } = memoryAsset(id);
    return { id, file: id, title: id, frames: STEM_FRAMES, channels: 1, bits: 16, bytes: 1, pcmSha256 };
  }),
  previews: [],
};
