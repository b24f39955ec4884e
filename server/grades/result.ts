import type { ExerciseResult } from "@/learning/exercises/public";
import type { ScoreRow } from "../db/tables";

/** What a grader found, as it is kept with its points. */
export const resultOf = ({ resultJson }: Pick<ScoreRow, "resultJson">): ExerciseResult =>
  JSON.parse(resultJson).result;
