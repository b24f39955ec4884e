import fc from "fast-check";
import { expect, it } from "vitest";
import { compressionDb, writeCompressionDb } from "./dynamics-curve";

it("lowers a whole stretch to the bit as one level after the other, the corners of the knee too", () => {
  const level = fc.double({ min: -6200, max: 40, noNaN: true });
  const knees = fc.oneof(fc.constantFrom(0, 5e-324, 1e-99, 6), fc.double({ min: 0, max: 24, noNaN: true }));
  const thresholds = fc.double({ min: -60, max: 0, noNaN: true });
  const slopes = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(level, { maxLength: 16 }),
      thresholds,
      knees,
      slopes,
      (random, threshold, knee, slope) => {
        const corners = [threshold, threshold - 0.5 * knee, threshold + 0.5 * knee];
        const near = [threshold - 0.3 * knee, threshold + 0.4 * knee];
        const levels = [1, ...random, ...corners, ...near, 1];
        const stretch = Float64Array.from(levels);
        writeCompressionDb(stretch, 1, levels.length - 2, threshold, knee, slope);
        const expected = levels.slice(1, -1).map((each) => compressionDb(each, threshold, knee, slope));
        // `toEqual` tells −0 from 0.
        expect([...stretch]).toEqual([1, ...expected, 1]);
      },
    ),
    { numRuns: 500, seed: 48000 },
  );
});
