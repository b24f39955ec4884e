import * as z from "zod";
import {
  type ChoiceDescriptor,
  EQ_BAND_PARAMETERS,
  type ParameterDescriptor,
  type SwitchDescriptor,
  UNIT_CHOICES,
  UNIT_PARAMETERS,
  UNIT_SWITCHES,
} from "@/audio-engine/params";
import { BOUNDS } from "./bounds";
import { rangeWords } from "./issue-words";
import "./zod-without-eval";

type Range = Pick<ParameterDescriptor, "label" | "min" | "max">;

export function inRange({ label, min, max }: Range) {
  const error = rangeWords(label, min, max);
  return z.number().min(min, { error }).max(max, { error });
}

export function wholeInRange({ label, min, max }: Range) {
  const error = rangeWords(label, min, max);
  return z.int().min(min, { error }).max(max, { error });
}

export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, "An id has 1 to 64 letters, digits, dots, hyphens or underscores.");

export const EQ_BAND_KINDS = ["bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch"] as const;

export const eqBandSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(EQ_BAND_KINDS),
  enabled: z.boolean(),
  frequencyHz: inRange(EQ_BAND_PARAMETERS.frequencyHz),
  gainDb: inRange(EQ_BAND_PARAMETERS.gainDb),
  q: inRange(EQ_BAND_PARAMETERS.q),
});

const insertBase = { id: idSchema, unitVersion: z.int().min(1), enabled: z.boolean() };

type Numbers<Table> = { [Key in keyof Table]: z.ZodNumber };

/** Every row of a unit's parameter table as a number in its range. */
function numbers<Table extends Record<string, ParameterDescriptor>>(table: Table): Numbers<Table> {
  const rows = Object.entries(table).map(([key, descriptor]) => [key, inRange(descriptor)]);
  return Object.fromEntries(rows) as Numbers<Table>;
}

type Switches<Table> = { [Key in keyof Table]: z.ZodBoolean };

function switches<Table extends Record<string, SwitchDescriptor>>(table: Table): Switches<Table> {
  return Object.fromEntries(Object.keys(table).map((key) => [key, z.boolean()])) as Switches<Table>;
}

type Choices<Table extends Record<string, ChoiceDescriptor>> = {
  [Key in keyof Table]: z.ZodEnum<{ [Word in Table[Key]["options"][number]["value"]]: Word }>;
};

function choices<Table extends Record<string, ChoiceDescriptor>>(table: Table): Choices<Table> {
  const rows = Object.entries(table).map(([key, { options }]) => [
    key,
    z.enum(options.map(({ value }) => value)),
  ]);
  return Object.fromEntries(rows) as Choices<Table>;
}

export const eqInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("eq"),
  params: z.strictObject({
    ...numbers(UNIT_PARAMETERS.eq),
    bands: z.array(eqBandSchema).max(BOUNDS.bandsPerEq),
  }),
});

export const limiterInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("limiter"),
  params: z.strictObject(numbers(UNIT_PARAMETERS.limiter)),
});

export const compressorInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("compressor"),
  params: z.strictObject(numbers(UNIT_PARAMETERS.compressor)),
});

export const gateInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("gate"),
  params: z.strictObject(numbers(UNIT_PARAMETERS.gate)),
});

export const deEsserInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("de-esser"),
  params: z.strictObject({ ...numbers(UNIT_PARAMETERS["de-esser"]), ...switches(UNIT_SWITCHES["de-esser"]) }),
});

export const stereoWidthInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("stereo-width"),
  params: z.strictObject(numbers(UNIT_PARAMETERS["stereo-width"])),
});

export const delayInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("delay"),
  params: z.strictObject({ ...numbers(UNIT_PARAMETERS.delay), ...switches(UNIT_SWITCHES.delay) }),
});

export const saturationInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("saturation"),
  params: z.strictObject({ ...numbers(UNIT_PARAMETERS.saturation), ...choices(UNIT_CHOICES.saturation) }),
});

export const reverbInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("reverb"),
  params: z.strictObject({ ...numbers(UNIT_PARAMETERS.reverb), ...choices(UNIT_CHOICES.reverb) }),
});

export const polarityDelayInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("polarity-delay"),
  params: z.strictObject({
    ...numbers(UNIT_PARAMETERS["polarity-delay"]),
    ...switches(UNIT_SWITCHES["polarity-delay"]),
  }),
});

export const amplifierInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("amplifier"),
  params: z.strictObject({ ...numbers(UNIT_PARAMETERS.amplifier), ...choices(UNIT_CHOICES.amplifier) }),
});

export const cabinetInsertSchema = z.strictObject({
  ...insertBase,
  unit: z.literal("cabinet"),
  params: z.strictObject({ ...numbers(UNIT_PARAMETERS.cabinet), ...choices(UNIT_CHOICES.cabinet) }),
});

export const insertSchema = z.discriminatedUnion("unit", [
  eqInsertSchema,
  limiterInsertSchema,
  compressorInsertSchema,
  gateInsertSchema,
  deEsserInsertSchema,
  stereoWidthInsertSchema,
  delayInsertSchema,
  saturationInsertSchema,
  reverbInsertSchema,
  polarityDelayInsertSchema,
  amplifierInsertSchema,
  cabinetInsertSchema,
]);

export type EqBandKind = (typeof EQ_BAND_KINDS)[number];
export type EqBand = z.infer<typeof eqBandSchema>;
export type EqInsert = z.infer<typeof eqInsertSchema>;
export type LimiterInsert = z.infer<typeof limiterInsertSchema>;
export type CompressorInsert = z.infer<typeof compressorInsertSchema>;
export type GateInsert = z.infer<typeof gateInsertSchema>;
export type DeEsserInsert = z.infer<typeof deEsserInsertSchema>;
export type Insert = z.infer<typeof insertSchema>;
/** An insert that this version of the engine builds: at present, every one that a session may have. */
export type BuiltInsert = Insert;
