import type { PracticeMaterial } from "@/learning/material";
import type { MaterialPlan } from "@/learning/material-plan";
import { projectRoot } from "@/scripts/lib/project.mjs";
import { loadCourseSound, materialFromCourse } from "@/server/grading/course-material";
import { publishedAssets } from "./published-assets";
import { UsageError } from "./usage-error";

const LONGEST_SOUND_SECONDS = 12;
const NOISE_SECONDS = 6;

/** What an exercise is about, from the course's own files. @throws UsageError for a sound that is not published */
export async function materialFromFiles(plan: MaterialPlan): Promise<PracticeMaterial> {
  if (plan.kind === "sound") await checkPublished(plan.assetId);
  return materialFromCourse(projectRoot, plan);
}

async function checkPublished(assetId: string): Promise<void> {
  const ids = (await publishedAssets()).map(({ id }) => id);
  if (ids.includes(assetId)) return;
  throw new UsageError(`There is no sound "${assetId}"; there are ${["noise", ...ids].join(", ")}.`);
}

/** Pink noise, or the beginning of a published sound. */
export function planOfSound(sound: string): MaterialPlan {
  return sound === "noise"
    ? { kind: "noise", seconds: NOISE_SECONDS }
    : { kind: "sound", assetId: sound, fromSeconds: 0, seconds: LONGEST_SOUND_SECONDS };
}

/** One of the material's files. */
export const loadMaterialSound = (asset: { readonly pcmSha256: string }) =>
  loadCourseSound(projectRoot, asset);
