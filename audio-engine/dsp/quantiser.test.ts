import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { type DitherKind, Quantiser } from "./quantiser";

const STEP = 1 / 32768;
const codesOf = (dither: DitherKind, samples: ArrayLike<number>, seed = 1): number[] => {
  const quantiser = new Quantiser({ bits: 16, dither, seed });
  return Array.from(samples, (sample) => quantiser.code(sample));
};
const sine = (hz: number, peak: number, frames: number): Float64Array =>
  Float64Array.from({ length: frames }, (_, i) => peak * Math.sin((2 * Math.PI * hz * i) / 48000));

describe("triangular dither", () => {
  it("keeps levels between two steps: the mean of the codes is the level", () => {
    for (const part of [0, 0.1, 0.25, 0.5, 0.75, 0.99]) {
      const codes = codesOf("tpdf", new Float64Array(100_000).fill((7 + part) * STEP));
      const mean = codes.reduce((sum, code) => sum + code, 0) / codes.length;
      // Four times the deviation that chance allows: 0.5 ÷ √100000.
      expect(Math.abs(mean - 7 - part)).toBeLessThan(0.0064);
    }
  });

  it("turns the distortion of a soft tone into noise", () => {
    const tone = sine(1000, 0.7 * STEP, 480_000);
    const third = (dither: DitherKind): number => (2 * magnitudeAt(codesOf(dither, tone), 3000)) / 480_000;
    expect(third("none")).toBeGreaterThan(0.1);
    expect(third("tpdf")).toBeLessThan(0.005);
    expect((2 * magnitudeAt(codesOf("tpdf", tone), 1000)) / 480_000).toBeCloseTo(0.7, 2);
  });

  it("differs from seed to seed, and not from run to run", () => {
    const silence = new Float64Array(1000);
    expect(codesOf("tpdf", silence, 1)).toEqual(codesOf("tpdf", silence, 1));
    expect(codesOf("tpdf", silence, 1)).not.toEqual(codesOf("tpdf", silence, 2));
  });
});

it("without dither gives samples that came from integers back as they were", () => {
  fc.assert(
    fc.property(fc.integer({ min: -32768, max: 32767 }), (code) => {
      expect(new Quantiser({ bits: 16, dither: "none", seed: 0 }).code(code / 32768)).toBe(code);
    }),
  );
});

it.each(["none", "tpdf", "shaped"] as const)(
  "with %s dither never wraps, counts what is cut, and comes back",
  (dither) => {
    for (const bits of [16, 24] as const) {
      const quantiser = new Quantiser({ bits, dither, seed: 3 });
      const scale = 2 ** (bits - 1);
      for (const sample of [1, 1.5, 64]) expect(quantiser.code(sample)).toBe(scale - 1);
      for (const sample of [-1.001, -64]) expect(quantiser.code(sample)).toBe(-scale);
      expect(quantiser.clipped).toBe(5);
      for (let i = 0; i < 200; i++) quantiser.code(0);
      expect(Math.abs(quantiser.code(0.25) - scale / 4)).toBeLessThan(20);
    }
  },
);
