import { PlaybackSystem } from "@/audio-engine/dsp/playback-system";
import type { PlaybackSystemId } from "@/audio-engine/dsp/playback-systems";
import { integratedLoudness } from "./integrated-loudness";

/** The absolute gate of BS.1770: what is softer on a system counts as that. */
const LEAST_LUFS = -70;
const STEP_FRAMES = 4800;

/**
 * Loudness in LU that a sound loses on a playback system, against flat loudspeakers that are as loud at 800 Hz:
 * integrated loudness (ITU-R BS.1770-5) before, less that of what the system gives, without its surroundings' noise. A
 * gain is negative. Of parts the systems are linear, so a part loses as much alone as in its mix. Mono: as `MonoFoldMeter`.
 * Null where nothing is above −70 LUFS.
 * @param before the sound's own loudness, where it is known
 */
export function systemLossLu(
  sound: readonly [Float32Array, Float32Array],
  system: PlaybackSystemId,
  before: number | null = integratedLoudness(sound),
): number | null {
  if (before === null) return null;
  return before - Math.max(LEAST_LUFS, integratedLoudness(throughSystem(sound, system)) ?? LEAST_LUFS);
}

/** A sound as a playback system gives it, without the noise of its surroundings. */
export function throughSystem(
  [left, right]: readonly [Float32Array, Float32Array],
  system: PlaybackSystemId,
): readonly [Float32Array, Float32Array] {
  const unit = new PlaybackSystem({ system, surroundings: false });
  const out = [new Float32Array(left.length), new Float32Array(left.length)] as const;
  const block = [new Float64Array(STEP_FRAMES), new Float64Array(STEP_FRAMES)] as const;
  for (let from = 0; from < left.length; from += STEP_FRAMES) {
    const frames = Math.min(STEP_FRAMES, left.length - from);
    block[0].set(left.subarray(from, from + frames));
    block[1].set(right.subarray(from, from + frames));
    unit.process(block[0], block[1], frames);
    out[0].set(block[0].subarray(0, frames), from);
    out[1].set(block[1].subarray(0, frames), from);
  }
  return out;
}
