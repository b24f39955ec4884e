import { thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import { measureLevels } from "@/audio-engine/render/measure";
import { once, oncePerName } from "../once";
import type { Stereo } from "../sounds";
import type { FrameSpan } from "./block-loudness";

// What several goals, and every marking of a variant, ask of one rendering. A sound is never written to once it is heard.

const SAMPLE_RATE_HZ = 48000;

export const thirdOctavesOf = once<Stereo, Float64Array>(thirdOctaveLevelsDb);

/** Loudness and peaks. */
export const levelsOf = once((sound: Stereo) => measureLevels(sound, SAMPLE_RATE_HZ));

const stretches = once(([left, right]: Stereo) =>
  oncePerName((span): Stereo => {
    const [from, to] = span.split("-").map(Number);
    return [left.subarray(from, to), right.subarray(from, to)];
  }),
);

/** A stretch of a sound: the same one each time, so that it too is read once. */
export function stretchOfSound(sound: Stereo, during: "whole" | FrameSpan): Stereo {
  return during === "whole" ? sound : stretches(sound)(`${during.fromFrame}-${during.toFrame}`);
}
