import type { LevellingService } from "./services";

/** What a master measures, pauses left out. */
export interface MeasuredMaster {
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
}

/** What a listener gets of a master. */
export interface Levelled extends MeasuredMaster {
  /** Negative: turned down. */
  readonly gainDb: number;
  /** Why it is not at the service's level, if it is not. */
  readonly heldBy: "peaks" | "not-published" | null;
}

/** Room that services leave for what encoding adds to the peaks. */
const HIGHEST_PEAK_DBTP = -1;

/**
 * A master as a service plays it alone: turned to the target, upwards only as far as the service says. A service of
 * −14 LUFS that turns up as far as peaks allow plays −20 LUFS with a peak of −5 dBTP at −16 (Spotify's own example).
 */
export function levelled(
  { integratedLufs, truePeakDbtp }: MeasuredMaster,
  { targetLufs, turnsUp }: LevellingService,
): Levelled {
  const wantedDb = targetLufs - integratedLufs;
  const roomDb = turnsUp === "peaks" ? Math.max(0, HIGHEST_PEAK_DBTP - truePeakDbtp) : 0;
  const gainDb = Math.min(wantedDb, roomDb);
  return {
    gainDb,
    integratedLufs: integratedLufs + gainDb,
    truePeakDbtp: truePeakDbtp + gainDb,
    heldBy: gainDb === wantedDb ? null : turnsUp,
  };
}

/** "turned down by 4.1 dB", "left as it is", "turned up by 2.0 dB, no further: its peaks are in the way". */
export function levelledWords({ gainDb, heldBy }: Levelled): string {
  const size = Math.abs(gainDb).toFixed(1);
  const moved = size === "0.0" ? "left as it is" : `turned ${gainDb < 0 ? "down" : "up"} by ${size} dB`;
  if (heldBy === null) return moved;
  return heldBy === "peaks"
    ? `${moved}, and no further: its peaks are in the way`
    : `${moved}: whether it would be turned up is not published`;
}
