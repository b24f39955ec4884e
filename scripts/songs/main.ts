import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject, PlainError, say } from "@/scripts/lib/project.mjs";
import { checkAudio, readManifest } from "./check";
import { creditsText } from "./credits";
import { renderDrySources } from "./dry/stems";
import { writeSong } from "./flagship/song";
import { renderFlagship } from "./flagship/stems";
import type { AudioAsset, AudioManifest, AudioPreview } from "./manifest";
import { makePreviews } from "./previews";
import { publish } from "./publish";
import { checkTools } from "./tools";

const audioFolder = inProject("public", "audio");
const USAGE = "Usage: node scripts/songs.mjs [--check | --render | --sessions | --previews]";

/**
 * Runs one command.
 * @param args `--render` makes the sounds, `--sessions` the song's documents, `--previews` the compressed tastes,
 *   `--check` compares the manifest with the files
 */
export async function runSongs(args: readonly string[]): Promise<void> {
  switch (args.join(" ")) {
    case "--render":
      return render();
    case "--sessions":
      return writeSong(readManifest(audioFolder));
    case "--previews":
      return renderPreviews();
    case "--check":
      return check();
    default:
      throw new PlainError(USAGE);
  }
}

async function render(): Promise<void> {
  checkTools();
  const assets: AudioAsset[] = [];
  for (const sounds of [renderFlagship(), renderDrySources()]) {
    for (const sound of sounds) {
      const asset = await publish(sound, audioFolder);
      assets.push(asset);
      const { file, bytes, samplePeakDbfs, integratedLufs } = asset;
      say(`${file}  ${(bytes / 1e6).toFixed(2)} MB  ${samplePeakDbfs} dBFS  ${integratedLufs} LUFS`);
    }
  }
  removeOthers(".flac", assets);
  writeFileSync(path.join(audioFolder, "CREDITS.md"), creditsText());
  writeManifest({ assets });
}

async function renderPreviews(): Promise<void> {
  const previews = await makePreviews(audioFolder, readManifest(audioFolder));
  removeOthers(".mp3", previews);
  writeManifest({ previews });
}

/** Earlier renderings have other hashes in their names. */
function removeOthers(ending: ".flac" | ".mp3", entries: readonly { readonly file: string }[]): void {
  const wanted = new Set(entries.map(({ file }) => file));
  for (const file of readdirSync(audioFolder, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(ending) && !wanted.has(file.replaceAll("\\", "/")))
      rmSync(path.join(audioFolder, file));
}

function writeManifest(parts: { assets?: readonly AudioAsset[]; previews?: readonly AudioPreview[] }): void {
  const old: AudioManifest = existsSync(path.join(audioFolder, "manifest.json"))
    ? readManifest(audioFolder)
    : { version: 1, assets: [], previews: [] };
  mkdirSync(audioFolder, { recursive: true });
  writeFileSync(
    path.join(audioFolder, "manifest.json"),
    `${JSON.stringify({ ...old, ...parts }, null, 2)}\n`,
  );
}

async function check(): Promise<void> {
  const faults = await checkAudio(audioFolder);
  for (const fault of faults) say(fault);
  if (faults.length > 0) throw new PlainError(`${faults.length} faults in public/audio.`);
  say("public/audio: every file is what the manifest says.");
}
