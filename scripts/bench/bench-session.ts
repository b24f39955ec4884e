import type { Pcm } from "@/audio-engine/files/pcm";
import {
  type AssetRef,
  newClip,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
  type Session,
} from "@/audio-engine/session";

export const TRACKS = 12;
const SECONDS = 20;
const FRAMES = SECONDS * 48000;

/** Decaying bursts of noise over a saw-tooth, 16 bits; another one for each seed. */
export function stemSamples(seed: number, frames: number): Int16Array<ArrayBuffer> {
  let state = seed * 7919 + 1;
  const noise = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2147483648;
  };
  const period = 12000 + 1440 * seed;
  return Int16Array.from({ length: frames }, (_, i) => {
    const envelope = 1 / (1 + (i % period) / 2400);
    return Math.round(9000 * envelope * (noise() + ((i * (60 + 40 * seed)) % 48000) / 24000 - 1));
  });
}

function stem(seed: number): Pcm {
  return { channels: [stemSamples(seed, FRAMES)], bits: 16, frames: FRAMES, sampleRateHz: 48000 };
}

const refs: readonly AssetRef[] = Array.from({ length: TRACKS }, (_, i) => ({
  kind: "library",
  id: `stem-${i}`,
  pcmSha256: i.toString(16).padStart(64, "0"),
}));

export function benchAssets(): { pcmSha256: string; pcm: Pcm }[] {
  return refs.map(({ pcmSha256 }, i) => ({ pcmSha256, pcm: stem(i) }));
}

/** Twelve mono tracks with four bands each, master with limiter. `drive` shifts one band and how hard the limiter works. */
export function benchSession(limiterDriveDb: number, bellDb: number): Session {
  const tracks = refs.map((asset, i) =>
    newTrack({
      id: asset.id,
      name: asset.id,
      pan: i / 5.5 - 1,
      faderDb: -6,
      input: { kind: "clips", clips: [newClip({ id: "c", asset, frames: FRAMES })] },
      inserts: [
        newEq("eq", [
          newEqBand({ id: "1", kind: "low-cut", frequencyHz: 40 + i, q: 0.7 }),
          newEqBand({ id: "2", frequencyHz: 300 + 50 * i, gainDb: bellDb, q: 1.2 }),
          newEqBand({ id: "3", frequencyHz: 2500 + 100 * i, gainDb: 3 }),
          newEqBand({ id: "4", kind: "high-shelf", frequencyHz: 8000, gainDb: 2, q: 0.7 }),
        ]),
      ],
    }),
  );
  const master = newMaster({ inserts: [newLimiter("limiter", { inputGainDb: limiterDriveDb })] });
  return newSession({ id: "bench", title: "Bench", engineVersion: 1, lengthFrames: FRAMES, tracks, master });
}

export interface BenchCase {
  readonly name: string;
  readonly sides: readonly { readonly id: string; readonly session: Session }[];
}

export function benchCases(): BenchCase[] {
  const quiet = benchSession(-12, -4);
  const loud = benchSession(12, -4);
  return [
    { name: "one side, limiter idle", sides: [{ id: "a", session: quiet }] },
    { name: "one side, limiter working", sides: [{ id: "a", session: loud }] },
    {
      name: "two sides sharing their tracks (other master)",
      sides: [
        { id: "a", session: quiet },
        { id: "b", session: benchSession(-6, -4) },
      ],
    },
    {
      name: "two sides with other equalisers on every track",
      sides: [
        { id: "a", session: quiet },
        { id: "b", session: benchSession(-12, 4) },
      ],
    },
  ];
}
