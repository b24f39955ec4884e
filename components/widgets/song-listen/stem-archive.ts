import { AUDIO_ROOT, type ManifestAsset, type Session } from "@/audio-engine";
import { clockTime, type SongAbout } from "../shared/song-about";
import type { ArchiveEntry } from "./zip-stems";

const NOTICE_RULE = `\n\n${"-".repeat(72)}\n\n`;

/**
 * Everything that goes into the zip of a song's stems.
 * @param raw the song as it was recorded: where its sounds lie
 * @param assets every published sound, by id
 * @param notices texts of the licence and of the notices that go with it
 * @throws RangeError when a stem's sound is not published
 */
export function stemArchive(
  song: SongAbout,
  raw: Session,
  assets: ReadonlyMap<string, ManifestAsset>,
  notices: readonly string[],
): readonly ArchiveEntry[] {
  const sounds = song.stems.flatMap(({ assetIds }) => assetIds).map((id) => published(assets, id));
  return [
    { name: "song.txt", text: songText(song, raw) },
    { name: "LICENSE.txt", text: notices.join(NOTICE_RULE) },
    { name: "CREDITS.txt", text: creditsText(song, sounds) },
    ...sounds.map((asset) => ({
      name: `${asset.id}.flac`,
      url: AUDIO_ROOT + asset.file,
      bytes: asset.bytes,
    })),
  ];
}

/** Bytes that will be fetched for it. */
export function archiveBytes(entries: readonly ArchiveEntry[]): number {
  return entries.reduce((sum, entry) => sum + ("bytes" in entry ? entry.bytes : 0), 0);
}

function published(assets: ReadonlyMap<string, ManifestAsset>, id: string): ManifestAsset {
  const asset = assets.get(id);
  if (asset === undefined) throw new RangeError(`The sound “${id}” is not part of this course.`);
  return asset;
}

/** Which file sounds when, so that a stem of several takes falls into place. */
function places(raw: Session, trackId: string): string[] {
  const input = raw.tracks.find((track) => track.id === trackId)?.input;
  if (input?.kind !== "clips") return [];
  return input.clips.map(({ asset, atFrame }) => `  ${asset.id}.flac from ${(atFrame / 48000).toFixed(3)} s`);
}

function songText(song: SongAbout, raw: Session): string {
  const lines = [
    song.title,
    song.about,
    "",
    `Tempo: ${song.bpm} beats per minute`,
    `Key: ${song.key}`,
    `Length: ${clockTime(song.lengthFrames)}`,
    "All files are FLAC at 48 kHz.",
    "",
    ...song.form.map(({ name, startFrame }) => `${clockTime(startFrame)}  ${name}`),
    "",
    ...song.stems.flatMap(({ name, teaches, trackId }) => [`${name}. ${teaches}`, ...places(raw, trackId)]),
  ];
  return `${lines.join("\n")}\n`;
}

function creditsText(song: SongAbout, sounds: readonly ManifestAsset[]): string {
  const sources = song.credits.map(
    ({ name, author, licence, used }) => `${used}: ${name}, by ${author}, ${licence}`,
  );
  const each = sounds.map(({ id, attribution }) => `${id}: ${attribution}`);
  return ["Made from", ...sources, "", "Line that must travel with each file", ...each, ""].join("\n");
}
