import { readFile } from "node:fs/promises";
import path from "node:path";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import type { Pcm } from "@/audio-engine/files/pcm";
import { parseSession } from "@/audio-engine/session/parse";
import { LearningError } from "@/learning/errors";
import type { PracticeMaterial } from "@/learning/material";
import { type MaterialPlan, type MaterialSource, materialOfPlan } from "@/learning/material-plan";
import { addressedAsset, loadPublished, type PublishedAsset, publishedAssets } from "./published-sounds";

/**
 * What an exercise is about, from the course's own files.
 * @param root the project's folder
 * @throws LearningError practice/sound-unreachable for a sound that is not published
 */
export async function materialFromCourse(root: string, plan: MaterialPlan): Promise<PracticeMaterial> {
  const assets = await publishedAssets(root);
  const inSong = async (songId: string, file: string) =>
    JSON.parse(
      await readFile(/* turbopackIgnore: true */ path.join(root, "content", "songs", songId, file), "utf8"),
    );
  const source: MaterialSource = {
    engineVersion: ENGINE_VERSION,
    async asset(assetId) {
      const found = assets.find(({ id }) => id === assetId);
      if (found === undefined) throw new LearningError("practice/sound-unreachable");
      return { title: found.title, asset: addressedAsset(found) };
    },
    songState: async (songId, state) => parseSession(await inSong(songId, `${state}.session.json`)),
    songForm: async (songId) => (await inSong(songId, "song.json")).form,
    async assetsOf(session) {
      const wanted = new Set(collectAssetRefs(session).map(({ pcmSha256 }) => pcmSha256));
      return assets.filter(({ pcmSha256 }) => wanted.has(pcmSha256)).map(addressedAsset);
    },
  };
  return materialOfPlan(plan, source);
}

/** One of a material's sounds. @throws LearningError practice/sound-unreachable, AudioFileError */
export async function loadCourseSound(
  root: string,
  { pcmSha256 }: Pick<PublishedAsset, "pcmSha256">,
): Promise<Pcm> {
  const asset = (await publishedAssets(root)).find((each) => each.pcmSha256 === pcmSha256);
  if (asset === undefined) throw new LearningError("practice/sound-unreachable");
  return loadPublished(root, asset);
}
