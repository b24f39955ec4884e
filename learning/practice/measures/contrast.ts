import type { Heard } from "../evidence";
import type { Stereo } from "../sounds";
import { type FrameSpan, wholeLoudness } from "./block-loudness";
import { formOf, type MeasureWay } from "./measure";
import { stretchOfSound } from "./readings";

/**
 * By how many LU one part of a sound is louder than another, each by its integrated loudness (ITU-R BS.1770-5). NaN when
 * either is silent or shorter than 400 ms.
 */
export function contrastLu(sound: Stereo, louder: FrameSpan, than: FrameSpan): number {
  return spanLoudness(sound, louder) - spanLoudness(sound, than);
}

function spanLoudness(sound: Stereo, span: FrameSpan): number {
  return wholeLoudness(stretchOfSound(sound, span)) ?? Number.NaN;
}

export const addedContrast: MeasureWay = {
  measure({ during }, subject, evidence) {
    if (during === "whole") throw new RangeError("Contrast is that of one part of the song with another.");
    const [first] = formOf(evidence);
    const growth = ({ print }: Heard): number => contrastLu(print, during, first);
    return growth(subject) - growth(evidence.start);
  },
};
