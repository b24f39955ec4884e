import { thirdOctaveErrorDb } from "@/audio-engine/dsp/third-octave";
import { heardLevelsDb } from "../found-once";
import { type MeasureWay, referenceOf } from "./measure";

/** RMS over the bands within 40 dB of the reference's loudest, the mean difference taken away. */
export const thirdOctaveError: MeasureWay = {
  measure: (_goal, subject, evidence) =>
    thirdOctaveErrorDb(heardLevelsDb(referenceOf(evidence).print), heardLevelsDb(subject.print)),
};
