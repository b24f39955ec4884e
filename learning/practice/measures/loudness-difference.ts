import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { type MeasureWay, referenceOf } from "./measure";

/** Integrated loudness (ITU-R BS.1770-5), minus the reference's. */
export const loudnessDifference: MeasureWay = {
  measure(_goal, subject, evidence) {
    const reference = integratedLoudness(referenceOf(evidence).print);
    const loudness = integratedLoudness(subject.print);
    return reference === null || loudness === null ? Number.NaN : loudness - reference;
  },
};
