import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecibelBuffer } from "./decibel-kernels";
import { decibelsToGain, gainToDecibels } from "./math";

const FRAMES = 32;
const converted = (values: readonly number[], convert: (buffer: DecibelBuffer) => void) => {
  const buffer = new DecibelBuffer(FRAMES);
  buffer.values.set(values);
  convert(buffer);
  return buffer.values;
};

describe("converting a stretch", () => {
  it("gives levels within 1e-13 dB, from 1e-300 to 64", () => {
    const amplitude = fc.tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -996, max: 5 }));
    fc.assert(
      fc.property(fc.array(amplitude, { minLength: FRAMES, maxLength: FRAMES }), (pairs) => {
        const amplitudes = pairs.map(([mantissa, exponent]) => mantissa * 2 ** exponent);
        const levels = converted(amplitudes, (buffer) => buffer.toDecibels(0, FRAMES));
        amplitudes.forEach((x, i) => {
          // The sum of a large whole part and a small one rounds at its size.
          const rounding = Math.abs(gainToDecibels(x)) * 1e-15;
          expect(Math.abs(levels[i]! - gainToDecibels(x))).toBeLessThan(1e-13 + rounding);
        });
      }),
      { numRuns: 300, seed: 48000 },
    );
  });

  it("calls silence and subnormal numbers far below every threshold", () => {
    const levels = converted([0, 5e-324, 1e-310], (buffer) => buffer.toDecibels(0, 3));
    for (const level of levels.subarray(0, 3)) expect(level).toBeLessThan(-6100);
  });

  it("gives gains within 2e-13 of themselves", () => {
    const level = fc.double({ min: -200, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.array(level, { minLength: FRAMES, maxLength: FRAMES }), (levels) => {
        const gains = converted(levels, (buffer) => buffer.toGains(0, FRAMES));
        levels.forEach((db, i) => {
          expect(Math.abs(gains[i]! / decibelsToGain(db) - 1)).toBeLessThan(2e-13);
        });
      }),
      { numRuns: 300, seed: 48000 },
    );
  });

  it("gives exactly 1 for 0 dB", () => {
    expect([...converted([0, -0], (buffer) => buffer.toGains(0, 2)).subarray(0, 2)]).toEqual([1, 1]);
  });

  it("leaves what lies outside as it is", () => {
    const values = Array.from({ length: FRAMES }, (_, i) => 0.1 + i);
    for (const convert of ["toDecibels", "toGains"] as const) {
      const result = converted(values, (buffer) => buffer[convert](8, 8));
      expect([...result.subarray(0, 8)]).toEqual(values.slice(0, 8));
      expect([...result.subarray(16)]).toEqual(values.slice(16));
      expect(result[8]).not.toBe(values[8]);
      expect(result[15]).not.toBe(values[15]);
    }
  });
});
