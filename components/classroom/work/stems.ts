import { type Session, studioEngine } from "@/audio-engine";
import { zipFiles } from "@/components/widgets/song-listen/zip-stems";
import { fileNameOf } from "@/components/widgets/studio/new-mix";

/** One track as it was recorded and as it lies in time: nothing of the desk is on it. */
export function stemSession(start: Session, trackId: string): Session {
  const { tracks, master } = start;
  return {
    ...start,
    tracks: tracks.flatMap((track) =>
      track.id === trackId
        ? [{ ...track, inserts: [], sends: [], faderDb: 0, pan: 0, mute: false, output: "master" }]
        : [],
    ),
    buses: [],
    master: { ...master, inserts: [], faderDb: 0, mute: false },
    automation: [],
  };
}

/** File names of tracks, each once, in their order. */
export function stemNames({ tracks }: Pick<Session, "tracks">): ReadonlyMap<string, string> {
  return new Map(
    tracks.map(({ id, name }, i) => [id, `${String(i + 1).padStart(2, "0")}-${fileNameOf(name)}.wav`]),
  );
}

/** All tracks of a start as WAV files of 24 bits, equally long, in one zip. @throws what rendering throws, or the signal's reason */
export function zipOfStems(
  ownerId: string,
  start: Session,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share01: number) => void },
): Promise<Blob> {
  const names = [...stemNames(start)];
  let done = 0;
  const entries = names.map(([trackId, name]) => ({
    name,
    async make() {
      const work = { signal, onProgress: (share01: number) => onProgress((done + share01) / names.length) };
      const file = await studioEngine().print(ownerId, stemSession(start, trackId), { bits: 24 }, work);
      done += 1;
      return file;
    },
  }));
  return zipFiles(entries, { signal, onProgress: () => undefined });
}
