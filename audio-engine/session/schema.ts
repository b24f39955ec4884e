import { config, z } from "zod";
import {
  CLIP_PARAMETERS,
  EQ_BAND_PARAMETERS,
  EQ_PARAMETERS,
  GENERATOR_PARAMETERS,
  LIMITER_PARAMETERS,
  MICROPHONE_PARAMETERS,
  type ParameterDescriptor,
  STRIP_PARAMETERS,
} from "@/audio-engine/params";
import { BOUNDS } from "./bounds";

// Compiled parsers would need `new Function`, which the page's policy forbids.
config({ jitless: true });

const inRange = ({ min, max }: ParameterDescriptor) => z.number().min(min).max(max);
const frame = z.int().min(0).max(BOUNDS.lengthFrames);
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, "An id has 1 to 64 letters, digits, dots, hyphens or underscores.");
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
    seed: z.int().min(0).max(0xffffffff),
    /** RMS level. */
    levelDbfs: inRange(GENERATOR_PARAMETERS.levelDbfs),
    frequencyHz: inRange(GENERATOR_PARAMETERS.frequencyHz),
  }),
  z.strictObject({
    id,
    kind: z.enum(["white-noise", "pink-noise"]),
    seed: z.int().min(0).max(0xffffffff),
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

export const EQ_BAND_KINDS = ["bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch"] as const;

export const eqBandSchema = z.strictObject({
  id,
  kind: z.enum(EQ_BAND_KINDS),
  enabled: z.boolean(),
  frequencyHz: inRange(EQ_BAND_PARAMETERS.frequencyHz),
  gainDb: inRange(EQ_BAND_PARAMETERS.gainDb),
  q: inRange(EQ_BAND_PARAMETERS.q),
});

const insertBase = { id, unitVersion: z.int().min(1), enabled: z.boolean() };

export const eqInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("eq"),
  params: z.strictObject({
    outputGainDb: inRange(EQ_PARAMETERS.outputGainDb),
    bands: z.array(eqBandSchema).max(BOUNDS.bandsPerEq),
  }),
});

export const limiterInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("limiter"),
  params: z.strictObject({
    inputGainDb: inRange(LIMITER_PARAMETERS.inputGainDb),
    ceilingDbtp: inRange(LIMITER_PARAMETERS.ceilingDbtp),
    releaseSeconds: inRange(LIMITER_PARAMETERS.releaseSeconds),
  }),
});

/** Units that the document has room for and this version of the engine does not build: refused by name. */
export const PLANNED_UNITS = [
  "compressor",
  "gate",
  "de-esser",
  "reverb",
  "delay",
  "saturation",
  "stereo-width",
  "polarity-delay",
  "amplifier",
  "cabinet",
] as const;

const plannedInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.enum(PLANNED_UNITS),
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
});

export const insertSchema = z.discriminatedUnion("unit", [
  eqInsertSchema,
  limiterInsertSchema,
  plannedInsertSchema,
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
  delayFrames: z.int().min(0).max(48000),
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
  tempoBpm: z.number().min(20).max(400).optional(),
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
export type EqBandKind = (typeof EQ_BAND_KINDS)[number];
export type EqBand = z.infer<typeof eqBandSchema>;
export type EqInsert = z.infer<typeof eqInsertSchema>;
export type LimiterInsert = z.infer<typeof limiterInsertSchema>;
export type Insert = z.infer<typeof insertSchema>;
export type Send = z.infer<typeof sendSchema>;
export type Track = z.infer<typeof trackSchema>;
export type Bus = z.infer<typeof busSchema>;
export type Master = z.infer<typeof masterSchema>;
export type Strip = Track | Bus | Master;
export type Automation = z.infer<typeof automationSchema>;
export type Session = z.infer<typeof sessionSchema>;
