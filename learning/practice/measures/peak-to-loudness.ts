import { measureChannels } from "@/audio-engine/render/measure";
import type { MeasureWay } from "./measure";

const SAMPLE_RATE_HZ = 48000;

/** True peak in dBTP less integrated loudness in LUFS (AES TD1004: peak to loudness ratio). No gain changes it. */
export const peakToLoudness: MeasureWay = {
  measure(_goal, { print }) {
    const { truePeakDbtp, integratedLufs } = measureChannels(print, SAMPLE_RATE_HZ);
    return truePeakDbtp === null || integratedLufs === null ? Number.NaN : truePeakDbtp - integratedLufs;
  },
};

export const truePeak: MeasureWay = {
  measure: (_goal, { print }) => measureChannels(print, SAMPLE_RATE_HZ).truePeakDbtp ?? Number.NaN,
};
