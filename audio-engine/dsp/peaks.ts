export interface Peaks {
  readonly min: Float32Array;
  readonly max: Float32Array;
}

/**
 * Least and greatest sample of each of `points` equal parts of a signal. Every sample counts; where there are fewer
 * samples than points, a sample fills several. Zeros for an empty signal.
 */
export function peaksOf(samples: Float32Array, points: number): Peaks {
  const min = new Float32Array(points);
  const max = new Float32Array(points);
  if (samples.length === 0) return { min, max };
  for (let i = 0; i < points; i++) {
    const start = Math.floor((i * samples.length) / points);
    const end = Math.max(start + 1, Math.floor(((i + 1) * samples.length) / points));
    let least = samples[start]!;
    let greatest = least;
    for (let k = start + 1; k < end; k++) {
      const sample = samples[k]!;
      if (sample < least) least = sample;
      if (sample > greatest) greatest = sample;
    }
    min[i] = least;
    max[i] = greatest;
  }
  return { min, max };
}
