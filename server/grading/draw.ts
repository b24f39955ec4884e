import { createHash } from "node:crypto";
import { canonicalText } from "@/learning/canonical";
import type { MaterialPlan } from "@/learning/material-plan";
import { type LoadedMaterial, loadMaterial } from "@/learning/practice/original";
import type { RenderedSound } from "@/learning/practice/protocol";
import { drawVariant, publicPartOf } from "@/learning/practice/variant";
import { loadCourseSound, materialFromCourse } from "./course-material";
import { gradableExercise, materialOf } from "./exercises";
import type { HandOutRequest, SoundReference, VariantPublicPart, VariantSecret } from "./parts";

/** A variant as it is stored, and the sounds that its public part refers to. */
export interface Drawn {
  readonly public: VariantPublicPart;
  readonly secret: VariantSecret;
  readonly sounds: readonly RenderedSound[];
}

/** Begins the names of a variant's sounds: they tell their places, and no student, seed or number. */
const SOUND_NAME = "variant";

/**
 * Draws a variant of an exercise on a material of its own.
 * @throws LearningError practice/unknown-exercise or practice/material-unfit
 */
export async function draw(
  { exerciseId, seed, materialIndex }: HandOutRequest,
  load: (plan: MaterialPlan) => Promise<LoadedMaterial>,
): Promise<Drawn> {
  const exercise = gradableExercise(exerciseId);
  const index = materialIndex ?? seed % exercise.info.materials.length;
  const loaded = await load(materialOf(exercise, index));
  const drawn = await drawVariant(exercise, seed, loaded, SOUND_NAME);
  const { goals, truth, reference, heard } = drawn;
  const shown: VariantPublicPart = {
    exercise: publicPartOf(exercise, drawn, loaded.material),
    reference: referenceTo(reference),
    heard: referenceTo(heard),
    assets: exercise.work === "tracks" ? loaded.material.assets : [],
  };
  const kinship = createHash("sha256").update(canonicalText({ shown, goals, truth, index })).digest("hex");
  return {
    public: shown,
    secret: { seed, materialIndex: index, goals, truth, kinship },
    sounds: [reference, heard].filter((sound) => sound !== null),
  };
}

/** A material of the course with its sounds. */
export async function loadPlan(root: string, plan: MaterialPlan): Promise<LoadedMaterial> {
  return loadMaterial(await materialFromCourse(root, plan), (asset) => loadCourseSound(root, asset));
}

const referenceTo = (sound: RenderedSound | null): SoundReference | null =>
  sound === null ? null : { pcmSha256: sound.asset.pcmSha256, frames: sound.pcm.frames };
