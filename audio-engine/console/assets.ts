import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef, Clip, Session } from "@/audio-engine/session/schema";

/**
 * PCM of an asset.
 * @throws AssetMissingError when it is not there.
 */
export type AssetLookup = (ref: AssetRef) => Pcm;

/** Every asset that a session needs, each once (by the hash of its PCM). */
export function collectAssetRefs(session: Session): AssetRef[] {
  const refs = new Map<string, AssetRef>();
  const collect = (clips: readonly Clip[]): void => {
    for (const { asset } of clips) refs.set(asset.pcmSha256, asset);
  };
  for (const { input } of session.tracks) if (input.kind === "clips") collect(input.clips);
  for (const space of session.spaces) {
    for (const { feed } of space.sources) if (Array.isArray(feed)) collect(feed);
  }
  return [...refs.values()];
}
