import type { Measure } from "@/learning/exercises/measures";
import { loudnessDifference } from "./loudness-difference";
import type { MeasureWay } from "./measure";
import { peakToLoudness, truePeak } from "./peak-to-loudness";
import { sectionStepChange } from "./section-step";
import { lossOn, partLevelChange, sideToMiddle } from "./system-loss";
import { thirdOctaveError } from "./third-octave-error";
import { toneChange, toneSlopeShift } from "./tone";

/** How every measure of the table is taken. */
export const MEASURE_WAYS: Readonly<Record<Measure, MeasureWay>> = {
  "loudness-difference": loudnessDifference,
  "third-octave-error": thirdOctaveError,
  "peak-to-loudness": peakToLoudness,
  "true-peak": truePeak,
  "tone-slope-shift": toneSlopeShift,
  "tone-change": toneChange,
  "section-step-change": sectionStepChange,
  "loss-on-laptop": lossOn("laptop"),
  "loss-on-club": lossOn("club"),
  "loss-on-mono": lossOn("mono"),
  "part-level-change": partLevelChange,
  "side-to-middle": sideToMiddle,
};
