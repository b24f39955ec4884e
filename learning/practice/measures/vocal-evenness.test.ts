import { describe, expect, test } from "vitest";
import { evennessOf } from "./vocal-evenness";

/** A part that is as often at each of these levels. */
const blocks = (...levels: readonly number[]): number[] => levels.flatMap((level) => Array(20).fill(level));

describe("how even a part is", () => {
  test("is the distance between the 10th and the 90th percentile: 8 LU for levels that are spread evenly over 10", () => {
    const even = Array.from({ length: 1001 }, (_, i) => -30 + i / 100);
    expect(evennessOf(even, even).spreadLu).toBeCloseTo(8, 9);
  });

  test("of a part that nobody changed: nothing was lowered", () => {
    const part = blocks(-30, -24, -20);
    expect(evennessOf(part, part)).toEqual({
      spreadLu: 10,
      medianReductionDb: 0,
      mostReductionDb: 0,
      gapRiseDb: 0,
      levelChangeLu: 0,
    });
  });

  test("says what an ideal 2:1 with make-up does: −20 is lowered by 5, −24 by 3, −30 by none, all is raised by 4", () => {
    const found = evennessOf(blocks(-30, -24, -20), blocks(-26, -23, -21));
    expect(found.spreadLu).toBeCloseTo(5, 9);
    expect(found.medianReductionDb).toBeCloseTo(3, 9);
    expect(found.mostReductionDb).toBeCloseTo(5, 9);
  });

  test("does not change with level alone", () => {
    const part = blocks(-30, -24, -20);
    const softer = evennessOf(
      part,
      part.map((level) => level - 7),
    );
    expect(softer.spreadLu).toBeCloseTo(10, 9);
    expect(softer.levelChangeLu).toBeCloseTo(-7, 9);
    expect(softer.mostReductionDb).toBeCloseTo(0, 9);
  });

  test("hears gaps come up against what is sung, and takes for sung what was sung before", () => {
    const before = [...blocks(-24, -20), ...blocks(-45)];
    const after = [...blocks(-24, -22), ...blocks(-39)];
    const found = evennessOf(before, after);
    expect(found.gapRiseDb).toBeCloseTo(6 + 1, 9);
    expect(found.spreadLu).toBeCloseTo(2, 9);
    // A gate that takes the soft half of what is sung away does not make it even.
    expect(evennessOf(blocks(-24, -20), blocks(-80, -20)).spreadLu).toBeCloseTo(60, 9);
  });

  test("takes for sung what lies within 12 LU of its loudest tenth", () => {
    // 11.5 LU below it is sung and widens the spread; 12.5 LU below it is a gap and does not.
    const sung = [...blocks(-20, -20, -20), ...blocks(-31.5)];
    expect(evennessOf(sung, sung).spreadLu).toBeCloseTo(11.5, 9);
    const gap = [...blocks(-20, -20, -20), ...blocks(-32.5)];
    expect(evennessOf(gap, gap).spreadLu).toBeCloseTo(0, 9);
  });
});
