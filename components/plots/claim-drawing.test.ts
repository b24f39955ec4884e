import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisNumber, decadeMarks, roundMarks } from "./claim-drawing";

describe("marks of an axis", () => {
  it("are round, lie inside and are no more than asked for", () => {
    expect(roundMarks(-0.24, 0.24, 5)).toEqual([-0.2, -0.1, 0, 0.1, 0.2].map((x) => expect.closeTo(x, 12)));
    fc.assert(
      fc.property(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e4, noNaN: true }),
        (from, span) => {
          const marks = roundMarks(from, from + span, 6);
          expect(marks.length).toBeLessThanOrEqual(7);
          const dust = 1e-9 * (Math.abs(from) + span);
          for (const mark of marks) {
            expect(mark).toBeGreaterThanOrEqual(from - dust);
            expect(mark).toBeLessThanOrEqual(from + span + dust);
          }
        },
      ),
    );
  });

  it("are 1, 2 and 5 of every decade on a log axis", () => {
    expect(decadeMarks(20, 1000)).toEqual([20, 50, 100, 200, 500, 1000]);
  });
});

describe("a number on an axis", () => {
  it.each([
    [0, "0"],
    [-12, "−12"],
    [20000, "20k"],
    [0.25, "0.25"],
    [2e-8, "2e−8"],
    [1e-12, "1e−12"],
  ])("%d is %s", (value, text) => {
    expect(axisNumber(value)).toBe(text);
  });
});
