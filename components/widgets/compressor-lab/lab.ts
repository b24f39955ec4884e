import {
  type CompressorInsert,
  newInsert,
  type Session,
  type Strip,
  stripById,
  type Track,
  withInsert,
  withStrip,
} from "@/audio-engine";

/** The part alone, or in its place among the others. */
export type Heard = "alone" | "band";

export type LabSettings = Partial<CompressorInsert["params"]>;

export const LAB_COMPRESSOR_ID = "lab-compressor";

/** What the lab works on: a track or a group of a song's mix. */
export interface LabPart {
  readonly song: Session;
  readonly stripId: string;
}

/**
 * The song with the student's compressor as the last insert of one strip, cut down to what is to be heard. The strip's
 * own compressors and rides are left out: they would have done the work already.
 * @throws RangeError when the song has no such track or group
 */
export function labSession({ song, stripId }: LabPart, heard: Heard, settings: LabSettings): Session {
  if (stripById(song, stripId) === null) throw new RangeError(`The song has no track or group "${stripId}".`);
  const compressor = newInsert("compressor", LAB_COMPRESSOR_ID, settings);
  const own = withStrip(song, stripId, (strip) => ({
    ...strip,
    mute: false,
    inserts: [...strip.inserts.filter(({ unit }) => unit !== "compressor"), compressor],
  }));
  const kept = heard === "band" ? own : partAlone(own, stripId);
  return { ...kept, automation: kept.automation.filter(({ target }) => !target.startsWith(`${stripId}/`)) };
}

/** A track dry into the master, or a group with the tracks that lead into it. */
function partAlone(song: Session, stripId: string): Session {
  const feeds = ({ id, output }: Track): boolean => id === stripId || output === stripId;
  const tracks = song.tracks
    .filter(feeds)
    .map((track) => ({ ...track, output: track.id === stripId ? "master" : stripId, sends: [] }));
  const buses = song.buses
    .filter(({ id }) => id === stripId)
    .map((bus) => ({ ...bus, output: "master", sends: [] }));
  const ids = new Set([...tracks, ...buses].map(({ id }) => id));
  const automation = song.automation.filter(({ target }) => {
    const [strip = "", , more] = target.split("/");
    return ids.has(strip) && (more !== undefined || /\/(faderDb|pan)$/.test(target));
  });
  return { ...song, tracks, buses, automation };
}

/** The same with the compressor switched off: what bypass lets be heard. */
export function bypassedSession(session: Session, stripId: string): Session {
  return withInsert(session, stripId, LAB_COMPRESSOR_ID, (insert) => ({ ...insert, enabled: false }));
}

/** @throws RangeError for a session that is not the lab's */
export function compressorOf(session: Session, stripId: string): CompressorInsert {
  const insert = stripById(session, stripId)?.inserts.find(({ id }) => id === LAB_COMPRESSOR_ID);
  if (insert?.unit !== "compressor") throw new RangeError(`There is no compressor on "${stripId}".`);
  return insert;
}

/** What a lab's session lets be heard: alone there is nothing beside the part. */
export function heardOf(session: Session, { song, stripId }: LabPart): Heard {
  return session.tracks.length === labSession({ song, stripId }, "alone", {}).tracks.length
    ? "alone"
    : "band";
}

export function partName({ song, stripId }: LabPart): string {
  const strip: Strip | null = stripById(song, stripId);
  return strip?.name ?? stripId;
}
