import { expect, it } from "vitest";

const DIFFERENT = [
  ["a sample", Float32Array.of(1, 2), Float32Array.of(1, 3)],
  ["the sign of zero", Float64Array.of(0), Float64Array.of(-0)],
  ["a missing sample", Float32Array.of(1, 2), Float32Array.of(1)],
  ["a number that is none", Float32Array.of(Number.NaN), Float32Array.of(0)],
  ["the kind of samples", Float32Array.of(1), Float64Array.of(1)],
] as const;

it.each(DIFFERENT)("samples that differ in %s are not equal", (_, one, other) => {
  expect(one).not.toEqual(other);
  expect({ channels: [one] }).not.toEqual({ channels: [other] });
  expect(() => expect(one).toEqual(other)).toThrow();
});

it("equal samples are equal", () => {
  const samples = Float32Array.of(1, Number.NaN, -0);
  expect({ channels: [samples] }).toEqual({ channels: [samples.slice()] });
});
