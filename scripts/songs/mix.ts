import type { BuiltInsert, EqBandKind, Send, Track } from "@/audio-engine/session";

/** One move of an equaliser and why it is made. `gainDb` is 0 for cuts. */
export interface EqMove {
  readonly kind: EqBandKind;
  readonly frequencyHz: number;
  readonly gainDb: number;
  readonly q: number;
  readonly why: string;
}

/** A unit on a strip and why it is there. */
export interface Effect {
  readonly insert: BuiltInsert;
  readonly why: string;
}

export interface SendMove {
  /** Id of a group. */
  readonly to: string;
  readonly levelDb: number;
  readonly tap?: Send["tap"];
  readonly why: string;
}

interface StripMoves {
  readonly name: string;
  readonly role: Track["role"];
  readonly faderDb: number;
  /** −1 left … 1 right. */
  readonly pan: number;
  /** Level and place. */
  readonly why: string;
  /** Before the equaliser: an amplifier, a gate. */
  readonly before?: readonly Effect[];
  readonly eq: readonly EqMove[];
  /** After the equaliser: a compressor, an echo. */
  readonly after?: readonly Effect[];
  readonly sends?: readonly SendMove[];
  /** Id of a group; the master when not given. */
  readonly output?: string;
}

/** One channel of the mixer: what it teaches, where it sits, and the reason for each move. */
export interface Channel extends StripMoves {
  readonly trackId: string;
  readonly teaches: string;
  readonly polarity?: Track["polarity"];
  readonly delayFrames?: number;
  readonly mute?: boolean;
}

/** A bus: several channels together, or an effect that several are sent to. */
export interface Group extends StripMoves {
  readonly groupId: string;
}

/** A parameter that moves with the song, and why. */
export interface Ride {
  /** As in a session: strip/faderDb, strip/insert/parameter. */
  readonly target: string;
  readonly points: readonly { readonly atFrame: number; readonly value: number }[];
  readonly why: string;
}

/** A whole mix, in the order of the mixer. */
export interface Mix {
  readonly channels: readonly Channel[];
  readonly groups?: readonly Group[];
  readonly rides?: readonly Ride[];
}

/** What makes a record of a mix: tone, more units if any, then the limiter. */
export interface Mastering {
  readonly eq: readonly EqMove[];
  readonly before?: readonly Effect[];
  readonly inputGainDb: number;
  readonly ceilingDbtp: number;
  readonly releaseSeconds: number;
  /** Of the limiter. */
  readonly why: string;
}

/** Q of a cut or shelf with a maximally flat corner. */
const FLAT = 0.71;

export const lowCut = (frequencyHz: number, why: string): EqMove => ({
  kind: "low-cut",
  frequencyHz,
  gainDb: 0,
  q: FLAT,
  why,
});

export const highCut = (frequencyHz: number, why: string): EqMove => ({
  kind: "high-cut",
  frequencyHz,
  gainDb: 0,
  q: FLAT,
  why,
});

export const bell = (frequencyHz: number, gainDb: number, q: number, why: string): EqMove => ({
  kind: "bell",
  frequencyHz,
  gainDb,
  q,
  why,
});

export const lowShelf = (frequencyHz: number, gainDb: number, why: string): EqMove => ({
  kind: "low-shelf",
  frequencyHz,
  gainDb,
  q: FLAT,
  why,
});

export const highShelf = (frequencyHz: number, gainDb: number, why: string): EqMove => ({
  kind: "high-shelf",
  frequencyHz,
  gainDb,
  q: FLAT,
  why,
});
