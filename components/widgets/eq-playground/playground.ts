import {
  type EqBand,
  newEq,
  newEqBand,
  newTrack,
  type Session,
  type Track,
  withInsert,
} from "@/audio-engine";

/** What is heard in the playground: the track alone, the whole song, or noise in the track's place. */
export type Heard = "track" | "mix" | "noise";

export const PLAYGROUND_EQ_ID = "playground-eq";

/** The track's sound replaced by noise: a fixed, safe level, the same at every visit. */
const NOISE = { id: "noise", kind: "pink-noise", seed: 20, levelDbfs: -26 } as const;

/**
 * The session of the playground: the song with an empty EQ of the student's as the last insert of one track, cut down
 * to what is to be heard. The equaliser has the same ids in all three, so edits carry over.
 * @throws RangeError when the song has no such track.
 */
export function playgroundSession(
  song: Session,
  trackId: string,
  heard: Heard,
  bands: readonly EqBand[],
): Session {
  const track = song.tracks.find((candidate) => candidate.id === trackId);
  if (track === undefined) throw new RangeError(`The song has no track "${trackId}".`);
  const withEq: Track = {
    ...track,
    mute: false,
    inserts: [...track.inserts, newEq(PLAYGROUND_EQ_ID, bands)],
  };
  if (heard === "mix") {
    return { ...song, tracks: song.tracks.map((other) => (other.id === trackId ? withEq : other)) };
  }
  const alone: Session = { ...song, tracks: [{ ...withEq, output: "master", sends: [] }], buses: [] };
  if (heard === "track") return alone;
  const noise = newTrack({
    id: trackId,
    name: "Noise",
    role: "test",
    input: { kind: "generator", generator: NOISE },
    inserts: [newEq(PLAYGROUND_EQ_ID, bands)],
  });
  return { ...alone, tracks: [noise] };
}

/** The same session with the student's equaliser empty: the same for every student and every setting. */
export function flatSession(session: Session, trackId: string): Session {
  return withBands(session, trackId, []);
}

/** What a playground session lets be heard. */
export function heardOf(session: Session, trackId: string): Heard {
  const input = session.tracks.find((track) => track.id === trackId)?.input;
  if (input?.kind === "generator") return "noise";
  return session.tracks.length > 1 ? "mix" : "track";
}

/** The bands of the playground's EQ. */
export function bandsOf(session: Session, trackId: string): readonly EqBand[] {
  const insert = session.tracks
    .find((track) => track.id === trackId)
    ?.inserts.find((candidate) => candidate.id === PLAYGROUND_EQ_ID);
  return insert?.unit === "eq" ? insert.params.bands : [];
}

/** The session with other bands in the playground's EQ. */
export function withBands(session: Session, trackId: string, bands: readonly EqBand[]): Session {
  return withInsert(session, trackId, PLAYGROUND_EQ_ID, (insert) =>
    insert.unit === "eq" ? { ...insert, params: { ...insert.params, bands: [...bands] } } : insert,
  );
}

/** How a lesson writes a band; the rest takes the table's defaults. */
export interface BandShorthand {
  readonly kind: EqBand["kind"];
  readonly frequencyHz: number;
  readonly gainDb: number;
  readonly q: number;
}

export function bandsFrom(shorthands: readonly BandShorthand[]): EqBand[] {
  return shorthands.map((shorthand, i) => newEqBand({ id: `band-${i + 1}`, ...shorthand }));
}
