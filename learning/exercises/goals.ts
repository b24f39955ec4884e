import type { GoalResult, GuardKind } from "./public";

/** What can be measured, and the smallest difference of it that is heard (`engine.md`: EQ gain 1–2 dB). */
const MEASURES = {
  "third-octave-error": { unit: "decibel", justNoticeable: 1 },
} as const;

export type Measure = keyof typeof MEASURES;

/** One thing that an answer must reach. `{value}` in the words becomes the measured value with its unit. */
export interface Goal {
  readonly id: string;
  readonly measure: Measure;
  /** Track or bus id, or "print". */
  readonly of: string;
  /** What it is compared with. */
  readonly relativeTo?: "reference";
  readonly during: "whole" | { readonly fromFrame: number; readonly toFrame: number };
  /** In the measure's unit; `near`: a difference to the reference of 0. */
  readonly target: { readonly min?: number; readonly max?: number } | { readonly near: "reference" };
  /** By how much the target may be missed. */
  readonly tolerance: number;
  readonly weight: number;
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
  return { id: goal.id, measured, doingNothing, unit, met, score01, words: wordsFor(goal, measured) };
}

/** Weighted mean of the goals' scores. */
export function totalScore01(goals: readonly Goal[], results: readonly GoalResult[]): number {
  const weights = goals.reduce((sum, goal) => sum + goal.weight, 0);
  return results.reduce((sum, { score01 }, i) => sum + score01 * (goals[i]?.weight ?? 0), 0) / weights;
}

/** How far outside its window a value lies, in just-noticeable differences; 0 inside. */
function excessJnd(goal: Goal, value: number): number {
  const { min, max } = windowOf(goal);
  const outside = Math.max(0, min - value, value - max);
  // What could not be measured is as wrong as can be.
  return (Number.isNaN(outside) ? Number.POSITIVE_INFINITY : outside) / MEASURES[goal.measure].justNoticeable;
}

function windowOf({ target, tolerance }: Goal): { min: number; max: number } {
  if ("near" in target) return { min: -tolerance, max: tolerance };
  return {
    min: (target.min ?? Number.NEGATIVE_INFINITY) - tolerance,
    max: (target.max ?? Number.POSITIVE_INFINITY) + tolerance,
  };
}

function wordsFor(goal: Goal, value: number): string {
  const { min, max } = windowOf(goal);
  if (value <= max && value >= min) return fill(goal.words.met, value);
  // Away from the window, so that 1.52 is not said to miss a limit of 1.5 by being 1.5.
  return value < min
    ? fill(goal.words.under, Math.floor(value * 10) / 10)
    : fill(goal.words.over, Math.ceil(value * 10) / 10);
}

function fill(words: string, value: number): string {
  return words.replace("{value}", `${value.toFixed(1)} dB`);
}
