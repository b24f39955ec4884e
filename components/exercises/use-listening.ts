"use client";

import { useEffect } from "react";
import { type Side, studioEngine } from "@/audio-engine";
import type { RenderedSound, SoundPair } from "@/learning/practice/protocol";

/** Puts the sounds of a pair where the engine finds them, while the component is on the page. Call it before what loads them. */
export function useRenderedSounds({ reference, heard }: SoundPair): void {
  useEffect(() => {
    const { assets } = studioEngine();
    for (const { asset, pcm } of [reference, heard]) assets.put(asset.pcmSha256, pcm);
    return () => {
      for (const { asset } of [reference, heard]) assets.drop(asset.pcmSha256);
    };
  }, [reference, heard]);
}

/** Loads sides that are only heard: looped over their whole length, always equally loud. `sides` must keep its identity. */
export function useListening(
  ownerId: string,
  sides: readonly Side[],
  startSideId: string,
  frames: number,
): void {
  useEffect(() => {
    const engine = studioEngine();
    void engine.load({
      ownerId,
      comparison: { sides, matched: true },
      startSideId,
      loop: { startFrame: 0, endFrame: frames },
      taps: [],
    });
    return () => engine.release(ownerId);
  }, [ownerId, sides, startSideId, frames]);
}

/** A rendered sound as a side to be heard. */
export function assetSide(id: string, label: string, { asset, pcm }: RenderedSound): Side {
  return { id, label, kind: "asset", asset, frames: pcm.frames };
}
