import { thirdOctaveErrorDb, toneSlopeDbPerOctave } from "@/audio-engine/dsp/third-octave";
import { heardLevelsDb } from "../found-once";
import type { MeasureWay } from "./measure";

/** Slope of the power density from 100 Hz to 4 kHz, minus that of the sound as it was given; positive is brighter. */
export const toneSlopeShift: MeasureWay = {
  measure: (_goal, subject, { start }) =>
    toneSlopeDbPerOctave(heardLevelsDb(subject.print)) - toneSlopeDbPerOctave(heardLevelsDb(start.print)),
};

/** How far thirds of an octave moved from the sound as it was given, the overall level taken away. */
export const toneChange: MeasureWay = {
  measure: (_goal, subject, { start }) =>
    thirdOctaveErrorDb(heardLevelsDb(start.print), heardLevelsDb(subject.print)),
};
