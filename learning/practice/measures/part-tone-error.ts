import { thirdOctaveErrorDb } from "@/audio-engine/dsp/third-octave";
import { heardLevelsDb } from "../found-once";
import { type MeasureWay, referenceOf } from "./measure";
import { partTap, partTapId } from "./part-tap";

/** Third-octave error of one strip behind its fader against the same strip of the reference. */
export const partToneError: MeasureWay = {
  taps: (goal) => [partTap(goal)],
  measure(goal, subject, evidence) {
    const id = partTapId(goal);
    return thirdOctaveErrorDb(heardLevelsDb(referenceOf(evidence).tap(id)), heardLevelsDb(subject.tap(id)));
  },
};
