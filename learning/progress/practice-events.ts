import { type BandAnswer, type BandRunSummary, bandSkill } from "@/learning/drills/public";
import { type TakeVerdict, takeScore01 } from "@/learning/exercises/judge-take";
import { type ExerciseResult, TEN_SECONDS } from "@/learning/exercises/public";
import type { ProgressPayload } from "./events";

/** Practice is marked on the student's own machine: it is kept, and never counts as a grade. */
const SELF_REPORTED = { selfReported: true } as const;

interface ExerciseDone {
  readonly lessonId: string | null;
  readonly exerciseId: string;
  readonly seed: number;
  readonly result: Extract<ExerciseResult, { outcome: "scored" }>;
  /** Null when the headphone check was not made. */
  readonly headphonesPassed: boolean | null;
}

/** What a marked practice variant leaves behind. */
export function exerciseScored(done: ExerciseDone): ProgressPayload<"exercise-scored"> {
  const { lessonId, exerciseId, seed, result, headphonesPassed } = done;
  // What could not be measured has no number to keep.
  const goals = result.goals.filter((goal) => Number.isFinite(goal.measured));
  const measured = Object.fromEntries(goals.map((goal) => [goal.id, goal.measured]));
  const { score01, met } = result;
  return { lessonId, exerciseId, seed, score01, met, measured, headphonesPassed, ...SELF_REPORTED };
}

interface TakeJudged {
  readonly lessonId: string | null;
  readonly verdicts: readonly TakeVerdict[];
  /** When the take was recorded: what tells one take from another. */
  readonly atMs: number;
}

/** What a judged take leaves behind; questions that it could not answer are left out. */
export function takeJudged({ lessonId, verdicts, atMs }: TakeJudged): ProgressPayload<"exercise-scored"> {
  const answered = verdicts.filter(({ good }) => good !== null);
  return {
    lessonId,
    exerciseId: TEN_SECONDS.id,
    seed: Math.floor(atMs / 1000) % 2 ** 32,
    score01: takeScore01(verdicts),
    met: answered.every(({ good }) => good),
    measured: Object.fromEntries(answered.map(({ question, good }) => [question, good ? 1 : 0])),
    ...SELF_REPORTED,
  };
}

interface DrillRunPlace {
  readonly lessonId: string | null;
  readonly drillId: string;
  /** Unique for this run on this device. */
  readonly runId: string;
  readonly material: "noise" | "song";
}

/** What one answer of a practice run leaves behind. */
export function drillAnswered(place: DrillRunPlace, answer: BandAnswer): ProgressPayload<"drill-answered"> {
  const { item, correct, distanceOctaves, review } = answer;
  return { ...placeOf(place), item, correct, distanceOctaves, review, ...SELF_REPORTED };
}

/** What a finished practice run leaves behind. */
export function drillFinished(
  place: DrillRunPlace,
  summary: BandRunSummary,
  headphonesPassed: boolean | null,
): ProgressPayload<"drill-finished"> {
  const { thresholdOctaves, answers } = summary;
  return { ...placeOf(place), thresholdOctaves, answers, headphonesPassed, ...SELF_REPORTED };
}

function placeOf({ lessonId, drillId, runId, material }: DrillRunPlace) {
  return { lessonId, drillId, runId, skill: bandSkill(drillId, material) };
}
