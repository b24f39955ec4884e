import { describe, expect, it } from "vitest";
import { compressorCurveDb } from "@/audio-engine/dsp/compressor";
import { liveLevelDb } from "./transfer-drawing";

const settings = { thresholdDb: -18, ratio: 4, kneeDb: 6, makeupDb: 0, mix01: 1 };
const reductionDb = (inDb: number): number => inDb - compressorCurveDb(inDb, settings);

describe("the live point", () => {
  it("lies where a steady level is lowered by as much", () => {
    for (const inDb of [-20, -12, -6, -0.25]) {
      expect(liveLevelDb(reductionDb, reductionDb(inDb))).toBeCloseTo(inDb, 6);
    }
  });

  it("is not there while nothing is lowered, and stays in the picture when more is than it shows", () => {
    expect(liveLevelDb(reductionDb, 0)).toBeNull();
    expect(liveLevelDb(reductionDb, 40)).toBe(0);
  });
});
