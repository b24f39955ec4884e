import { MEASURES, type Measure } from "./measures";
import type { GoalResult, GuardKind } from "./public";
import { MEASURE_UNITS, measuredText } from "./units";

/** One thing that an answer must reach. `{value}` in the words becomes the measured value with its unit. */
export interface Goal {
  readonly id: string;
  /** What it is about, where the course's own list of titles does not say it. */
  readonly title?: string;
  readonly measure: Measure;
  /** Track or bus id, or "print". */
  readonly of: string;
  readonly during: "whole" | { readonly fromFrame: number; readonly toFrame: number };
  /** In the measure's unit. */
  readonly target: { readonly min?: number; readonly max?: number };
  /** By how much the target may be missed. */
  readonly tolerance: number;
  readonly weight: number;
  /** True where taste may overrule the window: a note of "on purpose" is offered, for a person to judge. */
  readonly onPurpose: boolean;
  readonly words: { readonly under: string; readonly over: string; readonly met: string };
}

/** What must hold, or the answer is "not yet", with this reason. */
export interface Guard {
  readonly kind: GuardKind;
  readonly reason: string;
}

/** Lost over this many just-noticeable differences when the given sound is inside the window already. */
const DEFAULT_REACH = 6;

/**
 * 1 inside the window; outside it falls evenly with the just-noticeable differences to the window and is 0 where doing
 * nothing lies, and beyond.
 */
export function scoreGoal(goal: Goal, measured: number, doingNothing: number): GoalResult {
  const { unit } = MEASURES[goal.measure];
  const excess = excessJnd(goal, measured);
  const reach = excessJnd(goal, doingNothing);
  const met = excess === 0;
  const score01 = met ? 1 : Math.max(0, 1 - excess / (reach > 0 ? reach : DEFAULT_REACH));
  const { id, onPurpose } = goal;
  return { id, measured, doingNothing, unit, met, score01, onPurpose, words: wordsFor(goal, measured) };
}

/** Weighted mean of the goals' scores. */
export function totalScore01(goals: readonly Goal[], results: readonly GoalResult[]): number {
  const weights = goals.reduce((sum, goal) => sum + goal.weight, 0);
  return results.reduce((sum, { score01 }, i) => sum + score01 * (goals[i]?.weight ?? 0), 0) / weights;
}

/** For decisions that are right or are not: the share of goals that are met, by weight. */
export function metScore01(goals: readonly Goal[], results: readonly GoalResult[]): number {
  return totalScore01(
    goals,
    results.map((result) => (result.met ? result : { ...result, score01: 0 })),
  );
}

/** The results of doing nothing. */
function startResults(goals: readonly Goal[], results: readonly GoalResult[]): GoalResult[] {
  return goals.map((goal, i) => {
    const doingNothing = results[i]?.doingNothing ?? Number.NaN;
    return scoreGoal(goal, doingNothing, doingNothing);
  });
}

/**
 * For goals of one mix, which only count together: as `totalScore01`, but what exceeds the start's score is gained only as
 * far as the goal that has come least. So nothing is gained by reaching one goal at the cost of another.
 */
export function jointScore01(goals: readonly Goal[], results: readonly GoalResult[]): number {
  const mean = totalScore01(goals, results);
  const start = totalScore01(goals, startResults(goals, results));
  const least = Math.min(
    ...results.map((result, i) => {
      const goal = goals[i];
      return goal === undefined ? 0 : headway01(goal, result);
    }),
  );
  return mean <= start || least === 1 ? mean : start + (mean - start) * least;
}

/**
 * How much of the way from doing nothing to all goals an answer has come, by a way of counting: 0 where it is no better than
 * the start, 1 where all goals are met.
 */
export function gainedScore01(
  total: (goals: readonly Goal[], results: readonly GoalResult[]) => number,
  goals: readonly Goal[],
  results: readonly GoalResult[],
): number {
  const reached = total(goals, results);
  const start = total(goals, startResults(goals, results));
  // Where the start meets all goals, an answer can only lose.
  return start === 1 ? reached : Math.max(0, reached - start) / (1 - start);
}

/** How far a goal has come: its score, but 0 where the start kept a limit that is missed now, or where nobody hears that it is nearer. */
function headway01(goal: Goal, { measured, doingNothing, score01, met }: GoalResult): number {
  const { min, max } = windowOf(goal);
  if (met) return 1;
  const hasCrossed =
    (doingNothing >= min && !(measured >= min)) || (doingNothing <= max && !(measured <= max));
  const nearerJnd = excessJnd(goal, doingNothing) - excessJnd(goal, measured);
  return hasCrossed || !(nearerJnd >= 1) ? 0 : score01;
}

/** How far outside its window a value lies, in just-noticeable differences; 0 inside. */
function excessJnd(goal: Goal, value: number): number {
  const { min, max } = windowOf(goal);
  const outside = Math.max(0, min - value, value - max);
  // What could not be measured is as wrong as can be.
  return (Number.isNaN(outside) ? Number.POSITIVE_INFINITY : outside) / MEASURES[goal.measure].justNoticeable;
}

function windowOf({ target, tolerance }: Goal): { min: number; max: number } {
  return {
    min: (target.min ?? Number.NEGATIVE_INFINITY) - tolerance,
    max: (target.max ?? Number.POSITIVE_INFINITY) + tolerance,
  };
}

function wordsFor(goal: Goal, value: number): string {
  const { min, max } = windowOf(goal);
  const { unit } = MEASURES[goal.measure];
  const step = 10 ** -MEASURE_UNITS[unit].decimals;
  if (value <= max && value >= min) return fill(goal.words.met, value, goal.measure);
  // Away from the window, so that 1.52 is not said to miss a limit of 1.5 by being 1.5.
  return value < min
    ? fill(goal.words.under, Math.floor(value / step) * step, goal.measure)
    : fill(goal.words.over, Math.ceil(value / step) * step, goal.measure);
}

function fill(words: string, value: number, measure: Measure): string {
  return words.replace("{value}", measuredText(value, MEASURES[measure].unit));
}
