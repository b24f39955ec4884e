/** A stream of chance that is a function of its seed. */
export interface Random {
  /** Evenly in [0, 1). */
  next01(): number;
  /** Evenly in [low, high). */
  between(low: number, high: number): number;
  /** Evenly on the logarithmic scale in [low, high); both positive. */
  logBetween(low: number, high: number): number;
  /** Evenly in 0 … count − 1. */
  index(count: number): number;
}

/** Splitmix32 (G. Steele et al., "Fast splittable pseudorandom number generators", 2014, in 32 bits). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next01 = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
  return {
    next01,
    between: (low, high) => low + next01() * (high - low),
    logBetween: (low, high) => low * (high / low) ** next01(),
    index: (count) => Math.floor(next01() * count),
  };
}

/** The seed of a part of something seeded: streams of different `part`s do not follow each other. */
export function partSeed(seed: number, part: number): number {
  const random = seededRandom(seed ^ Math.imul(part + 1, 0x85ebca6b));
  return Math.floor(random.next01() * 4294967296);
}
