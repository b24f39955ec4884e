import { thirdOctaveErrorDb } from "@/audio-engine/dsp/third-octave";
import { type MeasureWay, referenceOf } from "./measure";
import { thirdOctavesOf } from "./readings";

/** RMS over the bands within 40 dB of the reference's loudest, the mean difference taken away. */
export const thirdOctaveError: MeasureWay = {
  measure: (_goal, subject, evidence) =>
    thirdOctaveErrorDb(thirdOctavesOf(referenceOf(evidence).print), thirdOctavesOf(subject.print)),
};
