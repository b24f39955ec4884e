import type { Pcm } from "@/audio-engine/files/pcm";
import {
  type AssetRef,
  newBus,
  newClip,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
  type Session,
} from "@/audio-engine/session";
import { RANDOM_PRINT_FRAMES, RANDOM_SESSION_COUNT, randomSession } from "./random-sessions";

export const FLAC_SHA256 = "a080fc71b811e3cf8a0036e93e99101041a2ca7eaf680019832f151adacda39a";
const FLAC_FRAMES = 48000;

/** The sound of `fixtures/pulse.flac`: 1 s, stereo, 16 bits, with both extreme codes in its first frame. */
const pulse: AssetRef = { kind: "library", id: "pulse", pcmSha256: FLAC_SHA256 };

/** 24 bits, mono, made here: a sawtooth that runs through the whole range. */
const sawtooth: AssetRef = { kind: "recording", id: "sawtooth", pcmSha256: "1".repeat(64) };
const SAWTOOTH_FRAMES = 30000;
export const SAWTOOTH_PCM: Pcm = {
  channels: [
    Int32Array.from({ length: SAWTOOTH_FRAMES }, (_, i) => ((i * 104729) % 16777216) - 8388608) as Int32Array,
  ],
  bits: 24,
  frames: SAWTOOTH_FRAMES,
  sampleRateHz: 48000,
};

export function corpusAssets(pulsePcm: Pcm): ReadonlyMap<string, Pcm> {
  return new Map([
    [pulse.pcmSha256, pulsePcm],
    [sawtooth.pcmSha256, SAWTOOTH_PCM],
  ]);
}

const session = (id: string, fields: Partial<Session>): Session =>
  newSession({ id, title: id, engineVersion: 1, lengthFrames: FLAC_FRAMES, ...fields });

const pulseTrack = newTrack({
  id: "pulse",
  name: "Pulse",
  input: { kind: "clips", clips: [newClip({ id: "c", asset: pulse, frames: FLAC_FRAMES })] },
});

const sawtoothTrack = newTrack({
  id: "saw",
  name: "Sawtooth",
  input: {
    kind: "clips",
    clips: [
      newClip({
        id: "a",
        asset: sawtooth,
        frames: 12000,
        atFrame: 1001,
        gainDb: -7.3,
        fadeInFrames: 999,
        fadeOutFrames: 4801,
      }),
      newClip({ id: "b", asset: sawtooth, frames: 20000, sourceFrame: 777, atFrame: 9000, gainDb: -3 }),
    ],
  },
});

const eq = newEq("eq", [
  newEqBand({ id: "cut", kind: "low-cut", frequencyHz: 80, q: 0.7 }),
  newEqBand({ id: "bell", frequencyHz: 2500, gainDb: 5.5, q: 1.4 }),
  newEqBand({ id: "air", kind: "high-shelf", frequencyHz: 9000, gainDb: -4, q: 0.7 }),
]);

const BY_HAND: readonly Session[] = [
  session("one-clip", { tracks: [pulseTrack] }),
  session("clips-fades-pan", {
    tracks: [
      { ...pulseTrack, faderDb: -4.2, pan: 0.35 },
      { ...sawtoothTrack, pan: -0.6, polarity: "inverted", delayFrames: 37 },
    ],
  }),
  session("eq", { tracks: [{ ...pulseTrack, inserts: [eq] }], master: newMaster({ faderDb: -1 }) }),
  session("buses-and-sends", {
    tracks: [
      { ...pulseTrack, output: "group", sends: [{ id: "s", bus: "wide", levelDb: -9, tap: "post" }] },
      { ...sawtoothTrack, faderDb: -12, sends: [{ id: "s", bus: "wide", levelDb: -6, tap: "pre" }] },
    ],
    buses: [
      newBus({ id: "group", name: "Group", faderDb: -2, inserts: [eq] }),
      newBus({ id: "wide", name: "Wide", delayFrames: 911, pan: -0.25 }),
    ],
  }),
  session("generators", {
    tracks: (["sine", "white-noise", "pink-noise"] as const).map((kind, i) =>
      newTrack({
        id: kind,
        name: kind,
        input: {
          kind: "generator",
          generator:
            kind === "sine"
              ? { id: "g", kind, seed: 0, levelDbfs: -24, frequencyHz: 997 }
              : { id: "g", kind, seed: 5 + i, levelDbfs: -30 },
        },
      }),
    ),
  }),
  session("microphones", {
    spaces: [
      {
        id: "room",
        room: "live-room",
        sources: [
          {
            id: "player",
            position: { x: 3, y: 3.5, z: 1.1 },
            aim: { azimuthDegrees: 180, elevationDegrees: 0 },
            feed: [newClip({ id: "c", asset: pulse, frames: 24000 })],
          },
          {
            id: "amplifier",
            position: { x: 5, y: 3, z: 0.4 },
            aim: { azimuthDegrees: 180, elevationDegrees: 0 },
            feed: { id: "g", kind: "pink-noise", seed: 77, levelDbfs: -40 },
          },
        ],
      },
    ],
    tracks: [
      newTrack({
        id: "near",
        name: "Near",
        input: {
          kind: "microphone",
          space: "room",
          position: { x: 3, y: 3.1, z: 1.2 },
          aim: { azimuthDegrees: 0, elevationDegrees: -5 },
          pattern01: 0.5,
          type: "dynamic",
        },
      }),
      newTrack({
        id: "far",
        name: "Far",
        pan: 0.5,
        inserts: [eq],
        input: {
          kind: "microphone",
          space: "room",
          position: { x: 2, y: 1, z: 2 },
          aim: { azimuthDegrees: 30, elevationDegrees: -20 },
          pattern01: 1,
          type: "condenser",
        },
      }),
    ],
  }),
  session("limiters", {
    tracks: [
      { ...pulseTrack, inserts: [newLimiter("late", { ceilingDbtp: -9 })] },
      { ...sawtoothTrack, inserts: [{ ...newLimiter("off"), enabled: false }] },
    ],
    master: newMaster({ inserts: [eq, newLimiter("loud", { inputGainDb: 9, releaseSeconds: 0.05 })] }),
  }),
];

const RANDOM = Array.from({ length: RANDOM_SESSION_COUNT }, (_, i) => randomSession(i, pulse, sawtooth));

/** Sessions whose prints are kept by hash. Together they use every part of the console. */
export const CORPUS: readonly Session[] = [...BY_HAND, ...RANDOM];

/** What of a session of the corpus is printed: all of it where nothing is given. */
export function rangeOf(session: Session): { readonly range?: { fromFrame: number; toFrame: number } } {
  return session.id.startsWith("random-") ? { range: { fromFrame: 0, toFrame: RANDOM_PRINT_FRAMES } } : {};
}
