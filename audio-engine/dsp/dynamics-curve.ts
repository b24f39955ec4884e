/*
 * Static curves of dynamics units: what a steady level is lowered by. Compression as in Giannoulis, Massberg & Reiss,
 * "Digital Dynamic Range Compressor Design", JAES 60(6) 2012, eq. 4: level minus that equation's output.
 */

/** From this ratio on a curve is ∞:1. */
export const INFINITE_RATIO = 100;

/** Steepness that stands for ∞ below a gate's threshold: 80 dB within 80 millionths of a dB. */
const STEEPEST_EXPANSION = 1e6;

/** dB of reduction per dB above the threshold, 0–1, of a ratio 1…100 (100 = ∞:1). */
export function compressionSlope(ratio: number): number {
  return ratio >= INFINITE_RATIO ? 1 : 1 - 1 / ratio;
}

/**
 * Reduction ≥ 0 dB of a level in dB: slope·(level − threshold) above the knee, a parabola within, exactly 0 below.
 * @param kneeDb full width of the knee around the threshold, ≥ 0
 */
export function compressionDb(levelDb: number, thresholdDb: number, kneeDb: number, slope: number): number {
  const over = levelDb - thresholdDb;
  const halfKneeDb = 0.5 * kneeDb;
  if (over <= -halfKneeDb) return 0;
  if (over >= halfKneeDb) return slope * over;
  const into = over + halfKneeDb;
  return (slope * into * into) / (2 * kneeDb);
}

/** Parabolas of narrower knees pass all numbers outside the knee, where they must still be finite to be left out. */
const NARROWEST_KNEE_DB = 1e-100;

/**
 * Levels in dB → what `compressionDb` makes of each, to the bit, in place. Without a branch: where the sound goes up and
 * down across the knee, a branch is guessed wrong too often.
 */
export function writeCompressionDb(
  levels: Float64Array,
  at: number,
  frames: number,
  thresholdDb: number,
  kneeDb: number,
  slope: number,
): void {
  if (kneeDb > 0 && kneeDb < NARROWEST_KNEE_DB) {
    for (let i = at; i < at + frames; i++) levels[i] = compressionDb(levels[i]!, thresholdDb, kneeDb, slope);
    return;
  }
  const halfKneeDb = 0.5 * kneeDb;
  const twiceKneeDb = kneeDb > 0 ? 2 * kneeDb : 1;
  for (let i = at; i < at + frames; i++) {
    const over = levels[i]! - thresholdDb;
    const into = over + halfKneeDb;
    const above = Number(over >= halfKneeDb);
    const within = Number(over > -halfKneeDb) * Number(over < halfKneeDb);
    levels[i] = above * (slope * over) + within * ((slope * into * into) / twiceKneeDb);
  }
}

/** dB of reduction per dB below the threshold of a downward ratio 1…100 (1:100 stands for 1:∞). */
export function expansionSlope(ratio: number): number {
  return ratio >= INFINITE_RATIO ? STEEPEST_EXPANSION : ratio - 1;
}

/**
 * Reduction ≥ 0 dB of a level in dB by a downward expander: slope·(threshold − level), never beyond the range.
 * @param rangeDb ≤ 0: the largest reduction, as a gain
 */
export function expansionDb(levelDb: number, thresholdDb: number, slope: number, rangeDb: number): number {
  const under = thresholdDb - levelDb;
  return under <= 0 ? 0 : Math.min(slope * under, -rangeDb);
}
