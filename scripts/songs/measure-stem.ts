import { toDb } from "./synthesis/loop";

const SEAM_FRAMES = 96;
const AROUND_SEAM_FRAMES = 9600;

/**
 * How much sharper the loop bends where its end meets its beginning than anywhere within 200 ms of it, in dB, by third
 * differences. A click stands out; at or below 0 there is none to be heard.
 */
export function seamDb(samples: ArrayLike<number>): number {
  const n = samples.length;
  const at = (i: number) => samples[((i % n) + n) % n]!;
  const bend = (i: number) => Math.abs(at(i) - 3 * at(i - 1) + 3 * at(i - 2) - at(i - 3));
  let seam = 1e-9;
  let around = 1e-9;
  for (let i = -AROUND_SEAM_FRAMES; i < AROUND_SEAM_FRAMES; i++) {
    if (Math.abs(i) < SEAM_FRAMES) seam = Math.max(seam, bend(i));
    else around = Math.max(around, bend(i));
  }
  return toDb(seam / around);
}
