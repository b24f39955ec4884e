import { thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import type { Stereo } from "./sounds";

const known = new WeakMap<Stereo, Float64Array>();

/**
 * Third-octave levels in dBFS of a sound that nobody changes any more, found once: several goals ask for those of the same
 * prints, and those of a whole song take as long as half of its rendering.
 */
export function heardLevelsDb(sound: Stereo): Float64Array {
  const levels = known.get(sound) ?? thirdOctaveLevelsDb(sound);
  known.set(sound, levels);
  return levels;
}
