import type { Session } from "@/audio-engine";
import type { MixRecord } from "@/components/stores/mix-record";
import { newId } from "@/components/stores/new-id";
import type { SongName } from "./props";

/** A mix that begins with one session on both sides. */
export function newMix(songId: string, name: string, session: Session): MixRecord {
  return { id: newId(), songId, name, atMs: Date.now(), editedSideId: "a", a: session, b: session };
}

/** `base`, or "base 2", "base 3", … : the first that no mix has. */
export function freeName(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base} ${number}`)) number++;
  return `${base} ${number}`;
}

/** The song whose sounds a session uses, and nothing but them; null when there is none. */
export function songOf(session: Session, songs: readonly SongName[]): SongName | null {
  const used = session.tracks.flatMap(({ input }) =>
    input.kind === "clips" ? input.clips.map(({ asset }) => asset.id) : [],
  );
  if (session.spaces.length > 0 || used.length === 0) return null;
  return songs.find(({ assetIds }) => used.every((id) => assetIds.includes(id))) ?? null;
}

/** A mix's name as a file's: small letters, digits and hyphens. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return plain === "" ? "mix" : plain;
}
