import type { LoudnessHistogram } from "./loudness-histogram";

const RANGE_GATE_LU = -20;

/**
 * Loudness range by EBU Tech 3342: from the 10th to the 95th percentile of short-term loudness, without what is 20 LU
 * below the mean. NaN when nothing was above −70 LUFS.
 */
export function loudnessRangeLu(shortTerms: LoudnessHistogram): number {
  if (shortTerms.meanPower() === 0) return Number.NaN;
  const high = shortTerms.percentileLufs(0.95, RANGE_GATE_LU);
  return high - shortTerms.percentileLufs(0.1, RANGE_GATE_LU);
}
