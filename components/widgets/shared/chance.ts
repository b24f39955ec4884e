/** Evenly in 0 … count − 1. */
export function randomBelow(count: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value % count;
}

/**
 * The same items in an order that nobody chose (Fisher and Yates).
 * @param below draws evenly from 0 … count − 1
 */
export function shuffled<T>(items: readonly T[], below: (count: number) => number = randomBelow): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
