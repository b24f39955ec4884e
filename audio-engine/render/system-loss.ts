import { PlaybackSystem } from "@/audio-engine/dsp/playback-system";
import type { PlaybackSystemId } from "@/audio-engine/dsp/playback-systems";
import { integratedLoudness } from "./integrated-loudness";

/** The absolute gate of BS.1770: what is softer on a system counts as that. */
const LEAST_LUFS = -70;

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
  const unit = new PlaybackSystem({ system, surroundings: false });
  const after = integratedLoudness(sound, (left, right, frames) => unit.process(left, right, frames));
  return before - Math.max(LEAST_LUFS, after ?? LEAST_LUFS);
}
