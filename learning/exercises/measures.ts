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
  /** Integrated loudness, minus the reference's. */
  "loudness-difference": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** True peak less integrated loudness. */
  "peak-to-loudness": { unit: "decibel", justNoticeable: 1 },
  "true-peak": { unit: "dbtp", justNoticeable: 0.5 },
  /** Slope from 100 Hz to 4 kHz against the sound as it was given. */
  "tone-slope-shift": { unit: "decibel-per-octave", justNoticeable: 0.3 },
  /** RMS over thirds of an octave of what moved against the sound as it was given. */
  "tone-change": { unit: "decibel", justNoticeable: 1 },
  /** Step between the first two sections against the sound as it was given. */
  "section-step-change": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Loudness that a track loses on a playback system. */
  "loss-on-laptop": { unit: "loudness-unit", justNoticeable: 1 },
  "loss-on-club": { unit: "loudness-unit", justNoticeable: 1 },
  "loss-on-mono": { unit: "loudness-unit", justNoticeable: 1 },
  /** Loudness of a track against the sound as it was given. */
  "part-level-change": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Sides against the middle. */
  "side-to-middle": { unit: "decibel", justNoticeable: 1 },
} as const satisfies Readonly<Record<string, MeasureRow>>;

export type Measure = keyof typeof MEASURES;
