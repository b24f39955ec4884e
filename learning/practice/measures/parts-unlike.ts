import { wholeLoudness } from "./block-loudness";
import { type MeasureWay, referenceOf } from "./measure";
import { partTap, partTapId } from "./part-tap";

/** 1 for a part that is heard in one of subject and reference, and not in the other; 0 where both agree. */
export const partsUnlike: MeasureWay = {
  taps: (goal) => [partTap(goal)],
  measure(goal, subject, evidence) {
    const [now, reference] = [subject, referenceOf(evidence)].map(
      (heard) => wholeLoudness(heard.tap(partTapId(goal))) !== null,
    );
    return now === reference ? 0 : 1;
  },
};
