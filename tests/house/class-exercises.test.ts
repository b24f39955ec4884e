import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inProject } from "../../scripts/lib/project.mjs";
import { gradableExerciseIds } from "../../server/grading/exercises";

test("the page of an assignment has every exercise that a class may be given, and no other", () => {
  const file = inProject("components", "classroom", "work", "exercise-by-id.tsx");
  const named = [...readFileSync(file, "utf8").matchAll(/^ {2}"([a-z-]+)": dynamic\(/gm)].map(([, id]) => id);
  expect(named.sort()).toEqual([...gradableExerciseIds()].sort());
});
