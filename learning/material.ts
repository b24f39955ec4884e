import { newClip, newSession, newTrack } from "@/audio-engine/session/build";
import type { AssetRef, Session } from "@/audio-engine/session/schema";

/** A library sound that material needs: where it is and what it must hold. */
export interface MaterialAsset {
  readonly pcmSha256: string;
  /** FLAC, same origin. */
  readonly url: string;
  /** Of the whole file. */
  readonly frames: number;
}

/** A part of a song's form. */
export interface MaterialSection {
  readonly name: string;
  readonly startFrame: number;
  readonly endFrame: number;
}

/** What is worked on: the original. It is rendered over its `lengthFrames`, without a tail. */
export interface PracticeMaterial {
  readonly session: Session;
  readonly assets: readonly MaterialAsset[];
  /** Sections of the song inside the session's length, in order; none where it is no song. */
  readonly form?: readonly MaterialSection[];
}

/** Pink noise, heard before any instrument: every third of an octave is equally loud. */
export function noiseMaterial(engineVersion: number, frames: number, seed: number): PracticeMaterial {
  const generator = { id: "pink", kind: "pink-noise", seed, levelDbfs: -26 } as const;
  return {
    session: newSession({
      id: "noise",
      title: "Pink noise",
      engineVersion,
      lengthFrames: frames,
      tracks: [newTrack({ id: "noise", name: "Pink noise", input: { kind: "generator", generator } })],
    }),
    assets: [],
  };
}

export interface StretchOfSound {
  readonly asset: MaterialAsset;
  readonly id: string;
  readonly title: string;
  /** From here on, so long: a stretch of 5 to 15 s is rendered fast and learned well. */
  readonly startFrame: number;
  readonly frames: number;
}

/** A stretch of one library sound. */
export function soundMaterial(engineVersion: number, sound: StretchOfSound): PracticeMaterial {
  const { asset, id, title, startFrame, frames } = sound;
  const ref: AssetRef = { kind: "library", id, pcmSha256: asset.pcmSha256 };
  const clip = newClip({
    id: "clip",
    asset: ref,
    sourceFrame: startFrame,
    frames: Math.min(frames, asset.frames - startFrame),
  });
  return {
    session: newSession({
      id,
      title,
      engineVersion,
      lengthFrames: clip.frames,
      tracks: [newTrack({ id: "sound", name: title, input: { kind: "clips", clips: [clip] } })],
    }),
    assets: [asset],
  };
}
