const DAY_MS = 24 * 3600 * 1000;

/** Days until something missed comes again, after 0, 1, 2 … correct answers since; then it is known. */
export const REVIEW_DAYS = [1, 3, 7, 21] as const;

/** Where something that was missed stands on its way back. */
export interface Waiting {
  /** Correct answers since it was missed. */
  readonly rung: number;
  readonly dueAtMs: number;
}

/**
 * What an answer does to what waits. A miss starts at one day; a correct answer once it is due leads to a longer wait,
 * and after the last it is known. Undefined: nothing waits.
 */
export function afterAnswer(
  waiting: Waiting | undefined,
  correct: boolean,
  atMs: number,
): Waiting | undefined {
  if (!correct) return { rung: 0, dueAtMs: atMs + REVIEW_DAYS[0] * DAY_MS };
  if (waiting === undefined || atMs < waiting.dueAtMs) return waiting;
  const rung = waiting.rung + 1;
  const days = REVIEW_DAYS[rung];
  return days === undefined ? undefined : { rung, dueAtMs: atMs + days * DAY_MS };
}
