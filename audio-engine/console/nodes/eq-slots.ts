import { EQ_MAX_BANDS } from "@/audio-engine/dsp/eq-parametric";
import type { EqBand } from "@/audio-engine/session/inserts";

/**
 * Seats bands so that each keeps the place it had, whatever was removed or reordered around it: otherwise taking out
 * the first band would make all the others glide. Empty places are switched off; they are given up, all bands moving
 * up, only when the equaliser would be full.
 */
export function seatBands(seated: readonly EqBand[], bands: readonly EqBand[]): EqBand[] {
  const byId = new Map(bands.map((band) => [band.id, band]));
  const places = seated.map((before) => byId.get(before.id) ?? { ...before, enabled: false });
  const known = new Set(seated.map(({ id }) => id));
  const next = [...places, ...bands.filter(({ id }) => !known.has(id))];
  return next.length <= EQ_MAX_BANDS ? next : [...bands];
}
