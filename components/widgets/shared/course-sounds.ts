import {
  AUDIO_ROOT,
  type Clip,
  type LoopRegion,
  loadManifest,
  type ManifestAsset,
  type PlacedSource,
  type Preview,
  parseSession,
  type Session,
} from "@/audio-engine";

/** A song as the widgets use it: one session per state, and its form. */
export interface Song {
  readonly id: string;
  readonly title: string;
  readonly raw: Session;
  readonly mix: Session;
  readonly master: Session;
  readonly form: readonly ({ readonly name: string } & LoopRegion)[];
  /** See `borderOf`: the step between the first two sections is heard every time. */
  readonly border: LoopRegion;
  readonly previews: Readonly<Record<string, Preview>>;
}

/** A file that a worker can fetch and check for itself. */
export interface SoundFile {
  readonly pcmSha256: string;
  readonly url: string;
  readonly frames: number;
}

/** Published sounds of the dry sources. */
export const DRY_ASSETS = {
  "acoustic-guitar": "dry-acoustic-guitar",
  saxophone: "dry-sax",
  snare: "dry-snare",
  voice: "dry-voice",
} as const;

export type DrySourceId = keyof typeof DRY_ASSETS;

/** @throws what `publishedSound` throws */
export async function loadDrySource(id: DrySourceId): Promise<PlacedSource> {
  const assetId = DRY_ASSETS[id];
  const { title, asset } = await publishedSound(assetId);
  const { pcmSha256, frames } = asset;
  return { id, title, frames, asset: { kind: "library", id: assetId, pcmSha256 } };
}

/** @throws EngineError asset/unreachable, or RangeError for a sound that the course does not publish */
export async function publishedSound(
  assetId: string,
): Promise<{ readonly asset: SoundFile; readonly title: string }> {
  const found = [...(await loadManifest()).assetsByHash.values()].find(({ id }) => id === assetId);
  if (found === undefined) throw new RangeError(`The course has no sound "${assetId}".`);
  const { pcmSha256, frames, file, title } = found;
  return { title, asset: { pcmSha256, frames, url: AUDIO_ROOT + file } };
}

const songs = new Map<string, Promise<Song>>();

/**
 * The song's documents, read once per page.
 * @throws RangeError for a song that the course does not have, EngineError asset/unreachable
 */
export function loadSong(id: string): Promise<Song> {
  const known = songs.get(id);
  if (known !== undefined) return known;
  const loading = readSong(id);
  songs.set(id, loading);
  loading.catch(() => songs.delete(id));
  return loading;
}

async function readSong(id: string): Promise<Song> {
  if (id !== "flagship") throw new RangeError(`The course has no song "${id}".`);
  const [about, raw, mix, master] = await Promise.all([
    import("@/content/songs/flagship/song.json"),
    import("@/content/songs/flagship/raw.session.json"),
    import("@/content/songs/flagship/mix.session.json"),
    import("@/content/songs/flagship/master.session.json"),
  ]);
  return {
    id,
    title: about.default.title,
    form: about.default.form,
    border: borderOf(about.default.form),
    previews: await previewsOf(about.default.previews),
    raw: parseSession(raw.default),
    mix: parseSession(mix.default),
    master: parseSession(master.default),
  };
}

/** The files of every sound that a session refers to, for a worker that fetches them itself. */
export async function materialOf(session: Session): Promise<readonly SoundFile[]> {
  const { assetsByHash } = await loadManifest();
  const hashes = new Set(clipsOf(session).map((clip) => clip.asset.pcmSha256));
  return [...hashes].flatMap((hash) => {
    const asset: ManifestAsset | undefined = assetsByHash.get(hash);
    return asset === undefined
      ? []
      : [{ pcmSha256: hash, url: AUDIO_ROOT + asset.file, frames: asset.frames }];
  });
}

/** From the middle of the first section to the middle of the second. */
export function borderOf([first, second]: readonly LoopRegion[]): LoopRegion {
  if (first === undefined || second === undefined) throw new RangeError("A song has two sections or more.");
  const middle = ({ startFrame, endFrame }: LoopRegion): number => (startFrame + endFrame) / 2;
  return { startFrame: middle(first), endFrame: middle(second) };
}

/** Previews by state. One that is not published is only a missing shortcut. */
export async function previewsOf(
  ids: Readonly<Partial<Record<string, string>>>,
): Promise<Readonly<Record<string, Preview>>> {
  const { previewsById } = await loadManifest();
  const entries = Object.entries(ids).flatMap(([state, id]) => {
    const preview = previewsById.get(id ?? "");
    if (preview === undefined) return [];
    const { file, startFrame, frames } = preview;
    return [[state, { url: AUDIO_ROOT + file, startFrame, frames }] as const];
  });
  return Object.fromEntries(entries);
}

function clipsOf(session: Session): Clip[] {
  return [
    ...session.tracks.flatMap((track) => (track.input.kind === "clips" ? track.input.clips : [])),
    ...session.spaces.flatMap((space) =>
      space.sources.flatMap((source) => (Array.isArray(source.feed) ? source.feed : [])),
    ),
  ];
}
