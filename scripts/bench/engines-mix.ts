import type { Pcm } from "@/audio-engine/files/pcm";
import { UNIT_CHOICES, UNIT_PARAMETERS, UNIT_SWITCHES } from "@/audio-engine/params";
import {
  type EqBand,
  newBus,
  newClip,
  newEq,
  newEqBand,
  newInsert,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
  type Session,
} from "@/audio-engine/session";
import { type Insert, insertSchema } from "@/audio-engine/session/inserts";
import { stemSamples } from "./bench-session";

export const SECONDS = 10;
export const FRAMES = SECONDS * 48000;

export type Band = Pick<EqBand, "kind" | "frequencyHz" | "gainDb" | "q">;

/** Settings that a `DynamicsCompressorNode` has too. */
export interface Compression {
  readonly thresholdDb: number;
  readonly ratio: number;
  readonly kneeDb: number;
  readonly attackSeconds: number;
  readonly releaseSeconds: number;
}

/** A session said so plainly that every engine can be built after it. A new unit is one more field here. */
export interface Mix {
  readonly name: string;
  readonly tracks: readonly {
    readonly seeds: readonly number[];
    readonly bands: readonly Band[];
    readonly compression: Compression | null;
    readonly pan: number;
    readonly faderDb: number;
  }[];
  readonly masterBands: readonly Band[];
  readonly limiter: { readonly inputGainDb: number; readonly ceilingDb: number } | null;
  /** Sends of every track, behind its fader, to one reverb on a bus. */
  readonly reverb: { readonly sendDb: number } | null;
}

export const REVERB_SECONDS = 2;

interface MixOptions {
  readonly tracks: number;
  readonly channels: 1 | 2;
  readonly compressors: boolean;
  readonly limiter: "none" | "idle" | "working";
  readonly reverb: boolean;
}

function mix(name: string, { tracks, channels, compressors, limiter, reverb }: MixOptions): Mix {
  return {
    name,
    reverb: reverb ? { sendDb: -12 } : null,
    tracks: Array.from({ length: tracks }, (_, i) => ({
      seeds: Array.from({ length: channels }, (_, channel) => i * channels + channel),
      bands: [
        { kind: "low-cut", frequencyHz: 40 + i, gainDb: 0, q: 0.7 },
        { kind: "bell", frequencyHz: 300 + 20 * i, gainDb: -4, q: 1.2 },
        { kind: "bell", frequencyHz: 2500 + 100 * i, gainDb: 3, q: 1 },
        { kind: "high-shelf", frequencyHz: 8000, gainDb: 2, q: Math.SQRT1_2 },
      ],
      compression: compressors
        ? { thresholdDb: -24, ratio: 4, kneeDb: 6, attackSeconds: 0.01, releaseSeconds: 0.1 }
        : null,
      pan: tracks > 1 ? (2 * i) / (tracks - 1) - 1 : 0,
      // Loud enough that the master's drive keeps the limiter busy all the time.
      faderDb: (limiter === "working" ? 8 : -10) - 10 * Math.log10(tracks),
    })),
    masterBands: [
      { kind: "low-cut", frequencyHz: 30, gainDb: 0, q: 0.7 },
      { kind: "bell", frequencyHz: 400, gainDb: -1, q: 1 },
      { kind: "bell", frequencyHz: 3000, gainDb: 1, q: 1 },
      { kind: "high-shelf", frequencyHz: 10000, gainDb: 1, q: Math.SQRT1_2 },
    ],
    limiter: limiter === "none" ? null : { inputGainDb: limiter === "idle" ? 0 : 24, ceilingDb: -1 },
  };
}

/** No compressor and no limiter: what every engine does alike, and the yardstick in C as well. */
export const PLAIN_MIX = mix("16 mono, equalisers, pan and sum alone", {
  tracks: 16,
  channels: 1,
  compressors: false,
  limiter: "none",
  reverb: false,
});

const SIZES = [
  { size: "16 mono", tracks: 16, channels: 1 },
  { size: "24 stereo", tracks: 24, channels: 2 },
  { size: "48 mono", tracks: 48, channels: 1 },
] as const;

/** Sessions of three sizes, the limiter idle and always working; those with a reverb only when asked for. */
export function mixesOf(withReverb: boolean): readonly Mix[] {
  const reverbs = withReverb ? [false, true] : [false];
  const mixes = SIZES.flatMap(({ size, tracks, channels }) =>
    reverbs.flatMap((reverb) =>
      (["idle", "working"] as const).map((limiter) => {
        const extras = [...(reverb ? ["reverb"] : []), ...(limiter === "working" ? ["limiter working"] : [])];
        return mix([size, ...extras].join(", "), { tracks, channels, compressors: true, limiter, reverb });
      }),
    ),
  );
  return [...mixes, PLAIN_MIX];
}

/** Whether the engine has a reverb to be measured. */
export const hasReverb = (): boolean => Object.hasOwn(UNIT_PARAMETERS, "reverb");

/** The reverb with everything at its default, nothing of it dry. */
function newReverb(): Insert {
  const tables: readonly Partial<
    Record<string, Readonly<Record<string, { readonly defaultValue: unknown }>>>
  >[] = [UNIT_PARAMETERS, UNIT_SWITCHES, UNIT_CHOICES];
  const rows = tables.flatMap((table) => Object.entries(table.reverb ?? {}));
  const params = Object.fromEntries(
    rows.map(([key, { defaultValue }]) => [key, key === "mix01" ? 1 : defaultValue]),
  );
  return insertSchema.parse({ id: "reverb", unit: "reverb", unitVersion: 1, enabled: true, params });
}

const hashOf = (seeds: readonly number[]): string => seeds.join("5").padStart(64, "0");

/** The sounds of a mix as the console takes them: integers. */
export function pcmOf({ tracks }: Mix): { readonly pcmSha256: string; readonly pcm: Pcm }[] {
  return tracks.map(({ seeds }) => ({
    pcmSha256: hashOf(seeds),
    pcm: {
      channels: seeds.map((seed) => stemSamples(seed, FRAMES)),
      bits: 16,
      frames: FRAMES,
      sampleRateHz: 48000,
    },
  }));
}

export function sessionOf({ name, tracks, masterBands, limiter, reverb }: Mix): Session {
  const eqOf = (bands: readonly Band[]) =>
    newEq(
      "eq",
      bands.map((band, i) => newEqBand({ id: `band-${i}`, ...band })),
    );
  return newSession({
    id: "bench",
    title: name,
    engineVersion: 1,
    lengthFrames: FRAMES,
    tracks: tracks.map(({ seeds, bands, compression, pan, faderDb }, i) => {
      const asset = { kind: "library", id: `stem-${i}`, pcmSha256: hashOf(seeds) } as const;
      return newTrack({
        id: `track-${i}`,
        name: `Track ${i + 1}`,
        input: { kind: "clips", clips: [newClip({ id: "clip", asset, frames: FRAMES })] },
        inserts: [
          eqOf(bands),
          ...(compression === null ? [] : [newInsert("compressor", "compressor", compression)]),
        ],
        pan,
        faderDb,
        sends: reverb === null ? [] : [{ id: "send", bus: "reverb", levelDb: reverb.sendDb, tap: "post" }],
      });
    }),
    buses: reverb === null ? [] : [newBus({ id: "reverb", name: "Reverb", inserts: [newReverb()] })],
    master: newMaster({
      inserts: [
        eqOf(masterBands),
        ...(limiter === null
          ? []
          : [newLimiter("limiter", { inputGainDb: limiter.inputGainDb, ceilingDbtp: limiter.ceilingDb })]),
      ],
    }),
  });
}
