import { expect, it } from "vitest";
import { measuredWords } from "../song-listen/measured-words";
import { clockTime } from "./song-about";

it("times are minutes and seconds", () => {
  expect([0, 48000 * 38.4, 48000 * 59.6, 48000 * 200].map(clockTime)).toEqual([
    "0:00",
    "0:38",
    "1:00",
    "3:20",
  ]);
});

it("measures are said with their units, and what is undefined is left out", () => {
  const measured = {
    integratedLufs: -18.21,
    truePeakDbtp: 0.44,
    loudnessRangeLu: 5.65,
    crestFactorDb: 18.41,
  };
  expect(measuredWords(measured)).toBe(
    "−18.2 LUFS · true peak 0.4 dBTP · loudness range 5.7 LU · crest 18.4 dB",
  );
  expect(measuredWords({ ...measured, integratedLufs: null, loudnessRangeLu: null })).toBe(
    "true peak 0.4 dBTP · crest 18.4 dB",
  );
});
