import { LoudnessMeter } from "@/audio-engine/dsp/loudness";

const BLOCK_FRAMES = 4096;

/** Integrated loudness of a stereo print in LUFS; null in silence and below 400 ms. */
export function integratedLoudness(print: readonly [Float32Array, Float32Array]): number | null {
  const meter = new LoudnessMeter();
  const block = [new Float64Array(BLOCK_FRAMES), new Float64Array(BLOCK_FRAMES)];
  for (let at = 0; at < print[0].length; at += BLOCK_FRAMES) {
    const count = Math.min(BLOCK_FRAMES, print[0].length - at);
    block.forEach((samples, channel) => {
      samples.set(print[channel === 0 ? 0 : 1].subarray(at, at + count));
    });
    meter.process(block, count);
  }
  return Number.isFinite(meter.integratedLufs) ? meter.integratedLufs : null;
}
