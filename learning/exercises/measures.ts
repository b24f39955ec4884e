import type { MeasureUnit } from "./units";

interface MeasureRow {
  readonly unit: MeasureUnit;
  /** The smallest difference of it that is heard, or that matters (`engine.md`: EQ gain 1–2 dB). */
  readonly justNoticeable: number;
}

/** What can be measured. How stands in `learning/practice/measures`, one file each. */
export const MEASURES = {
  /** Loudness of `during` less that of the form's first section, minus the same of the start: what was added. */
  "added-contrast": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Sides against middle, 200 Hz to 8 kHz, of `during` less those of the form's first section, minus the same of the start. */
  "added-width": { unit: "decibel", justNoticeable: 1 },
  /** How far voice over band wanders between the sections of the form; `of` is the voice. */
  "balance-drift": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Sides against middle below 120 Hz. */
  "bass-width": { unit: "decibel", justNoticeable: 2 },
  /** Loudness lost when the print, or a part behind its fader, is folded to mono. */
  "mono-fold-loss": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** 90th less 10th percentile of a part's loudness while it sounds. */
  "part-evenness": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Of all parts that meet in the master, the softest against the whole while it sounds. */
  "softest-part": { unit: "loudness-unit", justNoticeable: 1 },
  /** RMS over thirds of an octave of the difference to the reference, the mean difference taken away. */
  "third-octave-error": { unit: "decibel", justNoticeable: 1 },
  /** Direct sound against all that comes back from the walls, minus the reference's: 2 to 3 dB are just heard. */
  "direct-to-reverberant-difference": { unit: "decibel", justNoticeable: 2 },
  /** How much longer the room rings than the reference's; 5 % are just heard (ISO 3382-1). */
  "reverberation-difference": { unit: "percent", justNoticeable: 5 },
  /** Loudness of the whole print, gated (ITU-R BS.1770-5). */
  "integrated-loudness": { unit: "lufs", justNoticeable: 0.5 },
  /** Integrated loudness, minus the reference's. */
  "loudness-difference": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Loudness of the voice less that of the band while it sounds; `of` is the voice. */
  "voice-over-band": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Sides against middle, 200 Hz to 8 kHz. */
  width: { unit: "decibel", justNoticeable: 1 },
  /** Of two tracks, `covered:covering`: mean size of the change in thirds of an octave of the second, equally loud. */
  "colour-change": { unit: "decibel", justNoticeable: 1 },
  /** The largest of these changes. */
  "largest-colour-change": { unit: "decibel", justNoticeable: 1 },
  /** Of two tracks, `covered:covering`: how much more of the first the second covers than in the start, equally loud. */
  "masking-change": { unit: "percentage-point", justNoticeable: 2 },
  /** Of two sources, `nearer:farther`: direct to room of the first minus the second's. */
  "depth-gap": { unit: "decibel", justNoticeable: 5 },
  /** Loudness of a track against that of the room that it alone is sent to. */
  "direct-to-room": { unit: "decibel", justNoticeable: 5 },
  /** How far breaths and the ends of notes have come up against what is sung. */
  "gap-rise": { unit: "decibel", justNoticeable: 1 },
  /** What the most lowered moments are lowered by, against the least lowered. */
  "most-reduction": { unit: "decibel", justNoticeable: 1 },
  /** Loudness of what is sung, against the start's. */
  "part-level-change": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Loudness of all rooms together against all dry sounds. */
  "room-in-all": { unit: "decibel", justNoticeable: 1 },
  /** What half of what is sung is lowered by at least, against the least lowered. */
  "usual-reduction": { unit: "decibel", justNoticeable: 1 },
  /** P90 − P10 of the loudness of what is sung, in blocks of 400 ms. */
  "vocal-evenness": { unit: "loudness-unit", justNoticeable: 1 },
  /** By how much later than the reference's a part sounds. */
  "part-lag": { unit: "millisecond", justNoticeable: 10 },
  /** Integrated loudness of a part behind its fader, minus the same part's of the reference. */
  "part-loudness-difference": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** RMS over thirds of an octave of a part's difference to the reference's, the mean difference taken away. */
  "part-tone-error": { unit: "decibel", justNoticeable: 1 },
  /** True peak of the print less its integrated loudness. */
  "peak-to-loudness": { unit: "loudness-unit", justNoticeable: 1 },
  /** 1 where a part is heard in one of answer and reference, and not in the other. */
  "parts-unlike": { unit: "count", justNoticeable: 1 },
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
  "part-loudness-change": { unit: "loudness-unit", justNoticeable: 0.5 },
  /** Lines of a comp in which no marked fault is heard. */
  "clean-lines": { unit: "percent", justNoticeable: 25 },
  /** Share of a comp that is sung or played once, in its place and at its level. */
  "sung-once": { unit: "percent", justNoticeable: 1 },
  /** The shortest cross-fade between takes. */
  "shortest-fade": { unit: "millisecond", justNoticeable: 5 },
  /** How far the sound's curve at a cut stands out of the 25 ms around it; below 0 where it does not. */
  "cut-click": { unit: "decibel", justNoticeable: 3 },
  /** Greatest step of loudness between neighbouring lines. */
  "level-step": { unit: "loudness-unit", justNoticeable: 1 },
  /** Standard deviation of hits around the player's own lag and swing. */
  "timing-spread": { unit: "millisecond", justNoticeable: 5 },
  /** Mean lateness of the hits on the beat. */
  "timing-lag": { unit: "millisecond", justNoticeable: 5 },
  /** Long eighth to short, in hundredths: 150 is 1.5:1. */
  "swing-share": { unit: "percent", justNoticeable: 10 },
  /** Hits of a part that sound, of those that were played. */
  "hits-heard": { unit: "percent", justNoticeable: 3 },
} as const satisfies Readonly<Record<string, MeasureRow>>;

export type Measure = keyof typeof MEASURES;
