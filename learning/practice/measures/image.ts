import type { Goal } from "@/learning/exercises/goals";
import type { Heard } from "../evidence";
import type { Stereo } from "../sounds";
import type { FrameSpan } from "./block-loudness";
import { formOf, type MeasureWay } from "./measure";
import { BASS_RANGE, monoFoldLossLu, sideToMidWithinDb, WIDTH_RANGE } from "./stereo-image";

const tapId = (stripId: string): string => `folded/${stripId}`;

export const width: MeasureWay = {
  measure: ({ during }, { print }) => sideToMidWithinDb(cut(print, during), WIDTH_RANGE),
};

export const bassWidth: MeasureWay = {
  measure: ({ during }, { print }) => sideToMidWithinDb(cut(print, during), BASS_RANGE),
};

export const monoFoldLoss: MeasureWay = {
  taps: ({ of }) => (of === "print" ? [] : [{ id: tapId(of), stripId: of, point: "post-fader" }]),
  measure: ({ of, during }, { print, tap }) =>
    monoFoldLossLu(cut(of === "print" ? print : tap(tapId(of)), during)),
};

export const addedWidth: MeasureWay = {
  measure(goal, subject, evidence) {
    const [first] = formOf(evidence);
    const growth = ({ print }: Heard): number =>
      sideToMidWithinDb(cut(print, goal.during), WIDTH_RANGE) -
      sideToMidWithinDb(cut(print, first), WIDTH_RANGE);
    return growth(subject) - growth(evidence.start);
  },
};

function cut(sound: Stereo, during: Goal["during"] | FrameSpan): Stereo {
  if (during === "whole") return sound;
  const { fromFrame, toFrame } = during;
  return [sound[0].subarray(fromFrame, toFrame), sound[1].subarray(fromFrame, toFrame)];
}
