import type { PlacementDescription } from "@/audio-engine";

/** Direct-to-room ratio in words that say what is heard. */
export function roomWords(directToReverberantDb: number): string {
  if (directToReverberantDb > 15) return "almost dry";
  if (directToReverberantDb > 6) return "close, with a little room";
  if (directToReverberantDb > 1) return "in the room, still in front";
  if (directToReverberantDb >= -1) return "direct sound and room are equally strong";
  if (directToReverberantDb > -8) return "more room than instrument";
  return "far away: almost only room";
}

/** Proximity gain at 100 Hz in words. */
export function proximityWords(proximityGainDb: number): string {
  if (!Number.isFinite(proximityGainDb)) return "turned to its deaf side";
  if (proximityGainDb < 0.5) return "no bass boost";
  if (proximityGainDb < 3) return "a little warmer";
  if (proximityGainDb < 8) return "clearly warmer";
  return "boomy: this is how radio voices are made";
}

/** Everything that is known about a placement, in one sentence for ears and eyes. */
export function placementSummary(facts: PlacementDescription): string {
  const { distanceMetres, directToReverberantDb, proximityGainDb } = facts;
  const distance =
    distanceMetres < 1
      ? `${Math.round(distanceMetres * 100)} centimetres`
      : `${distanceMetres.toFixed(2)} metres`;
  return `Microphone at ${distance}: ${roomWords(directToReverberantDb)}, ${proximityWords(proximityGainDb)}.`;
}
