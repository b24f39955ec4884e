import type { Stereo } from "./sounds";

/** Sums of the sounds that begin with those on the way to it. */
interface Sums {
  sum?: Stereo;
  readonly more: WeakMap<Stereo, Sums>;
}

const all: Sums = { more: new WeakMap() };

/**
 * Sounds added up, sample by sample and in order. The same sounds have the same sum each time, so that it too is read once; one alone is
 * its own.
 */
export function sumOfSounds(sounds: readonly Stereo[], frames: number): Stereo {
  const [first, ...others] = sounds;
  if (first === undefined) return [new Float32Array(frames), new Float32Array(frames)];
  if (others.length === 0) return first;
  const place = sounds.reduce((sums, sound) => {
    const next = sums.more.get(sound) ?? { more: new WeakMap() };
    sums.more.set(sound, next);
    return next;
  }, all);
  place.sum ??= addedUp(sounds, frames);
  return place.sum;
}

function addedUp(sounds: readonly Stereo[], frames: number): Stereo {
  const sum: Stereo = [new Float32Array(frames), new Float32Array(frames)];
  for (const sound of sounds) {
    for (const [channel, samples] of sum.entries()) {
      const more = sound[channel]!;
      for (let i = 0; i < frames; i++) samples[i] = samples[i]! + more[i]!;
    }
  }
  return sum;
}
