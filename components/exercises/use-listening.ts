"use client";

import { useEffect } from "react";
import { type Side, studioEngine } from "@/audio-engine";
import type { RenderedSound } from "@/learning/practice/protocol";

/** Sounds that were made for the page; those that there are. */
interface MadeSounds {
  readonly reference: RenderedSound | null;
  readonly heard: RenderedSound | null;
}

/** Puts made sounds where the engine finds them, while the component is on the page. Call it before what loads them. */
export function useRenderedSounds({ reference, heard }: MadeSounds): void {
  useEffect(() => {
    const { assets } = studioEngine();
    const sounds = [reference, heard].filter((sound) => sound !== null);
    for (const { asset, pcm } of sounds) assets.put(asset.pcmSha256, pcm);
    return () => {
      for (const { asset } of sounds) assets.drop(asset.pcmSha256);
    };
  }, [reference, heard]);
}

/**
 * Loads sides that are only heard. `sides` must keep its identity.
 * @param loopFrames looped over so much from their beginning; null: played once to their end
 */
export function useListening(
  ownerId: string,
  sides: readonly Side[],
  startSideId: string,
  loopFrames: number | null,
  matched: boolean,
): void {
  useEffect(() => {
    const engine = studioEngine();
    void engine.load({
      ownerId,
      comparison: { sides, matched },
      startSideId,
      loop: loopFrames === null ? null : { startFrame: 0, endFrame: loopFrames },
      taps: [],
    });
    return () => engine.release(ownerId);
  }, [ownerId, sides, startSideId, loopFrames, matched]);
}

/** A rendered sound as a side to be heard. */
export function assetSide(id: string, label: string, { asset, pcm }: RenderedSound): Side {
  return { id, label, kind: "asset", asset, frames: pcm.frames };
}
