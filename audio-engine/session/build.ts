import {
  type ChoiceDescriptor,
  EQ_BAND_PARAMETERS,
  type ParameterDescriptor,
  type SwitchDescriptor,
  UNIT_CHOICES,
  UNIT_PARAMETERS,
  UNIT_SWITCHES,
} from "@/audio-engine/params";
import type { BuiltInsert, EqBand, EqInsert, LimiterInsert } from "./inserts";
import {
  type AssetRef,
  type Bus,
  type Clip,
  type Master,
  SESSION_FORMAT,
  SESSION_VERSION,
  type Session,
  type Track,
} from "./schema";

const STRIP_DEFAULTS = {
  role: "other",
  inserts: [],
  polarity: "normal",
  delayFrames: 0,
  faderDb: 0,
  pan: 0,
  mute: false,
  sends: [],
} as const satisfies Partial<Track>;

type With<T, Required extends keyof T> = Partial<T> & Pick<T, Required>;

/** A session with nothing in it, or with what is given. */
export function newSession(
  fields: With<Session, "id" | "title" | "lengthFrames" | "engineVersion">,
): Session {
  return {
    format: SESSION_FORMAT,
    version: SESSION_VERSION,
    spaces: [],
    tracks: [],
    buses: [],
    master: newMaster({}),
    automation: [],
    ...fields,
  };
}

export function newTrack(fields: With<Track, "id" | "name" | "input">): Track {
  return { ...stripDefaults(), output: "master", ...fields };
}

export function newBus(fields: With<Bus, "id" | "name">): Bus {
  return { ...stripDefaults(), output: "master", ...fields };
}

export function newMaster(fields: Partial<Master>): Master {
  return { ...stripDefaults(), id: "master", name: "Master", role: "mix", ...fields };
}

/** An asset from its beginning, once, from frame 0. */
export function newClip(fields: With<Clip, "id" | "asset" | "frames">): Clip {
  return { sourceFrame: 0, atFrame: 0, gainDb: 0, fadeInFrames: 0, fadeOutFrames: 0, ...fields };
}

export function newEqBand(fields: With<EqBand, "id">): EqBand {
  return {
    kind: "bell",
    enabled: true,
    frequencyHz: EQ_BAND_PARAMETERS.frequencyHz.defaultValue,
    gainDb: EQ_BAND_PARAMETERS.gainDb.defaultValue,
    q: EQ_BAND_PARAMETERS.q.defaultValue,
    ...fields,
  };
}

/** Every row of a table at its default. */
function defaultsOf(
  table: Record<string, ParameterDescriptor | SwitchDescriptor | ChoiceDescriptor>,
): Record<string, number | boolean | string> {
  return Object.fromEntries(Object.entries(table).map(([key, { defaultValue }]) => [key, defaultValue]));
}

export function newEq(id: string, bands: readonly EqBand[]): EqInsert {
  return { id, unit: "eq", unitVersion: 1, enabled: true, params: { outputGainDb: 0, bands: [...bands] } };
}

type InsertOf<Name extends BuiltInsert["unit"]> = Extract<BuiltInsert, { unit: Name }>;
type PlainUnit = Exclude<BuiltInsert["unit"], "eq">;

/** A unit with every parameter at its default, or at what is given. */
export function newInsert<Name extends PlainUnit>(
  unit: Name,
  id: string,
  params: Partial<InsertOf<Name>["params"]> = {},
): InsertOf<Name> {
  const switches: Partial<Record<PlainUnit, Record<string, SwitchDescriptor>>> = UNIT_SWITCHES;
  const choices: Partial<Record<PlainUnit, Record<string, ChoiceDescriptor>>> = UNIT_CHOICES;
  const defaults = defaultsOf({ ...UNIT_PARAMETERS[unit], ...switches[unit], ...choices[unit] });
  return {
    id,
    unit,
    unitVersion: 1,
    enabled: true,
    params: { ...defaults, ...params },
  } as unknown as InsertOf<Name>;
}

export function newLimiter(id: string, params: Partial<LimiterInsert["params"]> = {}): LimiterInsert {
  return newInsert("limiter", id, params);
}

/** A finished sound as a session: one stereo or mono clip at unity into the master. */
export function sessionOfAsset(id: string, asset: AssetRef, frames: number, engineVersion: number): Session {
  const clip = newClip({ id: "clip", asset, frames });
  return newSession({
    id,
    title: id,
    engineVersion,
    lengthFrames: frames,
    tracks: [newTrack({ id: "asset", name: "Sound", input: { kind: "clips", clips: [clip] } })],
  });
}

function stripDefaults(): Omit<Track, "id" | "name" | "input" | "output"> {
  return { ...STRIP_DEFAULTS, inserts: [], sends: [] };
}
