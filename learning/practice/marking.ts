import { THIRD_OCTAVE_CENTRES_HZ } from "@/audio-engine/dsp/third-octave";
import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session/schema";
import type { Exercise, MeasuredGoal, ResultPicture } from "@/learning/exercises/define";
import { type Goal, scoreGoal } from "@/learning/exercises/goals";
import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import { bandErrors, differenceWords } from "@/learning/exercises/spectrum-difference";
import type { Evidence } from "./evidence";
import { heardLevelsDb } from "./found-once";
import { failedGuard, guardTaps } from "./guards";
import { MEASURE_WAYS } from "./measures";

/** Everywhere that marking a session of a variant must listen. */
export function tapsOf(exercise: Exercise, goals: readonly Goal[], session: Session): RenderTap[] {
  return [
    ...guardTaps(exercise.guards, session),
    ...goals.flatMap((goal) => MEASURE_WAYS[goal.measure].taps?.(goal, session) ?? []),
  ];
}

/** What doing nothing reaches. `evidence.answer` is not looked at. */
export function doingNothingOf(goals: readonly Goal[], evidence: Evidence): GoalResult[] {
  return goals.map((goal) => {
    const value = MEASURE_WAYS[goal.measure].measure(goal, evidence.start, evidence);
    return scoreGoal(goal, value, value);
  });
}

/** Marks the answer in the evidence. */
export function mark(
  exercise: Exercise,
  goals: readonly Goal[],
  evidence: Evidence,
  truth: Session | null,
): ExerciseResult {
  const failed = failedGuard(exercise.guards, evidence);
  if (failed !== null) return exercise.notYet(failed);
  const values = goals.map((goal): MeasuredGoal => {
    const { measure } = MEASURE_WAYS[goal.measure];
    return {
      goal,
      measured: measure(goal, evidence.answer, evidence),
      doingNothing: measure(goal, evidence.start, evidence),
    };
  });
  const { picture, sentences } = pictureOf(exercise, evidence);
  const explained = goals.flatMap(
    (goal) => MEASURE_WAYS[goal.measure].explain?.(goal, evidence.answer, evidence) ?? [],
  );
  return exercise.score(values, { picture, sentences: [...sentences, ...explained], truth });
}

/** What is drawn and said of two spectra beside the goals. */
export function pictureOf(
  { picture }: Exercise,
  { reference, start, answer }: Evidence,
): Pick<ResultPicture, "picture" | "sentences"> {
  if (picture === "none" || reference === null) return { picture: [], sentences: [] };
  const bands = bandErrors({
    centresHz: THIRD_OCTAVE_CENTRES_HZ,
    referenceDb: heardLevelsDb(reference.print),
    startDb: heardLevelsDb(start.print),
    answerDb: heardLevelsDb(answer.print),
  });
  return { picture: bands, sentences: differenceWords(bands) };
}
