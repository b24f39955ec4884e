/** From front to back. */
export const ROWS = ["front", "middle", "back"] as const;
export type Row = (typeof ROWS)[number];

export const ROW_DEPTHS01: Readonly<Record<Row, number>> = { front: 0, middle: 0.5, back: 1 };

/**
 * Which source stands in which row, another order for each `choice`.
 * @param choice 0 … 5
 */
export function rowsOf(choice: number): readonly Row[] {
  const [first, second, third] = ROWS;
  const turned = [
    [first, second, third],
    [second, third, first],
    [third, first, second],
    [first, third, second],
    [third, second, first],
    [second, first, third],
  ] as const;
  const rows = turned[choice];
  if (rows === undefined) throw new RangeError("Three sources stand in six orders.");
  return rows;
}

/** Every source in a row of its own. */
export function isWhole(answer: readonly (Row | null)[]): answer is readonly Row[] {
  return new Set(answer.filter((row) => row !== null)).size === ROWS.length;
}

export function rightOnes(answer: readonly Row[], truth: readonly Row[]): number {
  return answer.filter((row, i) => row === truth[i]).length;
}
