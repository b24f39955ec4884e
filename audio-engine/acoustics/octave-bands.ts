import { log2 } from "../dsp/math";

/** Centres of the octave bands in Hz in which rooms and microphones are described. */
export const OCTAVE_CENTRES_HZ = [62.5, 125, 250, 500, 1000, 2000, 4000, 8000, 16000] as const;
export const OCTAVE_COUNT = OCTAVE_CENTRES_HZ.length;

/** One number per octave band, 62.5 Hz to 16 kHz. */
export type OctaveValues = Float64Array;

export function perOctave(value: (centreHz: number, band: number) => number): OctaveValues {
  return Float64Array.from(OCTAVE_CENTRES_HZ, value);
}

/**
 * Share of a band in the value at a frequency: 1 at its own centre, 0 at and beyond its neighbours', a smooth step
 * around the edge between, `crossoverOctaves` (0…1) wide; the outer bands reach to 0 Hz and to Nyquist. Shares sum to 1.
 */
export function octaveShare(band: number, frequencyHz: number, crossoverOctaves: number): number {
  if (frequencyHz <= OCTAVE_CENTRES_HZ[0]) return band === 0 ? 1 : 0;
  const position = Math.min(log2(frequencyHz / OCTAVE_CENTRES_HZ[0]), OCTAVE_COUNT - 1);
  const away = Math.abs(position - band);
  const near = Math.max(0, Math.min(1, (0.5 - away) / crossoverOctaves + 0.5));
  return near * near * (3 - 2 * near);
}
