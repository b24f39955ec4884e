import type { Session } from "@/audio-engine/session/schema";
import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { MaterialPlan } from "@/learning/material-plan";
import { type Heard, hear } from "@/learning/practice/evidence";
import { doingNothingOf, mark, tapsOf } from "@/learning/practice/marking";
import { feedTaps } from "@/learning/practice/measures/master-feeds";
import { loadMaterial } from "@/learning/practice/original";
import { loadMaterialSound, materialFromFiles } from "@/scripts/studio/exercise-material";
import { gain01, type SketchedAnswer, sketchOf } from "./answers";

/** A variant of an exercise on tracks without a reference; its start is rendered once for all answers. */
export interface OpenMix {
  readonly start: Session;
  readonly doingNothing: readonly GoalResult[];
  /** Marks an answer as the practice worker does. */
  check(answer: Session): Promise<ExerciseResult>;
  /** The same, with what is left of its sound. */
  sketch(answer: Session): Promise<SketchedAnswer>;
  /** Points over those of the start; 0 for an answer that is refused. */
  gain01(result: ExerciseResult): number;
}

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

/** The variant of one seed. @throws Error for an exercise that is not on tracks, or a seed that draws nothing */
export function openMix(exerciseId: string, seed: number, plan: MaterialPlan): Promise<OpenMix> {
  return openFirst(exerciseId, plan, [seed], () => true);
}

/** The variant of the first seed that is wanted. */
export function openVariant(
  exerciseId: string,
  plan: MaterialPlan,
  isWanted: (start: Session) => boolean = () => true,
): Promise<OpenMix> {
  return openFirst(exerciseId, plan, SEEDS, isWanted);
}

async function openFirst(
  exerciseId: string,
  plan: MaterialPlan,
  seeds: readonly number[],
  isWanted: (start: Session) => boolean,
): Promise<OpenMix> {
  const exercise = exerciseById(exerciseId);
  if (exercise?.work !== "tracks") throw new Error(`"${exerciseId}" is no exercise on tracks.`);
  const { material, sounds } = await loadMaterial(await materialFromFiles(plan), loadMaterialSound);
  const variants = seeds.flatMap((seed) => exercise.draw(seed, 0, material) ?? []);
  const variant = variants.find(({ start }) => isWanted(start));
  if (variant === undefined) throw new Error("No seed draws this variant.");
  const { start, goals } = variant;
  const given = await hear(start, sounds, [...tapsOf(exercise, goals, start), ...feedTaps(start)]);
  const evidence = { material, reference: null, start: given };

  async function markAnswer(answer: Session): Promise<{ result: ExerciseResult; heard: Heard }> {
    const validated = exercise!.validate(start, answer);
    if (!validated.ok) {
      if (validated.result === null) throw new Error("This answer is no session.");
      return { result: validated.result, heard: given };
    }
    const { session } = validated;
    const taps = [...tapsOf(exercise!, goals, session), ...feedTaps(session)];
    const heard = await hear(session, sounds, taps, given);
    return { result: mark(exercise!, goals, { ...evidence, answer: heard }, null), heard };
  }

  return {
    start,
    doingNothing: doingNothingOf(goals, { ...evidence, answer: given }),
    check: async (answer) => (await markAnswer(answer)).result,
    async sketch(answer) {
      const { result, heard } = await markAnswer(answer);
      return { result, sketch: sketchOf(heard) };
    },
    gain01,
  };
}

/** A result in one line, for a test that fails. */
export function resultWords(result: ExerciseResult): string {
  if (result.outcome === "not-yet") return `not yet (${result.guard})`;
  const goals = result.goals.map(({ id, measured, met }) => `${id} ${measured.toFixed(2)}${met ? "" : " ✗"}`);
  return `${result.score01.toFixed(2)} ${goals.join(" · ")}`;
}
