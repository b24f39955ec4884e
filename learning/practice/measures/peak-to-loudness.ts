import { measuresOf } from "../found-once";
import type { MeasureWay } from "./measure";

/** True peak in dBTP less integrated loudness in LUFS (AES TD1004: peak to loudness ratio). No gain changes it. */
export const peakToLoudness: MeasureWay = {
  measure(_goal, { print }) {
    const { truePeakDbtp, integratedLufs } = measuresOf(print);
    return truePeakDbtp === null || integratedLufs === null ? Number.NaN : truePeakDbtp - integratedLufs;
  },
};

export const truePeak: MeasureWay = {
  measure: (_goal, { print }) => measuresOf(print).truePeakDbtp ?? Number.NaN,
};
