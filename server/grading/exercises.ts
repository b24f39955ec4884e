import { LearningError } from "@/learning/errors";
import type { Exercise } from "@/learning/exercises/define";
import { madeExercise } from "@/learning/exercises/made";
import { MADE } from "@/learning/exercises/made-public";
import type { ExercisePublicPart } from "@/learning/exercises/public";
import { exerciseById, exerciseIds } from "@/learning/exercises/registry";
import type { MaterialPlan } from "@/learning/material-plan";

/** Every exercise that a class may be given, in order: those that do not work on what a student brings. */
export function gradableExerciseIds(): readonly string[] {
  return exerciseIds().filter((id) => (exerciseById(id)?.info.materials.length ?? 0) > 0);
}

/** @throws LearningError practice/unknown-exercise */
export function gradableExercise(exerciseId: string): Exercise {
  const exercise = exerciseById(exerciseId);
  if (exercise !== null && exercise.info.materials.length > 0) return exercise;
  throw new LearningError("practice/unknown-exercise");
}

/** The exercise that a variant is one of. @throws LearningError practice/unknown-exercise */
export function exerciseOfVariant(exerciseId: string, shown: ExercisePublicPart): Exercise {
  return exerciseId === MADE.id ? madeExercise(shown) : gradableExercise(exerciseId);
}

/** What a variant of it is about, when it is marked. */
export function planOfVariant(
  exerciseId: string,
  { start, form = [] }: ExercisePublicPart,
  materialIndex: number,
): MaterialPlan {
  if (exerciseId === MADE.id) return { kind: "session", session: start, form };
  return materialOf(gradableExercise(exerciseId), materialIndex);
}

/** The grader of an exercise, as its jobs and scores name it. @throws LearningError practice/unknown-exercise */
export function graderOf(exerciseId: string): { readonly name: string; readonly version: number } {
  const { version } = exerciseId === MADE.id ? MADE : gradableExercise(exerciseId).info;
  return { name: exerciseId, version: Number(version) };
}

/** @throws RangeError when the exercise has no such material */
export function materialOf(exercise: Exercise, index: number): MaterialPlan {
  const plan = exercise.info.materials[index];
  if (plan === undefined) throw new RangeError(`"${exercise.info.id}" has no material ${index}.`);
  return plan;
}
