import { thirdOctaveErrorDb, thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import { type MeasureWay, referenceOf } from "./measure";
import { partTap, partTapId } from "./part-tap";

/** Third-octave error of one strip behind its fader against the same strip of the reference. */
export const partToneError: MeasureWay = {
  taps: (goal) => [partTap(goal)],
  measure(goal, subject, evidence) {
    const id = partTapId(goal);
    return thirdOctaveErrorDb(
      thirdOctaveLevelsDb(referenceOf(evidence).tap(id)),
      thirdOctaveLevelsDb(subject.tap(id)),
    );
  },
};
