import type { Goal } from "./goals";
import type { Measure } from "./measures";

// What WAV files of a mix tell of an exercise's goals; the rest needs single parts, which only a session has.

/** What a finished mix alone tells. */
const OF_PRINT: ReadonlySet<Measure> = new Set<Measure>([
  "added-contrast",
  "added-width",
  "bass-width",
  "integrated-loudness",
  "loudness-difference",
  "mono-fold-loss",
  "peak-to-loudness",
  "section-step-change",
  "third-octave-error",
  "tone-change",
  "tone-slope-shift",
  "true-peak",
  "width",
]);

/** What voice and band tell beside it. */
const OF_PARTS = ["voice-over-band", "balance-drift", "part-evenness", "mono-fold-loss"] as const;

export type PartMeasure = (typeof OF_PARTS)[number];

/** The part that may come as a file of its own: the one that is held against the rest. */
export const voiceIdOf = (goals: readonly Goal[]): string | undefined =>
  goals.find(({ measure }) => measure === "voice-over-band")?.of;

export const isToldByMix = ({ of, measure }: Goal): boolean => of === "print" && OF_PRINT.has(measure);

export const isToldByParts = (
  goal: Goal,
  voiceId: string | undefined,
): goal is Goal & { readonly measure: PartMeasure } =>
  goal.of === voiceId && OF_PARTS.some((measure) => measure === goal.measure);

/** Whether a mix that was made elsewhere can be marked by any of these goals. */
export const areToldByFiles = (goals: readonly Goal[]): boolean =>
  goals.some((goal) => isToldByMix(goal) || isToldByParts(goal, voiceIdOf(goals)));
