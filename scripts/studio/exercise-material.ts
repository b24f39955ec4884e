import path from "node:path";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import type { PracticeMaterial } from "@/learning/material";
import { type MaterialPlan, type MaterialSource, materialOfPlan } from "@/learning/material-plan";
import { inProject } from "@/scripts/lib/project.mjs";
import { readSession, readWhole } from "./files";
import { loadPublished, type PublishedAsset, publishedAssets } from "./published-assets";
import { UsageError } from "./usage-error";

const LONGEST_SOUND_SECONDS = 12;
const NOISE_SECONDS = 6;

/** What an exercise is about, from the course's own files. @throws UsageError for a sound that is not published */
export async function materialFromFiles(plan: MaterialPlan): Promise<PracticeMaterial> {
  const assets = await publishedAssets();
  const source: MaterialSource = {
    engineVersion: ENGINE_VERSION,
    async asset(assetId) {
      const found = assets.find(({ id }) => id === assetId);
      if (found !== undefined) return { title: found.title, asset: fileOf(found) };
      const known = ["noise", ...assets.map(({ id }) => id)].join(", ");
      throw new UsageError(`There is no sound "${assetId}"; there are ${known}.`);
    },
    songState: (songId, state) => readSession(inSong(songId, `${state}.session.json`)),
    async songForm(songId) {
      const about = JSON.parse(new TextDecoder().decode(await readWhole(inSong(songId, "song.json"))));
      return about.form;
    },
    async assetsOf(session) {
      const wanted = new Set(collectAssetRefs(session).map(({ pcmSha256 }) => pcmSha256));
      return assets.filter(({ pcmSha256 }) => wanted.has(pcmSha256)).map(fileOf);
    },
  };
  return materialOfPlan(plan, source);
}

/** Pink noise, or the beginning of a published sound. */
export function planOfSound(sound: string): MaterialPlan {
  return sound === "noise"
    ? { kind: "noise", seconds: NOISE_SECONDS }
    : { kind: "sound", assetId: sound, fromSeconds: 0, seconds: LONGEST_SOUND_SECONDS };
}

/** One of the material's files. */
export async function loadMaterialSound({ pcmSha256 }: { readonly pcmSha256: string }) {
  const asset = (await publishedAssets()).find((each) => each.pcmSha256 === pcmSha256);
  if (asset === undefined) throw new UsageError("The sound of this exercise is not published.");
  return loadPublished(asset);
}

const inSong = (songId: string, file: string) => path.join(inProject("content", "songs"), songId, file);

const fileOf = ({ pcmSha256, frames, file }: PublishedAsset) => ({ pcmSha256, frames, url: file });
