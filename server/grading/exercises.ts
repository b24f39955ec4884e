import { LearningError } from "@/learning/errors";
import type { Exercise } from "@/learning/exercises/define";
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

/** The grader of an exercise, as its jobs and scores name it. @throws LearningError practice/unknown-exercise */
export function graderOf(exerciseId: string): { readonly name: string; readonly version: number } {
  return { name: exerciseId, version: Number(gradableExercise(exerciseId).info.version) };
}

/** @throws RangeError when the exercise has no such material */
export function materialOf(exercise: Exercise, index: number): MaterialPlan {
  const plan = exercise.info.materials[index];
  if (plan === undefined) throw new RangeError(`"${exercise.info.id}" has no material ${index}.`);
  return plan;
}
