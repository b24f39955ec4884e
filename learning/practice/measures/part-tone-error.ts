import { thirdOctaveErrorDb } from "@/audio-engine/dsp/third-octave";
import { type MeasureWay, referenceOf } from "./measure";
import { partTap, partTapId } from "./part-tap";
import { thirdOctavesOf } from "./readings";

/** Third-octave error of one strip behind its fader against the same strip of the reference. */
export const partToneError: MeasureWay = {
  taps: (goal) => [partTap(goal)],
  measure(goal, subject, evidence) {
    const id = partTapId(goal);
    return thirdOctaveErrorDb(thirdOctavesOf(referenceOf(evidence).tap(id)), thirdOctavesOf(subject.tap(id)));
  },
};
