import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { parseSession } from "@/audio-engine/session/parse";
import type { Session } from "@/audio-engine/session/schema";

/** Where songs lie: `<id>/song.json`, with the sessions that it names beside it. */
const defaultFolder = () => path.join(process.cwd(), "content", "songs");

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected small letters, digits and single hyphens");
const text = z.string().trim().min(1);
const frame = z.int().min(0);
const level = z.number().nullable();

const songSchema = z.object({
  /** As its folder is called, and the last part of its address. */
  id,
  title: text,
  genre: text,
  about: text,
  bpm: z.number().min(20).max(400),
  key: text,
  lengthFrames: frame,
  /** Of a loop out of a longer song: the other song's id. */
  excerptOf: id.optional(),
  form: z.array(z.object({ name: text, startFrame: frame, endFrame: frame })).min(1),
  stems: z
    .array(
      z.object({
        /** Published sounds that the stem plays: one, or takes of it. */
        assetIds: z.array(id).min(1),
        trackId: id,
        role: text,
        name: text,
        teaches: text,
      }),
    )
    .min(1),
  /** By state, in the order in which they are shown. */
  sessions: z.record(
    id,
    z.object({
      file: z.string().regex(/^[a-z0-9-]+\.session\.json$/, "expected <name>.session.json"),
      title: text,
      about: text,
      measured: z.object({
        integratedLufs: level,
        truePeakDbtp: level,
        loudnessRangeLu: level,
        crestFactorDb: level,
      }),
    }),
  ),
  /** Published previews by state; a state without one is only heard later. */
  previews: z.partialRecord(id, id),
  decisions: z.array(z.object({ state: id, stripId: id, reason: text })),
  faults: z.array(z.object({ stripId: id, fault: text, cure: text })),
  credits: z.array(z.object({ name: text, author: text, licence: text, used: text })).min(1),
});

/** A song as its page and the studio know it; the sessions themselves stay where they are. */
export type SongAbout = z.infer<typeof songSchema>;

/** A song that cannot be shown as it is; the message starts with its file and the place in it. */
export class SongError extends Error {
  readonly code = "song/wrong";

  constructor(
    readonly file: string,
    at: string,
    reason: string,
  ) {
    super(`${file}: ${at === "" ? "" : `${at}: `}${reason}`);
    this.name = "SongError";
  }
}

/**
 * Every song of the course, by the names of their folders: the flagship first, loops out of longer songs last.
 * @throws SongError at the first thing that is wrong, in its sessions too
 */
export async function listSongs(folder = defaultFolder()): Promise<SongAbout[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const songs = await Promise.all(names.sort().map((name) => readSong(folder, name)));
  const rank = ({ id, excerptOf }: SongAbout) => (id === FLAGSHIP ? 0 : excerptOf === undefined ? 1 : 2);
  return songs.sort((a, b) => rank(a) - rank(b));
}

const FLAGSHIP = "second-light";

/** One song; undefined when there is none of that id. @throws SongError */
export async function loadSong(songId: string, folder = defaultFolder()): Promise<SongAbout | undefined> {
  return (await listSongs(folder)).find((song) => song.id === songId);
}

/** One state of a song, as its page's widgets fetch it; undefined when there is none. @throws SongError */
export async function loadSongSession(
  songId: string,
  state: string,
  folder = defaultFolder(),
): Promise<Session | undefined> {
  const song = await loadSong(songId, folder);
  const file = song?.sessions[state]?.file;
  return song === undefined || file === undefined ? undefined : readSession(folder, song.id, state, file);
}

async function readSong(folder: string, name: string): Promise<SongAbout> {
  const file = `${name}/song.json`;
  const parsed = songSchema.safeParse(await readJson(folder, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SongError(file, issue?.path.join(".") ?? "", issue?.message ?? "wrong");
  }
  const song = parsed.data;
  if (song.id !== name) throw new SongError(file, "id", `must be "${name}", as the folder is called`);
  for (const [state, { file: sessionFile }] of Object.entries(song.sessions)) {
    await checkSession(folder, song, state, sessionFile);
  }
  return song;
}

/** A session is sound, and has every track that the song speaks of. */
async function checkSession(folder: string, song: SongAbout, state: string, name: string): Promise<void> {
  const { tracks } = await readSession(folder, song.id, state, name);
  const missing = song.stems.find(({ trackId }) => !tracks.some((track) => track.id === trackId));
  if (missing === undefined) return;
  throw new SongError(`${song.id}/${name}`, `sessions.${state}`, `there is no track "${missing.trackId}"`);
}

async function readSession(folder: string, songId: string, state: string, name: string): Promise<Session> {
  const file = `${songId}/${name}`;
  const document = await readJson(folder, file);
  try {
    return parseSession(document);
  } catch (error) {
    throw new SongError(file, `sessions.${state}`, error instanceof Error ? error.message : String(error));
  }
}

async function readJson(folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(/* turbopackIgnore: true */ path.join(folder, file), "utf8"));
  } catch (error) {
    throw new SongError(file, "", error instanceof Error ? error.message : String(error));
  }
}
