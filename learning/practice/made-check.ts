import type { Session } from "@/audio-engine/session/schema";
import type { Exercise } from "@/learning/exercises/define";
import { type Goal, scoreGoal } from "@/learning/exercises/goals";
import { goalsOfMade, madeExercise, madePublicPart } from "@/learning/exercises/made";
import {
  type GoalFinding,
  type MadeExercise,
  type MadeFindings,
  type MadeGoal,
  OFFERED,
  partName,
  windowText,
} from "@/learning/exercises/made-public";
import { MEASURES } from "@/learning/exercises/measures";
import { measuredText } from "@/learning/exercises/units";
import type { Evidence } from "./evidence";
import { failedGuard } from "./guards";
import { reasonBeforeHearing } from "./made-reasons";
import { MEASURE_WAYS } from "./measures";
import { wholeLoudness } from "./measures/block-loudness";
import type { LoadedMaterial } from "./original";
import { heardVariant } from "./variant";

/**
 * Renders the start, and the instructor's own answer where there is one, as an answer of a student would be, and says of
 * each goal whether students can be marked by it.
 * @throws LearningError practice/answer-invalid where the instructor's answer plays sounds that the start does not
 */
export async function checkMade(made: MadeExercise, loaded: LoadedMaterial): Promise<MadeFindings> {
  const reasons = made.goals.map((goal) => reasonBeforeHearing(goal, made));
  const exercise = madeExercise(madePublicPart(made));
  const heardGoals = goalsOfMade({
    form: made.form,
    goals: made.goals.filter((_, i) => reasons[i] === null),
  });
  const { start, model } = made;
  const against = [...reasonsAgainstGoals(made), ...reasonsAgainstModel(exercise, start, model)];
  // An answer that no student could give is not heard.
  const answer = against.length > 0 ? null : model;
  const variant = { goals: heardGoals, start, truth: answer, reference: null, sounds: loaded.sounds };
  const evidence = await heardVariant(exercise, loaded.material, variant, answer ?? start);
  const waiting = heardGoals[Symbol.iterator]();
  const goals = made.goals.map((goal, i): GoalFinding => {
    const reason = reasons[i] ?? null;
    if (reason !== null) return { isJudged: false, reason };
    const heard = waiting.next().value;
    if (heard === undefined) throw new Error("A goal was not heard.");
    if (OFFERED[goal.measure]?.needs === "model" && answer === null)
      return {
        isJudged: false,
        reason: "Your own answer cannot be used, so there is nothing to compare with.",
      };
    return findingOf(goal, heard, made, evidence, answer !== null);
  });
  return { goals, against: [...against, ...reasonsAgainstSound(exercise, evidence, answer)] };
}

function findingOf(
  made: MadeGoal,
  goal: Goal,
  { start }: MadeExercise,
  evidence: Evidence,
  withModel: boolean,
): GoalFinding {
  const { measure } = MEASURE_WAYS[goal.measure];
  const { unit } = MEASURES[goal.measure];
  const value = measure(goal, evidence.start, evidence);
  if (!Number.isFinite(value)) return { isJudged: false, reason: silentWords(made, start, value) };
  const { met } = scoreGoal(goal, value, value);
  const now = measuredText(value, unit);
  const wanted = windowText(made);
  if (met && !made.isKept)
    return {
      isJudged: false,
      reason: `The start meets it already with ${now}: ask for more, or say that it is to be kept.`,
    };
  if (!met && made.isKept)
    return {
      isJudged: false,
      reason: `The start misses it with ${now}, so there is nothing to be kept: let it be reached instead.`,
    };
  if (!withModel) return { isJudged: true, now, wanted, model: null };
  const answered = measure(goal, evidence.answer, evidence);
  const model = { now: measuredText(answered, unit), isMet: scoreGoal(goal, answered, value).met };
  return { isJudged: true, now, wanted, model };
}

/** Why a start gives no number. */
function silentWords({ measure, of, section }: MadeGoal, start: Session, value: number): string {
  const where = section === null ? "" : ` in “${section}”`;
  if (of === "print")
    return `The start is silent${where}, or a part of it is, so there is no number to begin from.`;
  const part = partName(start, of);
  const isBalance = measure === "voice-over-band" || measure === "balance-drift";
  if (isBalance && value === Number.POSITIVE_INFINITY)
    return `Nothing plays beside ${part}${where}, so there is no balance to be judged.`;
  return `${part} does not sound${where}: there is no ${isBalance ? "voice" : "part"} to be judged.`;
}

function reasonsAgainstGoals({ goals, strips }: MadeExercise): string[] {
  if (strips.length === 0) return ["Students may move nothing; choose at least one strip."];
  if (goals.some(({ isKept }) => !isKept)) return [];
  return ["Nothing is to be reached: set at least one goal that the start does not meet."];
}

function reasonsAgainstModel(exercise: Exercise, start: Session, model: Session | null): string[] {
  if (model === null || exercise.validate(start, model).ok) return [];
  return [
    "Your own answer moves what students may not, or is made of something else; let them move it, or leave your answer out.",
  ];
}

function reasonsAgainstSound(exercise: Exercise, evidence: Evidence, answer: Session | null): string[] {
  if (wholeLoudness(evidence.start.print) === null)
    return ["The start is silent; there is nothing to work on."];
  const failed = answer === null ? null : failedGuard(exercise.guards, evidence);
  const guard = exercise.guards.find(({ kind }) => kind === failed);
  return guard === undefined ? [] : [`Your own answer would not be taken from a student: ${guard.reason}`];
}
