import type { SongState } from "../shared/song-about";
import { decibels } from "../shared/words";

/** "−18.2 LUFS · true peak −2.5 dBTP · range 5.7 LU · crest 18.4 dB"; what is not defined is left out. */
export function measuredWords(measured: SongState["measured"]): string {
  const { integratedLufs, truePeakDbtp, loudnessRangeLu, crestFactorDb } = measured;
  const number = (value: number): string => decibels(value).replace(" dB", "");
  return [
    integratedLufs === null ? [] : [`${number(integratedLufs)} LUFS`],
    truePeakDbtp === null ? [] : [`true peak ${number(truePeakDbtp)} dBTP`],
    loudnessRangeLu === null ? [] : [`loudness range ${number(loudnessRangeLu)} LU`],
    crestFactorDb === null ? [] : [`crest ${number(crestFactorDb)} dB`],
  ]
    .flat()
    .join(" · ");
}
