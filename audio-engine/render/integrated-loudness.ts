import { LoudnessMeter } from "@/audio-engine/dsp/loudness";

const STEP_FRAMES = 4800;

/**
 * Integrated loudness of a whole print in LUFS (ITU-R BS.1770-5); null when it is silent or shorter than 400 ms.
 * @param through what it passes on its way, worked out in place
 */
export function integratedLoudness(
  print: readonly [Float32Array, Float32Array],
  through?: (left: Float64Array, right: Float64Array, frames: number) => void,
): number | null {
  const meter = new LoudnessMeter();
  const step = [new Float64Array(STEP_FRAMES), new Float64Array(STEP_FRAMES)] as const;
  for (let from = 0; from < print[0].length; from += STEP_FRAMES) {
    const frames = Math.min(STEP_FRAMES, print[0].length - from);
    for (const [channel, samples] of step.entries())
      samples.set(print[channel]!.subarray(from, from + frames));
    through?.(...step, frames);
    meter.process(step, frames);
  }
  return meter.integratedLufs === Number.NEGATIVE_INFINITY ? null : meter.integratedLufs;
}
