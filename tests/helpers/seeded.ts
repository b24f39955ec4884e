/** Numbers that look random and are the same each time. */
export interface Seeded {
  /** 0 ≤ value < 1. */
  readonly share: () => number;
  readonly between: (low: number, high: number) => number;
  /** As `between`, evenly over octaves. */
  readonly logBetween: (low: number, high: number) => number;
  readonly pick: <T>(values: readonly [T, ...T[]]) => T;
}

/** x ← 1664525 x + 1013904223 mod 2³², as everywhere in the tests. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const share = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return {
    share,
    between: (low, high) => low + (high - low) * share(),
    logBetween: (low, high) => low * (high / low) ** share(),
    pick: (values) => values[Math.floor(values.length * share())] ?? values[0],
  };
}
