import type { Measure } from "@/learning/exercises/measures";
import { directToReverberantDifference } from "./direct-to-reverberant-difference";
import { loudnessDifference } from "./loudness-difference";
import type { MeasureWay } from "./measure";
import { reverberationDifference } from "./reverberation-difference";
import { thirdOctaveError } from "./third-octave-error";

/** How every measure of the table is taken. */
export const MEASURE_WAYS: Readonly<Record<Measure, MeasureWay>> = {
  "direct-to-reverberant-difference": directToReverberantDifference,
  "loudness-difference": loudnessDifference,
  "reverberation-difference": reverberationDifference,
  "third-octave-error": thirdOctaveError,
};
