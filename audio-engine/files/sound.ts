import type { Pcm } from "./pcm";

/** Sound as 32-bit floats, full scale 1. */
export interface FloatSound {
  readonly channels: readonly Float32Array[];
  readonly bits: 32;
  readonly frames: number;
  readonly sampleRateHz: number;
}

/** What a sound file holds. */
export type Sound = Pcm | FloatSound;

/** Samples of a sound with full scale 1, exact: integers ÷ 32768 or ÷ 8388608. */
export function floatChannels(sound: Sound): Float32Array[] {
  if (sound.bits === 32) return sound.channels.slice();
  const fullScale = sound.bits === 16 ? 32768 : 8388608;
  return sound.channels.map((samples) => {
    const floats = new Float32Array(samples.length);
    for (let i = 0; i < samples.length; i++) floats[i] = samples[i]! / fullScale;
    return floats;
  });
}
