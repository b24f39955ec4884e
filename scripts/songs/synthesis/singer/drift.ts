import type { Random } from "../random";

const SLOWEST_SECONDS = 4;

/** Value at a place of a track, by straight lines; the ends hold. */
export function readTrack(track: Float64Array, position: number): number {
  const last = track.length - 1;
  if (position <= 0) return track[0]!;
  if (position >= last) return track[last]!;
  const floor = Math.floor(position);
  const share = position - floor;
  return track[floor]! * (1 - share) + track[floor + 1]! * share;
}

/**
 * 1/f noise of standard deviation 1 about 0: equal power in each octave from once in four seconds up to `fastestHz`.
 * @param ratePerSecond values per second
 */
export function drift(
  length: number,
  ratePerSecond: number,
  fastestHz: number,
  random: Random,
): Float64Array {
  const out = new Float64Array(length);
  let octaves = 0;
  for (let seconds = SLOWEST_SECONDS; 1 / seconds <= fastestHz; seconds /= 2) {
    octaves++;
    const step = (seconds * ratePerSecond) / 2;
    const shift = random.next();
    const points = Float64Array.from({ length: Math.ceil(length / step) + 3 }, () => random.normal());
    for (let i = 0; i < length; i++) out[i] = out[i]! + easedRead(points, i / step + shift);
  }
  // Points half a cosine apart have on average three quarters of their own power between them.
  const scale = 1 / Math.sqrt(0.75 * octaves);
  return out.map((value) => value * scale);
}

function easedRead(points: Float64Array, position: number): number {
  const floor = Math.floor(position);
  const share = 0.5 - 0.5 * Math.cos(Math.PI * (position - floor));
  return points[floor]! * (1 - share) + points[floor + 1]! * share;
}

/** Raised-cosine average over `width` values, in place; the ends hold. */
export function smooth(track: Float64Array, width: number): void {
  const reach = Math.max(1, Math.round(width / 2));
  const weights = Float64Array.from(
    { length: 2 * reach - 1 },
    (_, i) => 0.5 + 0.5 * Math.cos((Math.PI * (i - reach + 1)) / reach),
  );
  const source = track.slice();
  const last = track.length - 1;
  for (let i = 0; i <= last; i++) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) {
      const at = Math.min(last, Math.max(0, i + k - reach + 1));
      sum += weights[k]! * source[at]!;
    }
    track[i] = sum / reach;
  }
}

/** Raised cosine from 0 to 1 over x = 0 … 1. */
export function ease(x: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, x)));
}
