import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { decodeFlac } from "@/audio-engine/files/flac";
import { inProject, PlainError, say } from "@/scripts/lib/project.mjs";
import { checkAudio, readManifest } from "./check";
import { encodeCodecs } from "./codec/codecs";
import { renderCodecOriginal } from "./codec/original";
import { creditsText } from "./credits";
import { renderDrySources } from "./dry/stems";
import { faultsDocument } from "./faults/document";
import { renderFaults } from "./faults/stems";
import { loadAssets } from "./library";
import type { AudioAsset, AudioManifest } from "./manifest";
import { makePreviews } from "./previews";
import { publish, type RenderedSound } from "./publish";
import { writeReport } from "./report";
import type { SongDefinition } from "./song";
import { SONGS } from "./songs";
import { takesDocument } from "./takes/document";
import { HITS_ASSET_ID, hitsDocument } from "./takes/hits";
import { renderTakes } from "./takes/stems";
import { checkTools } from "./tools";
import { writeSong } from "./write-song";

const audioFolder = inProject("public", "audio");
const USAGE =
  "Usage: npm run -s songs -- --check | --render [GROUP …] | --sessions [SONG …] | --previews [SONG …] | --report [SONG …] | --documents | --codecs";

/** Sounds by group: a folder in public/audio, which is also the beginning of their ids. */
const GROUPS: Readonly<Record<string, () => Iterable<RenderedSound> | AsyncIterable<RenderedSound>>> = {
  ...Object.fromEntries(SONGS.map(({ id, render }) => [id, render])),
  dry: renderDrySources,
  takes: renderTakes,
  faults: renderFaults,
  codec: renderCodecOriginal,
};

/**
 * Runs one command.
 * @param args `--render` makes the sounds, `--sessions` the songs' documents, `--previews` the compressed tastes,
 *   `--report` a page of measurements, `--documents` what is good and bad in takes and faults, `--codecs` codes the
 *   codec lesson's sound, `--check` compares the manifest with the files; then the groups or songs that are meant, all when none is named
 */
export async function runSongs([command = "", ...names]: readonly string[]): Promise<void> {
  switch (command) {
    case "--render":
      return render(chosen(Object.keys(GROUPS), names));
    case "--sessions":
      return forSongs(names, (song, manifest, assets) => writeSong(song, manifest, assets));
    case "--previews":
      return forSongs(names, renderPreviews);
    case "--report":
      return forSongs(names, writeReport);
    case "--documents":
      return writeDocuments();
    case "--codecs":
      return renderCodecs();
    case "--check":
      return check();
    default:
      throw new PlainError(USAGE);
  }
}

function chosen(known: readonly string[], names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new PlainError(`There is no "${unknown}"; there are ${known.join(", ")}.`);
  return names.length === 0 ? known : names;
}

async function render(groups: readonly string[]): Promise<void> {
  checkTools();
  for (const group of groups) {
    const assets: AudioAsset[] = [];
    for await (const sound of GROUPS[group]!()) {
      const asset = await publish(sound, audioFolder);
      assets.push(asset);
      const { file, bytes, samplePeakDbfs, integratedLufs } = asset;
      say(`${file}  ${(bytes / 1e6).toFixed(2)} MB  ${samplePeakDbfs} dBFS  ${integratedLufs} LUFS`);
    }
    changeManifest((manifest) => ({
      ...manifest,
      assets: inOrder([...manifest.assets.filter(({ id }) => !belongs(id, group)), ...assets]),
    }));
    removeOthers(".flac", group, assets);
  }
  writeFileSync(path.join(audioFolder, "CREDITS.md"), creditsText());
}

async function forSongs(
  names: readonly string[],
  work: (
    song: SongDefinition,
    manifest: AudioManifest,
    assets: Awaited<ReturnType<typeof loadAssets>>,
  ) => Promise<void>,
): Promise<void> {
  const ids = chosen(
    SONGS.map(({ id }) => id),
    names,
  );
  for (const song of SONGS.filter(({ id }) => ids.includes(id))) {
    const manifest = readManifest(audioFolder);
    const own = manifest.assets.filter(({ id }) => belongs(id, song.id));
    await work(song, manifest, await loadAssets(audioFolder, own));
  }
}

async function renderPreviews(
  song: SongDefinition,
  manifest: AudioManifest,
  assets: Awaited<ReturnType<typeof loadAssets>>,
): Promise<void> {
  const previews = await makePreviews(song, audioFolder, manifest, assets);
  changeManifest((old) => ({
    ...old,
    previews: inOrder([...old.previews.filter(({ id }) => !belongs(id, song.id)), ...previews]),
  }));
  removeOthers(".mp3", song.id, previews);
}

/** Codes the original of the codec lesson, and forgets earlier codings. */
function renderCodecs(): void {
  for (const { file } of readManifest(audioFolder).codecs)
    rmSync(path.join(audioFolder, file), { force: true });
  changeManifest((manifest) => ({ ...manifest, codecs: encodeCodecs(audioFolder, manifest) }));
}

/** What the exercises with takes and faults know. */
async function writeDocuments(): Promise<void> {
  const folder = inProject("content", "takes");
  mkdirSync(folder, { recursive: true });
  const write = (name: string, document: unknown) =>
    writeFileSync(path.join(folder, name), `${JSON.stringify(document, null, 2)}\n`);
  const takes = takesDocument();
  const { spots: _, ...lanes } = takes;
  write("takes.json", takes);
  write("lanes.json", lanes);
  write("hits.json", hitsDocument(await guitarOfHits()));
  write("faults.json", faultsDocument());
}

async function guitarOfHits(): Promise<Float32Array> {
  const { assets } = readManifest(audioFolder);
  const guitar = assets.find(({ id }) => id === HITS_ASSET_ID);
  if (guitar === undefined) throw new PlainError("The takes are not rendered yet: run --render takes first.");
  const { channels, bits } = await decodeFlac(readFileSync(path.join(audioFolder, guitar.file)));
  return Float32Array.from(channels[0] ?? [], (value) => value / 2 ** (bits - 1));
}

const belongs = (id: string, group: string): boolean => id.startsWith(`${group}-`);

/** Groups in their order, sounds of a group in the order they were made. */
function inOrder<T extends { readonly id: string }>(entries: readonly T[]): T[] {
  const groups = Object.keys(GROUPS);
  const rank = ({ id }: T) => groups.findIndex((group) => belongs(id, group));
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

/** Earlier renderings have other hashes in their names. */
function removeOthers(
  ending: ".flac" | ".mp3",
  group: string,
  entries: readonly { readonly file: string }[],
): void {
  const wanted = new Set(entries.map(({ file }) => file));
  for (const name of readdirSync(path.join(audioFolder, group))) {
    const file = `${group}/${name}`;
    if (file.endsWith(ending) && !wanted.has(file)) rmSync(path.join(audioFolder, file));
  }
}

function changeManifest(change: (manifest: AudioManifest) => AudioManifest): void {
  mkdirSync(audioFolder, { recursive: true });
  const file = path.join(audioFolder, "manifest.json");
  const old: AudioManifest = existsSync(file)
    ? readManifest(audioFolder)
    : { version: 1, assets: [], previews: [], codecs: [] };
  writeFileSync(file, `${JSON.stringify(change(old), null, 2)}\n`);
}

async function check(): Promise<void> {
  const faults = await checkAudio(audioFolder);
  for (const fault of faults) say(fault);
  if (faults.length > 0) throw new PlainError(`${faults.length} faults in public/audio.`);
  say("public/audio: every file is what the manifest says.");
}
