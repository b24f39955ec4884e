import { ENGINE_VERSION } from "@/audio-engine";
import {
  DRY_ASSETS,
  type DrySourceId,
  materialOf,
  publishedSound,
} from "@/components/widgets/shared/course-sounds";
import { loadSongAbout, loadSongState } from "@/components/widgets/shared/song-files";
import { DRILL_PLANS, type DrillMaterial } from "@/learning/drills/public";
import type { PracticeMaterial } from "@/learning/material";
import { type MaterialPlan, type MaterialSource, materialOfPlan } from "@/learning/material-plan";

const LONGEST_SOURCE_SECONDS = 12;

const PUBLISHED: MaterialSource = {
  engineVersion: ENGINE_VERSION,
  asset: publishedSound,
  songState: loadSongState,
  songForm: async (songId) => (await loadSongAbout(songId)).form,
  assetsOf: materialOf,
};

/** What an exercise or a drill is about, as far as the page must know it. @throws an error with a sentence */
export function materialFor(plan: MaterialPlan): Promise<PracticeMaterial> {
  return materialOfPlan(plan, PUBLISHED);
}

/** A dry recording, from its beginning. */
export function drySourcePlan(id: DrySourceId): MaterialPlan {
  return { kind: "sound", assetId: DRY_ASSETS[id], fromSeconds: 0, seconds: LONGEST_SOURCE_SECONDS };
}

export function drillMaterial(material: DrillMaterial): Promise<PracticeMaterial> {
  return materialFor(DRILL_PLANS[material]);
}
