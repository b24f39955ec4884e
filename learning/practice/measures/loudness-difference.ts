import { heardLufs } from "../found-once";
import { type MeasureWay, referenceOf } from "./measure";

/** Integrated loudness (ITU-R BS.1770-5), minus the reference's. */
export const loudnessDifference: MeasureWay = {
  measure(_goal, subject, evidence) {
    const reference = heardLufs(referenceOf(evidence).print);
    const loudness = heardLufs(subject.print);
    return reference === null || loudness === null ? Number.NaN : loudness - reference;
  },
};
