import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { type SongAbout, SongError } from "./songs";

const manifestSchema = z.object({
  assets: z.array(z.object({ id: z.string(), bytes: z.int(), licence: z.string() })),
});

/** What it takes to carry a song's stems away. */
export interface StemSounds {
  readonly totalBytes: number;
  /** What they may be used under, each once. */
  readonly licences: readonly string[];
  /** Files in `public/audio/LICENSES`: the licence, and the notices of what the sounds are made from. */
  readonly notices: readonly string[];
}

/** @throws SongError when a stem's sound is not in `public/audio/manifest.json` */
export async function stemSoundsOf(song: SongAbout): Promise<StemSounds> {
  const folder = path.join(process.cwd(), "public", "audio");
  const file = path.join(folder, "manifest.json");
  const notices = await readdir(path.join(folder, "LICENSES"));
  const { assets } = manifestSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const sounds = song.stems.flatMap(({ assetIds }, i) =>
    assetIds.map((assetId) => {
      const asset = byId.get(assetId);
      if (asset !== undefined) return asset;
      throw new SongError(`${song.id}/song.json`, `stems.${i}.assetIds`, `"${assetId}" is not published`);
    }),
  );
  return {
    totalBytes: sounds.reduce((sum, { bytes }) => sum + bytes, 0),
    licences: [...new Set(sounds.map(({ licence }) => licence))],
    notices: notices.sort(),
  };
}
