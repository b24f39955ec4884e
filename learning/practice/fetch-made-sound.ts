import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { readWav } from "@/audio-engine/files/wav";
import { LearningError } from "@/learning/errors";
import { fetchBytes } from "./fetch-sound";

/** A sound with the hash by which it is found. */
export interface FetchedSound {
  readonly pcm: Pcm;
  readonly pcmSha256: string;
}

/** Fetches a WAV file whose samples nobody knows before. @throws LearningError practice/sound-unreachable; AudioFileError */
export async function fetchWav(url: string): Promise<FetchedSound> {
  const pcm = readWav(await fetchBytes(url));
  if (pcm.bits !== 24) throw new LearningError("practice/sound-damaged");
  return { pcm, pcmSha256: await pcmSha256(pcm) };
}

/**
 * Fetches a sound of a quiz: the name that it is asked for by is drawn by lot and says nothing of its samples.
 * @returns the samples, and the hash by which an engine knows them
 * @throws LearningError practice/sound-unreachable or practice/sound-damaged
 */
export async function fetchNamelessSound(
  url: string,
): Promise<{ readonly pcm: Pcm; readonly pcmSha256: string }> {
  const pcm = readWav(await fetchBytes(url));
  if (pcm.bits !== 24) throw new LearningError("practice/sound-damaged");
  return { pcm, pcmSha256: await pcmSha256(pcm) };
}

/**
 * Fetches a sound that the server has made for one variant, and checks that it is the one.
 * @throws LearningError practice/sound-unreachable or practice/sound-damaged
 */
export async function fetchMadeSound(url: string, wantedSha256: string): Promise<Pcm> {
  const sound = readWav(await fetchBytes(url));
  if (sound.bits !== 24 || (await pcmSha256(sound)) !== wantedSha256)
    throw new LearningError("practice/sound-damaged");
  return sound;
}
