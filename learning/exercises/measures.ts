import type { MeasureUnit } from "./units";

interface MeasureRow {
  readonly unit: MeasureUnit;
  /** The smallest difference of it that is heard, or that matters (`engine.md`: EQ gain 1–2 dB). */
  readonly justNoticeable: number;
}

/** What can be measured. How stands in `learning/practice/measures`, one file each. */
export const MEASURES = {
  /** RMS over thirds of an octave of the difference to the reference, the mean difference taken away. */
  "third-octave-error": { unit: "decibel", justNoticeable: 1 },
  /** Direct sound against all that comes back from the walls, minus the reference's: 2 to 3 dB are just heard. */
  "direct-to-reverberant-difference": { unit: "decibel", justNoticeable: 2 },
  /** How much longer the room rings than the reference's; 5 % are just heard (ISO 3382-1). */
  "reverberation-difference": { unit: "percent", justNoticeable: 5 },
  /** Integrated loudness, minus the reference's. */
  "loudness-difference": { unit: "loudness-unit", justNoticeable: 0.5 },
} as const satisfies Readonly<Record<string, MeasureRow>>;

export type Measure = keyof typeof MEASURES;
