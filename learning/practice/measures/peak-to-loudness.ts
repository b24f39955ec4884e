import type { MeasureWay } from "./measure";
import { levelsOf } from "./readings";

/** True peak in dBTP less integrated loudness in LUFS (AES TD1004: peak to loudness ratio). No gain changes it. */
export const peakToLoudness: MeasureWay = {
  measure(_goal, { print }) {
    const { truePeakDbtp, integratedLufs } = levelsOf(print);
    return truePeakDbtp === null || integratedLufs === null ? Number.NaN : truePeakDbtp - integratedLufs;
  },
};

export const truePeak: MeasureWay = {
  measure: (_goal, { print }) => levelsOf(print).truePeakDbtp ?? Number.NaN,
};

export const wholeLufs: MeasureWay = {
  measure: (_goal, { print }) => levelsOf(print).integratedLufs ?? Number.NaN,
};
