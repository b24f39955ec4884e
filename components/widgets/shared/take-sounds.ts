import {
  type AssetRef,
  ENGINE_VERSION,
  hitsSession,
  loadManifest,
  type Session,
  takesSession,
} from "@/audio-engine";
import hits from "@/content/takes/hits.json";
import lanes from "@/content/takes/lanes.json";

/** Finds published sounds by their ids. @throws EngineError asset/unreachable, RangeError for one that is not published */
export async function loadAssetRefs(ids: readonly string[]): Promise<AssetRef[]> {
  const assets = [...(await loadManifest()).assetsByHash.values()];
  return ids.map((id) => {
    const found = assets.find((asset) => asset.id === id);
    if (found === undefined) throw new RangeError(`The course has no sound "${id}".`);
    return { kind: "library", id, pcmSha256: found.pcmSha256 };
  });
}

/** Three takes of a part, and a comp that is all first take. @throws what `loadAssetRefs` throws */
export async function loadTakes(part: "vocal" | "guitar"): Promise<Session> {
  const ids = lanes.parts.find((each) => each.part === part)?.assetIds ?? [];
  const [guide, ...takes] = await loadAssetRefs([lanes.guideAssetId, ...ids]);
  if (guide === undefined) throw new RangeError("The takes have no guide.");
  return takesSession({
    id: `takes-${part}`,
    title: part === "vocal" ? "Three takes of the voice" : "Three takes of the guitar",
    engineVersion: ENGINE_VERSION,
    frames: lanes.frames,
    tempoBpm: lanes.bpm,
    takes: takes.map((asset, i) => ({ name: `Take ${i + 1}`, asset })),
    guide,
  });
}

/** A guitar in eighth notes, cut into its hits, as it was played. @throws what `loadAssetRefs` throws */
export async function loadHits(): Promise<Session> {
  const { assetId, bandAssetId, clickAssetId, clickFrame, frames, bpm } = hits;
  const [asset, band, click] = await loadAssetRefs([assetId, bandAssetId, clickAssetId]);
  if (asset === undefined || band === undefined || click === undefined) {
    throw new RangeError("The part, its band or its click is missing.");
  }
  const { onsetFrames, gridFrame, countInFrames, eighthFrames } = hits;
  return hitsSession({
    id: "hits",
    title: "Guitar in eighth notes",
    engineVersion: ENGINE_VERSION,
    frames,
    tempoBpm: bpm,
    part: { asset, onsetFrames, gridFrame, countInFrames, eighthFrames, endFrame: gridFrame + frames },
    band,
    click,
    clickFrame,
  });
}
