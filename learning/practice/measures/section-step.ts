import type { Heard } from "../evidence";
import { wholeLoudness } from "./block-loudness";
import type { MeasureWay } from "./measure";
import { stretchOfSound } from "./readings";

/** Loudness of the second section less that of the first, minus the same step in the sound as it was given. */
export const sectionStepChange: MeasureWay = {
  measure(_goal, subject, { start, material }) {
    const [first, second] = material.form ?? [];
    if (first === undefined || second === undefined)
      throw new RangeError("This measure compares two sections, and the material has not two.");
    const loudness = ({ print }: Heard, { startFrame, endFrame }: typeof first): number =>
      wholeLoudness(stretchOfSound(print, { fromFrame: startFrame, toFrame: endFrame })) ?? Number.NaN;
    const step = (heard: Heard): number => loudness(heard, second) - loudness(heard, first);
    return step(subject) - step(start);
  },
};
