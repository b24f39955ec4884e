import * as z from "zod";
import {
  CLIP_PARAMETERS,
  GENERATOR_PARAMETERS,
  MICROPHONE_PARAMETERS,
  STRIP_PARAMETERS,
} from "@/audio-engine/params";
import { BOUNDS } from "./bounds";
import { idSchema, inRange, insertSchema, wholeInRange } from "./inserts";
import "./zod-without-eval";

export type {
  CompressorInsert,
  DeEsserInsert,
  EqBand,
  EqBandKind,
  EqInsert,
  GateInsert,
  Insert,
  LimiterInsert,
} from "./inserts";

const frame = wholeInRange({ label: "A number of frames", min: 0, max: BOUNDS.lengthFrames });
const id = idSchema;
const seed = wholeInRange({ label: "A seed", min: 0, max: 0xffffffff });
const name = z.string().min(1).max(120);

/** Points to PCM; a session never holds audio. `pcmSha256` is over interleaved little-endian integer samples. */
export const assetRefSchema = z.strictObject({
  kind: z.enum(["library", "rendered", "recording"]),
  id,
  pcmSha256: z.string().regex(/^[0-9a-f]{64}$/, "A SHA-256 has 64 hexadecimal digits."),
});

export const clipSchema = z.strictObject({
  id,
  asset: assetRefSchema,
  sourceFrame: frame,
  frames: frame,
  atFrame: frame,
  gainDb: inRange(CLIP_PARAMETERS.gainDb),
  fadeInFrames: frame,
  fadeOutFrames: frame,
  take: z.string().max(120).optional(),
});

export const generatorSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    id,
    kind: z.literal("sine"),
    seed,
    /** RMS level. */
    levelDbfs: inRange(GENERATOR_PARAMETERS.levelDbfs),
    frequencyHz: inRange(GENERATOR_PARAMETERS.frequencyHz),
  }),
  z.strictObject({
    id,
    kind: z.enum(["white-noise", "pink-noise"]),
    seed,
    levelDbfs: inRange(GENERATOR_PARAMETERS.levelDbfs),
  }),
]);

/** Metres from the room's corner: x across, y along, z up. */
export const positionSchema = z.strictObject({
  x: inRange(MICROPHONE_PARAMETERS.x),
  y: inRange(MICROPHONE_PARAMETERS.y),
  z: inRange(MICROPHONE_PARAMETERS.z),
});

/** 0° azimuth looks along +y, positive turns towards +x (clockwise from above); positive elevation looks up. */
export const aimSchema = z.strictObject({
  azimuthDegrees: inRange(MICROPHONE_PARAMETERS.azimuthDegrees),
  elevationDegrees: inRange(MICROPHONE_PARAMETERS.elevationDegrees),
});

export const spaceSchema = z.strictObject({
  id,
  room: z.enum(["live-room", "vocal-booth", "control-room", "hall"]),
  sources: z
    .array(
      z.strictObject({
        id,
        position: positionSchema,
        aim: aimSchema,
        feed: z.union([z.array(clipSchema).max(BOUNDS.clipsPerTrack), generatorSchema]),
      }),
    )
    .max(BOUNDS.sourcesPerSpace),
});

export const trackInputSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("clips"), clips: z.array(clipSchema).max(BOUNDS.clipsPerTrack) }),
  z.strictObject({ kind: z.literal("generator"), generator: generatorSchema }),
  z.strictObject({ kind: z.literal("liveInput") }),
  z.strictObject({
    kind: z.literal("microphone"),
    space: id,
    position: positionSchema,
    aim: aimSchema,
    pattern01: inRange(MICROPHONE_PARAMETERS.pattern01),
    type: z.enum(["dynamic", "condenser", "ribbon"]),
  }),
]);

export const sendSchema = z.strictObject({
  id,
  bus: id,
  levelDb: inRange(STRIP_PARAMETERS.sendLevelDb),
  tap: z.enum(["pre", "post"]),
});

const stripFields = {
  id,
  name,
  role: z.enum([
    "drums",
    "bass",
    "guitar",
    "keys",
    "strings",
    "lead",
    "voice",
    "effects",
    "mix",
    "test",
    "other",
  ]),
  inserts: z.array(insertSchema).max(BOUNDS.insertsPerStrip),
  polarity: z.enum(["normal", "inverted"]),
  delayFrames: wholeInRange({ label: "Delay in frames", min: 0, max: 48000 }),
  faderDb: inRange(STRIP_PARAMETERS.faderDb),
  pan: inRange(STRIP_PARAMETERS.pan),
  mute: z.boolean(),
  sends: z.array(sendSchema).max(BOUNDS.sendsPerStrip),
};

/** `output` names a bus, or "master". */
export const trackSchema = z.strictObject({ ...stripFields, input: trackInputSchema, output: id });
export const busSchema = z.strictObject({ ...stripFields, output: id });
export const masterSchema = z.strictObject({ ...stripFields, id: z.literal("master") });

export const automationSchema = z.strictObject({
  target: z.string().max(256),
  points: z
    .array(z.strictObject({ atFrame: frame, value: z.number(), curve: z.enum(["hold", "linear"]) }))
    .max(BOUNDS.automationPoints),
});

export const SESSION_FORMAT = "behind-the-glass/session";
export const SESSION_VERSION = 1;

/** Everything about one piece of audio work, version 1. Shape only: `parseSession` also checks what refers to what. */
export const sessionSchema = z.strictObject({
  format: z.literal(SESSION_FORMAT),
  version: z.literal(SESSION_VERSION),
  engineVersion: z.int().min(1),
  id,
  title: name,
  tempoBpm: inRange({ label: "Tempo", min: 20, max: 400 }).optional(),
  lengthFrames: frame,
  spaces: z.array(spaceSchema).max(BOUNDS.spaces),
  tracks: z.array(trackSchema).max(BOUNDS.tracks),
  buses: z.array(busSchema).max(BOUNDS.buses),
  master: masterSchema,
  automation: z.array(automationSchema).max(256),
});

export type AssetRef = z.infer<typeof assetRefSchema>;
export type Clip = z.infer<typeof clipSchema>;
export type Generator = z.infer<typeof generatorSchema>;
export type Position = z.infer<typeof positionSchema>;
export type Aim = z.infer<typeof aimSchema>;
export type Space = z.infer<typeof spaceSchema>;
export type SpaceSource = Space["sources"][number];
export type TrackInput = z.infer<typeof trackInputSchema>;
export type MicrophoneInput = Extract<TrackInput, { kind: "microphone" }>;
export type Send = z.infer<typeof sendSchema>;
export type Track = z.infer<typeof trackSchema>;
export type Bus = z.infer<typeof busSchema>;
export type Master = z.infer<typeof masterSchema>;
export type Strip = Track | Bus | Master;
export type Automation = z.infer<typeof automationSchema>;
export type Session = z.infer<typeof sessionSchema>;
