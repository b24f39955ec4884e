import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import type { Marking } from "./shapes";

/** What decides when a work's turn is. */
export interface InQueue {
  readonly submissionId: string;
  readonly marking: Marking;
  readonly receivedAt: number;
  readonly isReturned: boolean;
}

/** The goal that was missed by most; null where none was. */
export function worstGoal(result: ExerciseResult): GoalResult | null {
  if (result.outcome === "not-yet") return null;
  const missed = result.goals.filter(({ met }) => !met);
  return missed.reduce<GoalResult | null>(
    (worst, goal) => (worst === null || goal.score01 < worst.score01 ? goal : worst),
    null,
  );
}

/** What its worst gate says of a work, in words; null where every gate is open. */
export function worstWords(marking: Marking): string | null {
  if (marking.state === "failed") return `Not marked by the program: ${marking.reason}`;
  if (marking.state !== "graded") return null;
  const { result } = marking;
  return result.outcome === "not-yet" ? result.reason : (worstGoal(result)?.words ?? null);
}

/** 0 … 1, lower for who needs a person sooner; below 0 where there is no number at all. */
function worth(marking: Marking): number {
  if (marking.state === "failed") return -2;
  if (marking.state !== "graded") return 2;
  if (marking.result.outcome === "not-yet") return -1;
  return worstGoal(marking.result)?.score01 ?? 1;
}

/** The worst gate first, what is still being measured behind it, and what was given back last; equal ones as they came. */
export function markingOrder<T extends InQueue>(works: readonly T[]): T[] {
  return [...works].sort(
    (a, b) =>
      Number(a.isReturned) - Number(b.isReturned) ||
      worth(a.marking) - worth(b.marking) ||
      a.receivedAt - b.receivedAt ||
      (a.submissionId < b.submissionId ? -1 : 1),
  );
}
