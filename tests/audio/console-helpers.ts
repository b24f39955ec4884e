import { Console } from "@/audio-engine/console/console";
import type { Pcm } from "@/audio-engine/files/pcm";
import {
  type AssetRef,
  newClip,
  newSession,
  newTrack,
  type Session,
  type Track,
} from "@/audio-engine/session";

export type Stereo = readonly [Float32Array, Float32Array];

/** A made-up sound that can be put into a session and looked up again. */
export interface Sound {
  readonly ref: AssetRef;
  readonly pcm: Pcm;
}

let made = 0;

/** 16-bit PCM from one function of the frame per channel, −1…1, rounded to codes of 1/32768. */
export function sound(frames: number, ...channels: readonly ((frame: number) => number)[]): Sound {
  const pcmSha256 = (made++).toString(16).padStart(64, "0");
  const code = (value: number): number => Math.max(-32768, Math.min(32767, Math.round(value * 32768)));
  return {
    ref: { kind: "library", id: `sound-${made}`, pcmSha256 },
    pcm: {
      channels: channels.map((at) => Int16Array.from({ length: frames }, (_, i) => code(at(i)))),
      bits: 16,
      frames,
      sampleRateHz: 48000,
    },
  };
}

export const sine =
  (frequencyHz: number, peak: number, phase = 0) =>
  (frame: number): number =>
    peak * Math.sin((2 * Math.PI * frequencyHz * frame) / 48000 + phase);

export const impulseAt =
  (at: number, value = 0.5) =>
  (frame: number): number =>
    frame === at ? value : 0;

/** Noise of a small generator with a seed. */
export function noise(seed: number, peak: number): (frame: number) => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (peak * state) / 2147483648;
  };
}

/** A track that plays one whole sound from frame 0. */
export function trackOf({ ref, pcm }: Sound, fields: Partial<Track> = {}): Track {
  const clips = [newClip({ id: "clip", asset: ref, frames: pcm.frames })];
  return newTrack({ id: ref.id, name: ref.id, input: { kind: "clips", clips }, ...fields });
}

export function sessionOf(tracks: readonly Track[], fields: Partial<Session> = {}): Session {
  const ends = tracks.flatMap(({ input }) =>
    input.kind === "clips" ? input.clips.map(({ atFrame, frames }) => atFrame + frames) : [],
  );
  const lengthFrames = Math.max(0, ...ends);
  return newSession({ id: "s", title: "S", engineVersion: 1, lengthFrames, tracks: [...tracks], ...fields });
}

export function lookup(sounds: readonly Sound[]): (ref: AssetRef) => Pcm {
  const byHash = new Map(sounds.map(({ ref, pcm }) => [ref.pcmSha256, pcm]));
  return (ref) => byHash.get(ref.pcmSha256)!;
}

export function consoleOf(sides: Readonly<Record<string, Session>>, sounds: readonly Sound[]): Console {
  const documents = Object.entries(sides).map(([id, session]) => ({ id, session }));
  return new Console({
    sides: documents,
    startSideId: documents[0]!.id,
    assets: lookup(sounds),
    impulseResponses: new Map(),
  });
}

/** The next `frames` of what is heard, in blocks of the given lengths, over and over. */
export function play(
  source: { process(left: Float32Array, right: Float32Array, frames: number): void },
  frames: number,
  blockFrames: readonly number[] = [128],
): Stereo {
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let at = 0, i = 0; at < frames; i++) {
    const count = Math.min(blockFrames[i % blockFrames.length]!, frames - at);
    source.process(left.subarray(at, at + count), right.subarray(at, at + count), count);
    at += count;
  }
  return [left, right];
}

/** Largest distance between neighbouring samples. */
export function largestStep(samples: Float32Array, from = 1, to = samples.length): number {
  let largest = 0;
  for (let i = from; i < to; i++) largest = Math.max(largest, Math.abs(samples[i]! - samples[i - 1]!));
  return largest;
}

export function rms(samples: ArrayLike<number>, from = 0, to = samples.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += samples[i]! * samples[i]!;
  return Math.sqrt(sum / (to - from));
}

export function decibels(gain: number): number {
  return 20 * Math.log10(gain);
}
