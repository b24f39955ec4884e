/**
 * How a staircase walks. A level is a number on the perceptual scale, higher = easier. Three correct answers in a row
 * make it harder by a step, one wrong answer easier: it settles where 79.4 % are correct (H. Levitt, "Transformed
 * up-down methods in psychoacoustics", JASA 49, 1971).
 */
export interface StaircaseRule {
  readonly startLevel: number;
  readonly hardestLevel: number;
  readonly easiestLevel: number;
  /** Step before the first reversal, after the first, after the second …; the last one stays. */
  readonly steps: readonly [number, ...number[]];
  /** Reversals until it ends. */
  readonly stopAfterReversals: number;
  /** The threshold is the mean of this many last reversals; an even number, so that highs and lows balance. */
  readonly averagedReversals: number;
  /** Ends here in any case. */
  readonly mostAnswers: number;
}

export interface Staircase {
  readonly rule: StaircaseRule;
  /** Of the next item. */
  readonly level: number;
  readonly correctInARow: number;
  readonly direction: "harder" | "easier" | null;
  /** Levels at which the direction changed, in order. */
  readonly reversals: readonly number[];
  readonly answers: number;
}

const CORRECT_TO_ADVANCE = 3;

/** @throws RangeError for a rule that cannot be walked. */
export function startStaircase(rule: StaircaseRule): Staircase {
  const { startLevel, hardestLevel, easiestLevel, steps, averagedReversals, stopAfterReversals } = rule;
  if (!(hardestLevel <= startLevel && startLevel <= easiestLevel)) {
    throw new RangeError("A staircase starts between its hardest and its easiest level.");
  }
  if (steps.some((step) => !(step > 0)) || averagedReversals < 2 || averagedReversals > stopAfterReversals) {
    throw new RangeError("A staircase has steps above 0 and averages 2 or more of its reversals.");
  }
  return { rule, level: startLevel, correctInARow: 0, direction: null, reversals: [], answers: 0 };
}

/** The staircase after one more answer. */
export function afterAnswer(staircase: Staircase, correct: boolean): Staircase {
  const answers = staircase.answers + 1;
  const correctInARow = correct ? staircase.correctInARow + 1 : 0;
  if (correct && correctInARow < CORRECT_TO_ADVANCE) return { ...staircase, answers, correctInARow };
  const direction = correct ? "harder" : "easier";
  const reversed = staircase.direction !== null && staircase.direction !== direction;
  const reversals = reversed ? [...staircase.reversals, staircase.level] : staircase.reversals;
  const level = moved(staircase, direction, reversals.length);
  return { ...staircase, answers, correctInARow: 0, direction, reversals, level };
}

export function isFinished({ rule, reversals, answers }: Staircase): boolean {
  return reversals.length >= rule.stopAfterReversals || answers >= rule.mostAnswers;
}

/** Mean of the last reversals, as a level; null while there are not enough of them. */
export function thresholdLevel({ rule, reversals }: Staircase): number | null {
  if (reversals.length < rule.averagedReversals) return null;
  const last = reversals.slice(-rule.averagedReversals);
  return last.reduce((sum, level) => sum + level, 0) / last.length;
}

function moved({ rule, level }: Staircase, direction: "harder" | "easier", reversals: number): number {
  const step = rule.steps[Math.min(reversals, rule.steps.length - 1)] ?? rule.steps[0];
  return direction === "harder"
    ? Math.max(rule.hardestLevel, level - step)
    : Math.min(rule.easiestLevel, level + step);
}
