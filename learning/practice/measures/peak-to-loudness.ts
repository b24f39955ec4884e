import { measureChannels } from "@/audio-engine/render/measure";
import type { MeasureWay } from "./measure";

const SAMPLE_RATE_HZ = 48000;

/** True peak of the print (annex 2 of ITU-R BS.1770-5) less its integrated loudness, in LU. */
export const peakToLoudness: MeasureWay = {
  measure(_goal, { print }) {
    const { truePeakDbtp, integratedLufs } = measureChannels(print, SAMPLE_RATE_HZ);
    return truePeakDbtp === null || integratedLufs === null ? Number.NaN : truePeakDbtp - integratedLufs;
  },
};
