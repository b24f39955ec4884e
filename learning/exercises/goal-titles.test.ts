import { expect, test } from "vitest";
import { materialFromFiles } from "@/scripts/studio/exercise-material";
import { goalTitle } from "./goal-titles";
import type { Goal } from "./goals";
import { exerciseById, exerciseIds } from "./registry";

/** Every goal that an exercise on tracks may set, on each of its materials. */
async function goalsOf(exerciseId: string): Promise<readonly Goal[]> {
  const exercise = exerciseById(exerciseId);
  if (exercise?.work !== "tracks") return [];
  const materials = await Promise.all(exercise.info.materials.map(materialFromFiles));
  return materials.flatMap((material) =>
    [0, 1, 2, 3].flatMap((attempt) => exercise.draw(3, attempt, material)?.goals ?? []),
  );
}

test("every window that taste may overrule says what it looks at, and none of its numbers", async () => {
  const goals = (await Promise.all(exerciseIds().map(goalsOf))).flat();
  const ofTaste = [...new Set(goals.filter(({ onPurpose }) => onPurpose).map(({ id }) => id))];
  expect(ofTaste.length).toBeGreaterThan(30);
  expect(ofTaste.filter((id) => goalTitle(id) === undefined)).toEqual([]);
  expect(ofTaste.map((id) => goalTitle(id)).join(" ")).not.toMatch(/\d/);
  expect(goalTitle("constructor")).toBeUndefined();
});
