import { thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { type LevelMeasurement, measureLevels } from "@/audio-engine/render/measure";
import type { Stereo } from "./sounds";

const SAMPLE_RATE_HZ = 48000;

/**
 * Several goals and guards ask the same of the same prints, and an answer takes as long as a good part of the rendering: it is
 * found once for each sound, which nobody changes any more.
 */
function foundOnce<Answer>(find: (sound: Stereo) => Answer): (sound: Stereo) => Answer {
  const found = new WeakMap<Stereo, { readonly answer: Answer }>();
  return (sound) => {
    const { answer } = found.get(sound) ?? { answer: find(sound) };
    found.set(sound, { answer });
    return answer;
  };
}

/** Third-octave levels in dBFS. */
export const heardLevelsDb = foundOnce(thirdOctaveLevelsDb);

/** Loudness and peaks of a whole sound. */
export const measuresOf: (sound: Stereo) => LevelMeasurement = foundOnce((sound) =>
  measureLevels(sound, SAMPLE_RATE_HZ),
);

/** Integrated loudness in LUFS; null in silence. */
export const heardLufs = foundOnce(integratedLoudness);
