import type { Take } from "@/audio-engine/session/comp";
import { hitsSession, type PlayedHits } from "@/audio-engine/session/hits";
import type { AssetRef } from "@/audio-engine/session/schema";
import { takesSession } from "@/audio-engine/session/takes-session";
import hits from "@/content/takes/hits.json";
import lanes from "@/content/takes/lanes.json";
import type { MaterialAsset, PracticeMaterial } from "./material";

/** What was sung or played three times. */
export type TakesPart = "vocal" | "guitar";

/** Finds one published sound. */
type FindAsset = (assetId: string) => Promise<{ readonly asset: MaterialAsset }>;

/** Three takes of a part as lanes, the guide band, and a comp that is all first take. @throws what `find` throws */
export async function takesMaterial(
  engineVersion: number,
  part: TakesPart,
  find: FindAsset,
): Promise<PracticeMaterial> {
  const { bpm, frames, guideAssetId, parts } = lanes;
  const ids = parts.find((each) => each.part === part)?.assetIds ?? [];
  const [guide, ...takes] = await Promise.all([guideAssetId, ...ids].map((id) => found(id, find)));
  if (guide === undefined) throw new RangeError("The takes have no guide.");
  const session = takesSession({
    id: `takes-${part}`,
    title: part === "vocal" ? "Three takes of the voice" : "Three takes of the guitar",
    engineVersion,
    frames,
    tempoBpm: bpm,
    takes: takes.map(({ ref }, i): Take => ({ name: `Take ${i + 1}`, asset: ref })),
    guide: guide.ref,
  });
  return { session, assets: [guide, ...takes].map(({ asset }) => asset) };
}

/** A guitar in eighth notes, cut into its hits, as it was played to the band. @throws what `find` throws */
export async function hitsMaterial(engineVersion: number, find: FindAsset): Promise<PracticeMaterial> {
  const { assetId, bandAssetId, clickAssetId, clickFrame, frames, bpm } = hits;
  const [guitar, band, click] = await Promise.all([
    found(assetId, find),
    found(bandAssetId, find),
    found(clickAssetId, find),
  ]);
  const session = hitsSession({
    id: "hits",
    title: "Guitar in eighth notes",
    engineVersion,
    frames,
    tempoBpm: bpm,
    part: hitsOf(guitar.ref),
    band: band.ref,
    click: click.ref,
    clickFrame,
  });
  return { session, assets: [guitar, band, click].map(({ asset }) => asset) };
}

/** The measured hits, of this recording. */
export function hitsOf(asset: AssetRef): PlayedHits {
  const { onsetFrames, gridFrame, countInFrames, frames, eighthFrames } = hits;
  return { asset, onsetFrames, gridFrame, countInFrames, eighthFrames, endFrame: gridFrame + frames };
}

async function found(id: string, find: FindAsset): Promise<{ asset: MaterialAsset; ref: AssetRef }> {
  const { asset } = await find(id);
  return { asset, ref: { kind: "library", id, pcmSha256: asset.pcmSha256 } };
}
