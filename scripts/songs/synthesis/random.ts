/** Repeatable chance: the same seed gives the same performance. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** Uniform in [0, 1). Mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  range(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Normal distribution, mean 0, standard deviation 1 (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** A member of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)];
    if (chosen === undefined) throw new RangeError("Nothing to pick from.");
    return chosen;
  }
}

/**
 * One cycle of 1/f noise, standard deviation 1, mean 0. People's timing drifts like this (Hennig et al. 2011); a
 * whole number of cycles per loop keeps the drift continuous across the loop's seam.
 */
export function pinkCycle(length: number, random: Random): Float64Array {
  const out = new Float64Array(length);
  for (let k = 1; k < length / 2; k++) {
    const amplitude = random.normal() / Math.sqrt(k);
    const phase = random.range(0, 2 * Math.PI);
    for (let i = 0; i < length; i++)
      out[i] = out[i]! + amplitude * Math.cos((2 * Math.PI * k * i) / length + phase);
  }
  const power = out.reduce((sum, value) => sum + value * value, 0) / length;
  const scale = 1 / Math.sqrt(power);
  return out.map((value) => value * scale);
}
