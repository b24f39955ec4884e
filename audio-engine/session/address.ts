import {
  EQ_BAND_PARAMETERS,
  MICROPHONE_PARAMETERS,
  type ParameterDescriptor,
  STRIP_PARAMETERS,
  UNIT_PARAMETERS,
} from "@/audio-engine/params";
import type { EqInsert, Insert } from "./inserts";
import type { Bus, Master, Session, Strip, Track } from "./schema";

/**
 * Names one number of a session, by ids that survive reordering: `strip/faderDb`, `strip/pan`, `strip/send-id`,
 * `strip/insert/param`, `strip/insert/band/param`, `track/microphone/x`.
 */
export type Address = string;

/** A number in a session: its descriptor, how to read it and how to write it (a new session, the rest shared). */
interface Lens {
  readonly descriptor: ParameterDescriptor;
  readonly get: () => number;
  readonly set: (value: number) => Session;
}

/** Descriptor of the parameter at an address; null when the session has no such place. */
export function descriptorAt(session: Session, address: Address): ParameterDescriptor | null {
  return lens(session, address)?.descriptor ?? null;
}

/** Value at an address, in the descriptor's unit; null when the session has no such place. */
export function valueAt(session: Session, address: Address): number | null {
  return lens(session, address)?.get() ?? null;
}

/**
 * The session with one value changed; out-of-range values are an error, not clamped, because the caller's control
 * reads the same table.
 * @throws RangeError for an unknown address or a value outside the parameter's range.
 */
export function withValue(session: Session, address: Address, value: number): Session {
  const found = lens(session, address);
  if (found === null) throw new RangeError(`The session has no parameter at "${address}".`);
  const { min, max, label } = found.descriptor;
  if (!(value >= min && value <= max)) {
    throw new RangeError(`${label} at "${address}" goes from ${min} to ${max}; ${value} is outside.`);
  }
  return found.set(value);
}

/** The session with one strip replaced by what `change` makes of it. */
export function withStrip(
  session: Session,
  stripId: string,
  change: <S extends Strip>(strip: S) => S,
): Session {
  if (stripId === "master") return { ...session, master: change<Master>(session.master) };
  return {
    ...session,
    tracks: session.tracks.map((track) => (track.id === stripId ? change<Track>(track) : track)),
    buses: session.buses.map((bus) => (bus.id === stripId ? change<Bus>(bus) : bus)),
  };
}

/** The session with one insert of one strip replaced. */
export function withInsert(
  session: Session,
  stripId: string,
  insertId: string,
  change: (insert: Insert) => Insert,
): Session {
  return withStrip(session, stripId, (strip) => ({
    ...strip,
    inserts: strip.inserts.map((insert) => (insert.id === insertId ? change(insert) : insert)),
  }));
}

/** Track, bus or master by id. */
export function stripById(session: Session, stripId: string): Strip | null {
  if (stripId === "master") return session.master;
  return (
    session.tracks.find((track) => track.id === stripId) ??
    session.buses.find((bus) => bus.id === stripId) ??
    null
  );
}

function lens(session: Session, address: Address): Lens | null {
  const [stripId = "", ...rest] = address.split("/");
  const strip = stripById(session, stripId);
  if (strip === null) return null;
  const [owner = "", ...inner] = rest;
  if (inner.length === 0) return stripLens(session, strip, owner);
  if (owner === "microphone") return microphoneLens(session, strip, inner[0] ?? "");
  return insertLens(session, strip, owner, inner);
}

function stripLens(session: Session, strip: Strip, field: string): Lens | null {
  if (field === "faderDb" || field === "pan") {
    return {
      descriptor: STRIP_PARAMETERS[field],
      get: () => strip[field],
      set: (value) => withStrip(session, strip.id, (s) => ({ ...s, [field]: value })),
    };
  }
  const send = strip.sends.find((candidate) => candidate.id === field);
  if (send === undefined) return null;
  return {
    descriptor: STRIP_PARAMETERS.sendLevelDb,
    get: () => send.levelDb,
    set: (value) =>
      withStrip(session, strip.id, (s) => ({
        ...s,
        sends: s.sends.map((other) => (other.id === send.id ? { ...other, levelDb: value } : other)),
      })),
  };
}

function insertLens(session: Session, strip: Strip, insertId: string, inner: readonly string[]): Lens | null {
  const insert = strip.inserts.find((candidate) => candidate.id === insertId);
  if (insert === undefined) return null;
  const [first = "", second] = inner;
  if (second !== undefined) {
    return insert.unit === "eq" ? bandLens(session, strip.id, insert, first, second) : null;
  }
  const table: Readonly<Record<string, ParameterDescriptor>> = UNIT_PARAMETERS[insert.unit];
  const descriptor = Object.hasOwn(table, first) ? table[first] : undefined;
  if (descriptor === undefined) return null;
  return {
    descriptor,
    // The table's rows are the numbers that the schema asks for.
    get: () => (insert.params as unknown as Record<string, number>)[first] ?? Number.NaN,
    set: (value) =>
      withInsert(
        session,
        strip.id,
        insertId,
        () => ({ ...insert, params: { ...insert.params, [first]: value } }) as Insert,
      ),
  };
}

function bandLens(
  session: Session,
  stripId: string,
  insert: EqInsert,
  bandId: string,
  key: string,
): Lens | null {
  const band = insert.params.bands.find((candidate) => candidate.id === bandId);
  if (band === undefined || !isKey(EQ_BAND_PARAMETERS, key)) return null;
  return {
    descriptor: EQ_BAND_PARAMETERS[key],
    get: () => band[key],
    set: (value) => {
      const bands = insert.params.bands.map((other) =>
        other.id === bandId ? { ...other, [key]: value } : other,
      );
      return withInsert(session, stripId, insert.id, () => ({
        ...insert,
        params: { ...insert.params, bands },
      }));
    },
  };
}

function microphoneLens(session: Session, strip: Strip, field: string): Lens | null {
  if (!("input" in strip) || strip.input.kind !== "microphone" || !isKey(MICROPHONE_PARAMETERS, field))
    return null;
  const input = strip.input;
  const write = (change: Partial<typeof input>): Session => ({
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === strip.id ? { ...track, input: { ...input, ...change } } : track,
    ),
  });
  const descriptor = MICROPHONE_PARAMETERS[field];
  if (field === "pattern01")
    return { descriptor, get: () => input.pattern01, set: (pattern01) => write({ pattern01 }) };
  if (field === "x" || field === "y" || field === "z") {
    return {
      descriptor,
      get: () => input.position[field],
      set: (value) => write({ position: { ...input.position, [field]: value } }),
    };
  }
  return {
    descriptor,
    get: () => input.aim[field],
    set: (value) => write({ aim: { ...input.aim, [field]: value } }),
  };
}

function isKey<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
