import { stripById, valueAt, withValue } from "./address";
import { newBus, newEq, newEqBand, newInsert } from "./build";
import type { Session, Track } from "./schema";

/** What tells the ear how far away something is, and a desk can do: each a control of one source. */
export type DepthCue = "level" | "reverb" | "pre-delay" | "treble";

/** One source's numbers. */
export interface DepthPlacement {
  /** Added to the fader of the song's mix. */
  readonly levelDb: number;
  /** Of the source's own room, against its own dry sound. */
  readonly earlyDb: number;
  readonly lateDb: number;
  readonly preDelaySeconds: number;
  /** Of everything above 4 kHz, dry and in the room. */
  readonly trebleDb: number;
}

type Numbers = keyof DepthPlacement;

const FRONT: DepthPlacement = { levelDb: 0, earlyDb: -24, lateDb: -24, preDelaySeconds: 0.05, trebleDb: 0 };
const BACK: DepthPlacement = { levelDb: -9, earlyDb: 3, lateDb: 0, preDelaySeconds: 0, trebleDb: -9 };
/** What a cue that the lesson has not reached stands at. */
const RESTING: DepthPlacement = { levelDb: 0, earlyDb: -14, lateDb: -14, preDelaySeconds: 0.02, trebleDb: 0 };

const NUMBERS_OF: Readonly<Record<DepthCue, readonly Numbers[]>> = {
  level: ["levelDb"],
  reverb: ["earlyDb", "lateDb"],
  "pre-delay": ["preDelaySeconds"],
  treble: ["trebleDb"],
};
/** Tells a source's depth: the first of these that moves. */
const TELLING: readonly DepthCue[] = ["reverb", "level", "pre-delay", "treble"];

export const DEPTH_TREBLE_ID = "depth-treble";
const DEPTH_TREBLE_BAND = "high";
export const DEPTH_REVERB_ID = "space";
const TREBLE_HZ = 4000;
const DECAY_SECONDS = 1.4;

/** The bus that holds a source's room. */
export const spaceIdOf = (sourceId: string): string => `${sourceId}-space`;

/** Where a number of a source stands in the session. */
export function depthAddress(sourceId: string, number: Numbers): string {
  if (number === "levelDb") return `${sourceId}/faderDb`;
  if (number === "trebleDb") return `${sourceId}/${DEPTH_TREBLE_ID}/${DEPTH_TREBLE_BAND}/gainDb`;
  return `${spaceIdOf(sourceId)}/${DEPTH_REVERB_ID}/${number}`;
}

/** Numbers between front (0) and back (1); what the cues leave out rests. */
export function depthPlacementAt(depth01: number, cues: readonly DepthCue[]): DepthPlacement {
  const moving = new Set(cues.flatMap((cue) => NUMBERS_OF[cue]));
  const at = (number: Numbers): number =>
    moving.has(number) ? FRONT[number] + depth01 * (BACK[number] - FRONT[number]) : RESTING[number];
  return {
    levelDb: at("levelDb"),
    earlyDb: at("earlyDb"),
    lateDb: at("lateDb"),
    preDelaySeconds: at("preDelaySeconds"),
    trebleDb: at("trebleDb"),
  };
}

/**
 * Some tracks of a song, each with a room of its own to be sent to: so that each can be as far away as is wanted.
 * @throws RangeError for a track that the song does not have
 */
export function depthSession(song: Session, sourceIds: readonly string[]): Session {
  const tracks = sourceIds.map((id) => {
    const track = song.tracks.find((candidate) => candidate.id === id);
    if (track === undefined) throw new RangeError(`The song has no track "${id}".`);
    return sourceTrack(track);
  });
  const buses = tracks.map(({ id, name }) =>
    newBus({
      id: spaceIdOf(id),
      name: `${name}: room`,
      role: "effects",
      inserts: [
        newInsert("reverb", DEPTH_REVERB_ID, { kind: "chamber", decaySeconds: DECAY_SECONDS, mix01: 1 }),
      ],
    }),
  );
  return { ...song, tracks, buses, automation: [] };
}

function sourceTrack(track: Track): Track {
  const treble = newEqBand({ id: DEPTH_TREBLE_BAND, kind: "high-shelf", frequencyHz: TREBLE_HZ, q: 0.7 });
  return {
    ...track,
    mute: false,
    output: "master",
    inserts: [...track.inserts, newEq(DEPTH_TREBLE_ID, [treble])],
    sends: [{ id: "to-space", bus: spaceIdOf(track.id), levelDb: 0, tap: "post" }],
  };
}

/** @param baseDb the fader of the source in the front */
export function withDepthPlacement(
  session: Session,
  sourceId: string,
  baseDb: number,
  placement: Partial<DepthPlacement>,
): Session {
  return (Object.entries(placement) as [Numbers, number][]).reduce(
    (now, [number, value]) =>
      withValue(now, depthAddress(sourceId, number), number === "levelDb" ? baseDb + value : value),
    session,
  );
}

/** Only what the cues move. */
export function movedInDepth(
  session: Session,
  sourceId: string,
  baseDb: number,
  depth01: number,
  cues: readonly DepthCue[],
): Session {
  const all = depthPlacementAt(depth01, cues);
  const moved = Object.fromEntries(
    cues.flatMap((cue) => NUMBERS_OF[cue]).map((number) => [number, all[number]]),
  );
  return withDepthPlacement(session, sourceId, baseDb, moved);
}

/** How far back a source stands, by the cue that tells most of those that move. */
export function depthOf(
  session: Session,
  sourceId: string,
  baseDb: number,
  cues: readonly DepthCue[],
): number {
  const cue = TELLING.find((candidate) => cues.includes(candidate));
  const number = cue === undefined ? undefined : NUMBERS_OF[cue].at(-1);
  if (number === undefined) return 0;
  const value = (valueAt(session, depthAddress(sourceId, number)) ?? 0) - (number === "levelDb" ? baseDb : 0);
  const depth01 = (value - FRONT[number]) / (BACK[number] - FRONT[number]);
  return Math.min(1, Math.max(0, depth01));
}

/** Fader of a source if it stood in the front, from where it stands in a session that nobody has changed by hand. */
export function frontFaderDb(start: Session, sourceId: string, cues: readonly DepthCue[]): number {
  const faderDb = valueAt(start, `${sourceId}/faderDb`) ?? 0;
  return faderDb - depthPlacementAt(depthOf(start, sourceId, faderDb, cues), cues).levelDb;
}

/** The dry sound of one source alone. */
export function directSoundOf(session: Session, sourceId: string): Session {
  return {
    ...session,
    tracks: session.tracks.filter(({ id }) => id === sourceId).map((track) => ({ ...track, sends: [] })),
    buses: [],
  };
}

/** The room of one source alone: its dry sound goes where nobody hears it. */
export function roomSoundOf(session: Session, sourceId: string): Session {
  const space = stripById(session, spaceIdOf(sourceId));
  const away = newBus({ id: "away", name: "Away", mute: true });
  return {
    ...session,
    tracks: session.tracks
      .filter(({ id }) => id === sourceId)
      .map((track) => ({ ...track, output: away.id })),
    buses: [...session.buses.filter(({ id }) => id === space?.id), away],
  };
}
