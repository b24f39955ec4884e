import fc from "fast-check";
import { expect, test } from "vitest";
import { peaksOf } from "./peaks";

test("keeps the least and greatest sample of each part", () => {
  const { min, max } = peaksOf(Float32Array.of(0.5, -0.25, 0.75, 0.125, -1, 0), 3);
  expect([...min]).toEqual([-0.25, 0.125, -1]);
  expect([...max]).toEqual([0.5, 0.75, 0]);
});

test("fills points from one sample where there are more points than samples", () => {
  expect([...peaksOf(Float32Array.of(1, -1), 4).max]).toEqual([1, 1, -1, -1]);
});

test("an empty signal is a line", () => {
  expect([...peaksOf(new Float32Array(0), 2).min]).toEqual([0, 0]);
});

test("loses no click, wherever it falls", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }).chain((length) => fc.tuple(fc.constant(length), fc.nat(length - 1))),
      fc.integer({ min: 1, max: 600 }),
      ([length, at], points) => {
        const samples = new Float32Array(length);
        samples[at] = -1;
        expect(Math.min(...peaksOf(samples, points).min)).toBe(-1);
      },
    ),
    { seed: 48000 },
  );
});
