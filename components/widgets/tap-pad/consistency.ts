/** How somebody taps to a click. */
export interface Consistency {
  readonly taps: number;
  /** Mean lateness against the click, in milliseconds. */
  readonly lagMs: number;
  /** Standard deviation around it. */
  readonly spreadMs: number;
}

/**
 * Each tap's distance to the nearest beat in milliseconds, positive when late; the first `skip` beats let the hand find
 * the pulse, and of several taps at one beat the nearest counts. Null for a beat without a tap.
 */
export function tapDistances(
  tapsMs: readonly number[],
  beatsMs: readonly number[],
  skip: number,
): (number | null)[] {
  const half = ((beatsMs[1] ?? 0) - (beatsMs[0] ?? 0)) / 2;
  return beatsMs.slice(skip).map((beat) => {
    const near = tapsMs.map((tap) => tap - beat).filter((distance) => Math.abs(distance) < half);
    return near.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? null;
  });
}

/** Mean and standard deviation; null for fewer than four taps, which say nothing. */
export function consistencyOf(distancesMs: readonly (number | null)[]): Consistency | null {
  const found = distancesMs.filter((distance) => distance !== null);
  if (found.length < 4) return null;
  const lagMs = mean(found);
  const spreadMs = Math.sqrt(mean(found.map((distance) => (distance - lagMs) ** 2)));
  return { taps: found.length, lagMs, spreadMs };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
