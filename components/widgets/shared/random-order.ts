/** A whole number from 0 to below `count`. */
export function randomBelow(count: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value % count;
}

/** The same things in an order that is drawn anew each time. */
export function shuffled<T>(things: readonly T[]): T[] {
  const left = [...things];
  return things.flatMap(() => left.splice(randomBelow(left.length), 1));
}
