/** Octave band of a frequency: 0 holds 1 kHz, −1 holds 500 Hz. */
export function octaveOf(frequencyHz: number): number {
  return Math.round(Math.log2(frequencyHz / 1000)) + 0;
}
