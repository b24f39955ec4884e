import {
  ENGINE_VERSION,
  newSession,
  newTrack,
  type PlacedSource,
  type Session,
  samplesOf,
  studioEngine,
} from "@/audio-engine";
import { type Take, takeClip, takeStartFrame } from "@/components/stores/take";
import { loadDrySource } from "./course-sounds";

/** A take that the course supplies, for whoever cannot or does not want to record. */
export async function suppliedTake(): Promise<Take> {
  const { asset, frames } = await loadDrySource("voice");
  return {
    asset,
    name: "Supplied take: a voice",
    atMs: 0,
    kind: "voice",
    bpm: 100,
    recordedFrames: frames,
    downbeatFrame: 0,
    latencyFrames: 0,
    frames,
  };
}

/** The take alone, from its first beat. */
export function takeSession(take: Take): Session {
  return newSession({
    id: takeSource(take).id,
    title: take.name.slice(0, 120),
    engineVersion: ENGINE_VERSION,
    tempoBpm: take.bpm,
    lengthFrames: take.frames,
    tracks: [
      newTrack({
        id: "take",
        name: "Your take",
        role: take.kind === "voice" ? "voice" : "other",
        input: { kind: "clips", clips: [takeClip(take)] },
      }),
    ],
  });
}

/** The take as what a microphone is put in front of. */
export function takeSource(take: Take): PlacedSource {
  const { asset, name, frames } = take;
  const id = `take-${asset.pcmSha256.slice(0, 12)}`;
  return { id, title: name, asset, frames, sourceFrame: takeStartFrame(take) };
}

/** The samples of the take and of the waiting before it. @throws Error with a sentence when the take is gone */
export async function takeSamples(take: Take): Promise<{ take: Float32Array; lead: Float32Array | null }> {
  const pcm = await studioEngine().assets.find(take.asset);
  const samples = samplesOf(pcm);
  const start = takeStartFrame(take);
  return {
    take: samples.subarray(start, start + take.frames),
    lead: take.downbeatFrame > 0 ? samples.subarray(0, take.downbeatFrame) : null,
  };
}

export const isRecording = ({ asset }: Take): boolean => asset.kind === "recording";
