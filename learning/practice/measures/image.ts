import type { Heard } from "../evidence";
import { formOf, type MeasureWay } from "./measure";
import { stretchOfSound } from "./readings";
import { BASS_RANGE, monoFoldLossLu, sideToMidWithinDb, WIDTH_RANGE } from "./stereo-image";

const tapId = (stripId: string): string => `folded/${stripId}`;

export const width: MeasureWay = {
  measure: ({ during }, { print }) => sideToMidWithinDb(stretchOfSound(print, during), WIDTH_RANGE),
};

export const bassWidth: MeasureWay = {
  measure: ({ during }, { print }) => sideToMidWithinDb(stretchOfSound(print, during), BASS_RANGE),
};

export const monoFoldLoss: MeasureWay = {
  taps: ({ of }) => (of === "print" ? [] : [{ id: tapId(of), stripId: of, point: "post-fader" }]),
  measure: ({ of, during }, { print, tap }) =>
    monoFoldLossLu(stretchOfSound(of === "print" ? print : tap(tapId(of)), during)),
};

export const addedWidth: MeasureWay = {
  measure(goal, subject, evidence) {
    const [first] = formOf(evidence);
    const growth = ({ print }: Heard): number =>
      sideToMidWithinDb(stretchOfSound(print, goal.during), WIDTH_RANGE) -
      sideToMidWithinDb(stretchOfSound(print, first), WIDTH_RANGE);
    return growth(subject) - growth(evidence.start);
  },
};
