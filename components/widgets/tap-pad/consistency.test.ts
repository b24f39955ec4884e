import { describe, expect, it } from "vitest";
import { consistencyOf, tapDistances } from "./consistency";

const BEATS = Array.from({ length: 12 }, (_, i) => 1000 + 600 * i);

describe("taps to a click", () => {
  it("are taken against the nearest beat, the first ones left out", () => {
    const taps = BEATS.map((beat, i) => beat + (i % 2 === 0 ? 30 : 50));
    const distances = tapDistances(taps, BEATS, 4);
    expect(distances).toEqual([30, 50, 30, 50, 30, 50, 30, 50]);
    expect(consistencyOf(distances)).toEqual({ taps: 8, lagMs: 40, spreadMs: 10 });
  });

  it("leave a gap where a beat has none, and count the nearest of two", () => {
    const taps = BEATS.filter((_, i) => i !== 6).flatMap((beat) => [beat - 20, beat + 90]);
    const distances = tapDistances(taps, BEATS, 4);
    expect(distances.filter((each) => each === null)).toHaveLength(1);
    expect(consistencyOf(distances)).toEqual({ taps: 7, lagMs: -20, spreadMs: 0 });
  });

  it("say the same spread whatever steady lag the device adds", () => {
    const wobble = [3, -8, 12, 0, -5, 9, -11, 4, 7, -2, 1, -10];
    const spreads = [0, 120, 240].map((lag) => {
      const taps = BEATS.map((beat, i) => beat + lag + (wobble[i] ?? 0));
      return consistencyOf(tapDistances(taps, BEATS, 0))?.spreadMs ?? Number.NaN;
    });
    for (const spread of spreads) expect(spread).toBeCloseTo(spreads[0] ?? 0, 9);
  });

  it("say nothing when there are hardly any", () => {
    expect(consistencyOf([1, null, 2, 3])).toBeNull();
  });
});
