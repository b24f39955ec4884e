import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import type { ExerciseResult } from "@/learning/exercises/public";
import type { ScoreRow } from "../db/tables";
import type { Marking, PrintMeasures } from "./shapes";

/** A lesson's score has neither. */
interface Graded {
  readonly result?: ExerciseResult;
  readonly print?: PrintMeasures | null;
  readonly quiz?: readonly JudgedQuestion[];
}

const gradedOf = ({ resultJson }: Pick<ScoreRow, "resultJson">): Graded => JSON.parse(resultJson);

/** What a grader found, as it is kept with its points; undefined for a lesson. */
export const resultOf = (score: Pick<ScoreRow, "resultJson">): ExerciseResult | undefined =>
  gradedOf(score).result;

/** The questions of a quiz, judged; null for anything else. */
export const quizResultOf = (score: Pick<ScoreRow, "resultJson">): readonly JudgedQuestion[] | null =>
  gradedOf(score).quiz ?? null;

/** The same for a page, field by field. */
export function gradedMarking(score: Pick<ScoreRow, "resultJson">): Marking {
  const { result, print = null, quiz } = gradedOf(score);
  if (result === undefined) return { state: "by-word" };
  if (print === null) return { state: "graded", result, print: null, ...(quiz !== undefined && { quiz }) };
  const { integratedLufs, truePeakDbtp, loudnessRangeLu, frames, loudestFromFrame } = print;
  return {
    state: "graded",
    result,
    print: { integratedLufs, truePeakDbtp, loudnessRangeLu, frames, loudestFromFrame },
  };
}
