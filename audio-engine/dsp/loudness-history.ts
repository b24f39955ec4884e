import { LoudnessMeter } from "./loudness";
import { gainToDecibels } from "./math";
import { TruePeakMeter } from "./true-peak";

const STEP_FRAMES = 4800;

/** Loudness over time by ITU-R BS.1770-5 and EBU Tech 3341, one value each 100 ms, at the end of the step. LUFS, −Infinity in silence. */
export interface LoudnessHistory {
  readonly stepFrames: number;
  readonly momentaryLufs: Float32Array;
  readonly shortTermLufs: Float32Array;
  /** Of everything up to then. */
  readonly integratedLufs: Float32Array;
  /** Loudness range by EBU Tech 3342; null below 3 s. */
  readonly rangeLu: number | null;
  /** Null in silence. */
  readonly truePeakDbtp: number | null;
}

/** Measures a whole print at 48 kHz, step by step; a last step that is not whole is heard, and not written down. */
export function loudnessHistoryOf(print: readonly [Float32Array, Float32Array]): LoudnessHistory {
  const meter = new LoudnessMeter();
  const peaks = [new TruePeakMeter(), new TruePeakMeter()] as const;
  const block = [new Float64Array(STEP_FRAMES), new Float64Array(STEP_FRAMES)] as const;
  const steps = Math.floor(print[0].length / STEP_FRAMES);
  const momentaryLufs = new Float32Array(steps);
  const shortTermLufs = new Float32Array(steps);
  const integratedLufs = new Float32Array(steps);
  for (let from = 0, step = 0; from < print[0].length; from += STEP_FRAMES, step++) {
    const frames = Math.min(STEP_FRAMES, print[0].length - from);
    for (const [channel, samples] of block.entries()) {
      samples.set(print[channel]!.subarray(from, from + frames));
      peaks[channel]!.process(samples, frames);
    }
    meter.process(block, frames);
    if (step >= steps) continue;
    momentaryLufs[step] = meter.momentaryLufs;
    shortTermLufs[step] = meter.shortTermLufs;
    integratedLufs[step] = meter.integratedLufs;
  }
  for (const peak of peaks) peak.finish();
  return {
    stepFrames: STEP_FRAMES,
    momentaryLufs,
    shortTermLufs,
    integratedLufs,
    rangeLu: finite(meter.loudnessRangeLu),
    truePeakDbtp: finite(gainToDecibels(Math.max(peaks[0].peak, peaks[1].peak))),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
