import { createHash } from "node:crypto";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { canonicalText } from "@/learning/canonical";
import { goalsOfMade, madePublicPart } from "@/learning/exercises/made";
import type { MadeExercise, MadeFindings } from "@/learning/exercises/made-public";
import type { MaterialPlan } from "@/learning/material-plan";
import type { VariantPublicPart, VariantSecret } from "./parts";
import { addressedAsset, publishedAssets } from "./published-sounds";
import { gradingWorkers } from "./workers";

/** The material of an exercise that an instructor has made. */
export const planOfMade = ({ start, form }: Pick<MadeExercise, "start" | "form">): MaterialPlan => ({
  kind: "session",
  session: start,
  form,
});

/** What every student gets of it, and what the grader keeps beside. Nothing is drawn, so no seed tells anything. */
export async function handOutMade(
  made: MadeExercise,
  root: string = process.cwd(),
): Promise<{ readonly public: VariantPublicPart; readonly secret: VariantSecret }> {
  const wanted = hashesIn(made);
  const assets = (await publishedAssets(root))
    .filter(({ pcmSha256 }) => wanted.has(pcmSha256))
    .map(addressedAsset);
  const shown: VariantPublicPart = { exercise: madePublicPart(made), reference: null, heard: null, assets };
  const goals = goalsOfMade(made);
  const truth = made.model;
  const kinship = createHash("sha256").update(canonicalText({ shown, goals, truth })).digest("hex");
  return { public: shown, secret: { seed: 0, materialIndex: 0, goals, truth, kinship } };
}

/** Looks at what an instructor has made, in a thread of its own; takes some seconds. */
export async function findingsOn(made: MadeExercise): Promise<MadeFindings> {
  const known = new Set((await publishedAssets(process.cwd())).map(({ pcmSha256 }) => pcmSha256));
  const foreign = [...hashesIn(made)].some((pcmSha256) => !known.has(pcmSha256));
  if (foreign) return { goals: [], against: [FOREIGN_SOUND] };
  return gradingWorkers().run("check", made, "now");
}

const FOREIGN_SOUND =
  "It plays a sound that only this page has, so nobody else could work on it; make it of a song or a sound of the course.";

const hashesIn = ({ start, model }: MadeExercise): ReadonlySet<string> =>
  new Set(
    [start, ...(model === null ? [] : [model])].flatMap(collectAssetRefs).map(({ pcmSha256 }) => pcmSha256),
  );
