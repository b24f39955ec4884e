import { wholeLoudness } from "./block-loudness";
import { type MeasureWay, referenceOf } from "./measure";

/** Integrated loudness (ITU-R BS.1770-5), minus the reference's. */
export const loudnessDifference: MeasureWay = {
  measure(_goal, subject, evidence) {
    const reference = wholeLoudness(referenceOf(evidence).print);
    const loudness = wholeLoudness(subject.print);
    return reference === null || loudness === null ? Number.NaN : loudness - reference;
  },
};
