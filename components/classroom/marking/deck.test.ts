import { describe, expect, test } from "vitest";
import type { Opening } from "@/server/grades/shapes";
import { dimFor, stretchOf } from "./deck";

const SECOND = 48_000;

function graded(seconds: number, loudestFromFrame: number | null): Opening["marking"] {
  const print =
    loudestFromFrame === null
      ? null
      : {
          integratedLufs: -14,
          truePeakDbtp: -1,
          loudnessRangeLu: 3,
          frames: seconds * SECOND,
          loudestFromFrame,
        };
  const result = { outcome: "not-yet", guard: "audible", reason: "" } as const;
  return { state: "graded", result, print };
}

const stretch = (length: number, loudestFromFrame: number | null) => {
  const { startFrame, endFrame } = stretchOf(graded(length, loudestFromFrame), {
    lengthFrames: length * SECOND,
  });
  return [startFrame / SECOND, endFrame / SECOND];
};

describe("of a mix is played", () => {
  test("its loudest 20 s, where the grader found them", () => {
    expect(stretch(60, 30 * SECOND)).toEqual([30, 50]);
  });

  test("20 s that lie within it, however long its tail rings", () => {
    expect(stretch(60, 55 * SECOND)).toEqual([40, 60]);
  });

  test("all of it where it is shorter, and its beginning where nothing was rendered", () => {
    expect(stretch(12, 0)).toEqual([0, 12]);
    expect(stretch(60, null)).toEqual([0, 20]);
  });

  test("as much as makes it as loud as the others, and never more", () => {
    expect([dimFor(-14), dimFor(-23), dimFor(-30), dimFor(null)]).toEqual([-9, 0, 0, null]);
  });
});
