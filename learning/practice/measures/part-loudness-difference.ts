import { wholeLoudness } from "./block-loudness";
import { type MeasureWay, referenceOf } from "./measure";
import { partTap, partTapId } from "./part-tap";

/** Integrated loudness (ITU-R BS.1770-5) of one strip behind its fader, minus the same strip's in the reference. */
export const partLoudnessDifference: MeasureWay = {
  taps: (goal) => [partTap(goal)],
  measure(goal, subject, evidence) {
    const id = partTapId(goal);
    const reference = wholeLoudness(referenceOf(evidence).tap(id));
    const loudness = wholeLoudness(subject.tap(id));
    return reference === null || loudness === null ? Number.NaN : loudness - reference;
  },
};
