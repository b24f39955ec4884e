import type { Session } from "@/audio-engine/session/schema";
import type { ExerciseResult } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { MaterialPlan } from "@/learning/material-plan";
import { type Heard, hear } from "@/learning/practice/evidence";
import { mark, tapsOf } from "@/learning/practice/marking";
import { loadMaterial } from "@/learning/practice/original";
import { loadMaterialSound, materialFromFiles } from "@/scripts/studio/exercise-material";

export interface OpenMix {
  readonly start: Session;
  /** Marks an answer as the practice worker does; the start is rendered once for all of them. */
  check(answer: Session): Promise<ExerciseResult>;
}

/** A variant of an exercise on tracks without a reference. @throws RangeError for any other exercise */
export async function openMix(exerciseId: string, seed: number, plan: MaterialPlan): Promise<OpenMix> {
  const exercise = exerciseById(exerciseId);
  if (exercise?.work !== "tracks") throw new RangeError(`"${exerciseId}" is no exercise on tracks.`);
  const { material, sounds } = await loadMaterial(await materialFromFiles(plan), loadMaterialSound);
  const variant = exercise.draw(seed, 0, material);
  if (variant === null) throw new RangeError("The seed draws nothing.");
  const { start, goals } = variant;
  const render = (session: Session): Promise<Heard> =>
    hear(session, sounds, tapsOf(exercise, goals, session));
  const given = await render(start);
  return {
    start,
    async check(answer) {
      const validated = exercise.validate(start, answer);
      if (!validated.ok) {
        if (validated.result === null) throw new RangeError("The answer is no session.");
        return validated.result;
      }
      const answered = await render(validated.session);
      return mark(exercise, goals, { material, reference: null, start: given, answer: answered }, null);
    },
  };
}
