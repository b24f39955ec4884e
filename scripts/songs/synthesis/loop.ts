export const SAMPLE_RATE_HZ = 48000;

/** Decibels → factor of amplitude. */
export const fromDb = (db: number): number => 10 ** (db / 20);
/** Factor of amplitude → decibels; −∞ for 0. */
export const toDb = (factor: number): number => 20 * Math.log10(factor);

/** Largest magnitude of all channels. */
export function peakOf(channels: readonly Float64Array[]): number {
  let peak = 0;
  for (const channel of channels) for (const value of channel) peak = Math.max(peak, Math.abs(value));
  return peak;
}

/**
 * Adds a sound to a loop. What lies before its beginning or rings past its end comes out at its other side, so that the
 * loop has no seam.
 * @param atFrame where the sound's first frame falls; may be negative
 */
export function addWrapped(loop: Float64Array, sound: Float64Array, atFrame: number, gain = 1): void {
  const length = loop.length;
  let at = ((atFrame % length) + length) % length;
  for (let i = 0; i < sound.length; i++) {
    loop[at] = loop[at]! + gain * sound[i]!;
    at++;
    if (at === length) at = 0;
  }
}
