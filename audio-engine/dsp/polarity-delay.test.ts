import { expect, it } from "vitest";
import { congruentialNoise, runMono, runUnit } from "@/tests/helpers/dynamics-signals";
import { PolarityDelay, type PolarityDelaySettings } from "./polarity-delay";

const PLAIN: PolarityDelaySettings = {
  leftSeconds: 0,
  rightSeconds: 0,
  invertLeft: false,
  invertRight: false,
};
const input = { left: congruentialNoise(1, 12800), right: congruentialNoise(2, 12800) };

it("changes no bit until it is asked to", () => {
  expect(runUnit(new PolarityDelay(PLAIN), input)).toEqual(input);
});

it.each([1, 31, 32, 33, 4800])("lets one side wait %i frames, to the bit", (frames) => {
  const { left, right } = runUnit(new PolarityDelay({ ...PLAIN, rightSeconds: frames / 48000 }), input);
  expect(left).toEqual(input.left);
  expect(right.subarray(frames)).toEqual(input.right.subarray(0, input.right.length - frames));
  expect(right.subarray(0, frames).every((x) => x === 0)).toBe(true);
});

it("turns a side over: with itself it is silence", () => {
  const { left, right } = runUnit(new PolarityDelay({ ...PLAIN, invertLeft: true }), input);
  expect(left.map((x, i) => x + input.left[i]!).every((x) => x === 0)).toBe(true);
  expect(right).toEqual(input.right);
});

it("gives one channel what it would give the left", () => {
  const settings = { ...PLAIN, leftSeconds: 0.01, invertLeft: true };
  expect(runMono(new PolarityDelay(settings), input.left)).toEqual(
    runUnit(new PolarityDelay(settings), input).left,
  );
});

it("turns over along a line, and arrives exactly", () => {
  const unit = new PolarityDelay(PLAIN);
  unit.set({ ...PLAIN, invertLeft: true, invertRight: true }, "smooth");
  const steady = new Float64Array(12800).fill(0.5);
  const out = runMono(unit, steady);
  out.reduce((before, x) => {
    expect(x).toBeLessThanOrEqual(before);
    expect(before - x).toBeLessThan(0.01);
    return x;
  }, 0.5);
  expect(out[12799]).toBe(-0.5);
});
