import type { Pcm } from "@/audio-engine/files/pcm";
import type { RenderRequest } from "@/audio-engine/render/render-session";
import { LearningError } from "@/learning/errors";

export type Stereo = readonly [Float32Array, Float32Array];

/** Decoded sounds by the hash of their samples. */
export type Sounds = ReadonlyMap<string, Pcm>;

/** What the console asks; an answer may play no other sound. */
export function assetsOfSounds(sounds: Sounds): RenderRequest["assets"] {
  return ({ pcmSha256 }) => {
    const pcm = sounds.get(pcmSha256);
    if (pcm === undefined) throw new LearningError("practice/answer-invalid");
    return pcm;
  };
}
