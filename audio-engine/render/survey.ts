import { type LoudnessHistory, loudnessHistoryOf } from "@/audio-engine/dsp/loudness-history";
import { type Peaks, peaksOf } from "@/audio-engine/dsp/peaks";
import { integratedLoudness } from "./integrated-loudness";

/** What a page wants to know of a print without holding it: how loud it is, also over time, and its outline. */
export interface Survey {
  /** Null when it is silent or shorter than 400 ms. */
  readonly integratedLufs: number | null;
  readonly loudness: LoudnessHistory;
  /** Of the louder channel at every frame, `SURVEY_POINTS` of each. */
  readonly peaks: Peaks;
  /** Length of what was surveyed, its tail included. */
  readonly frames: number;
}

export const SURVEY_POINTS = 900;

export function surveyOf(print: readonly [Float32Array, Float32Array]): Survey {
  return {
    integratedLufs: integratedLoudness(print),
    loudness: loudnessHistoryOf(print),
    peaks: peaksOf(louderChannel(print), SURVEY_POINTS),
    frames: print[0].length,
  };
}

function louderChannel([left, right]: readonly [Float32Array, Float32Array]): Float32Array {
  return left.map((sample, i) => {
    const other = right[i]!;
    return Math.abs(sample) >= Math.abs(other) ? sample : other;
  });
}
