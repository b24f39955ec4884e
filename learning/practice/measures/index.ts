import type { Measure } from "@/learning/exercises/measures";
import { loudnessDifference } from "./loudness-difference";
import type { MeasureWay } from "./measure";
import { thirdOctaveError } from "./third-octave-error";

/** How every measure of the table is taken. */
export const MEASURE_WAYS: Readonly<Record<Measure, MeasureWay>> = {
  "loudness-difference": loudnessDifference,
  "third-octave-error": thirdOctaveError,
};
