import { describe, expect, it } from "vitest";
import { EMPTY_SNAPSHOT, type EngineSnapshot } from "@/audio-engine";
import { decibels, loadingWords, loudnessUnits, matchWords } from "./words";

const SIDES = [
  { id: "a", label: "Mix" },
  { id: "b", label: "Master" },
];
const match = (sideId: string, gainDb: number, rest = {}) => ({
  sideId,
  gainDb,
  measuring: false,
  failed: false,
  ...rest,
});
const sound = (snapshot: Partial<EngineSnapshot>): EngineSnapshot => ({
  ...EMPTY_SNAPSHOT,
  matched: true,
  ...snapshot,
});

describe("numbers in words", () => {
  it("have a real minus sign, none on zero, and a word for silence", () => {
    expect(decibels(-6.04)).toBe("−6.0 dB");
    expect(decibels(-0.04)).toBe("0.0 dB");
    expect(decibels(3.456, 2)).toBe("3.46 dB");
    expect(decibels(Number.NEGATIVE_INFINITY)).toBe("−∞ dB");
  });

  it("have their sign where they are differences", () => {
    expect([1.84, -0.36, 0.04, -0.04].map(loudnessUnits)).toEqual(["+1.8 LU", "−0.4 LU", "0.0 LU", "0.0 LU"]);
  });

  it("count the megabytes of a load", () => {
    expect(loadingWords(1_250_000, 16_350_000)).toBe("Loading the sound: 1.3 of 16.4 MB");
  });
});

describe("what the loudness match says", () => {
  it("names each side that is turned down, and by how much", () => {
    expect(matchWords(sound({ matches: [match("a", 0), match("b", -7.26)] }), SIDES)).toBe(
      "Master is turned down by 7.3 dB to match.",
    );
  });

  it("keeps amounts to itself where they would help to find an answer", () => {
    const words = matchWords(sound({ matches: [match("a", 0), match("b", -7.26)] }), SIDES, false);
    expect(words).toBe("All sides are equally loud.");
  });

  it("says when it measures, when it could not, when it is off, and when nothing is to be done", () => {
    expect(matchWords(sound({ matches: [match("a", 0, { measuring: true })] }), SIDES)).toBe(
      "Measuring the loudness…",
    );
    expect(matchWords(sound({ matches: [] }), SIDES)).toBe("Measuring the loudness…");
    expect(matchWords(sound({ matches: [match("a", 0, { failed: true })] }), SIDES)).toMatch(
      /could not be measured/,
    );
    expect(matchWords(sound({ matched: false }), SIDES)).toMatch(/^Not matched/);
    expect(matchWords(sound({ matches: [match("a", 0), match("b", -0.04)] }), SIDES)).toMatch(
      /^Both are equally loud/,
    );
  });
});
