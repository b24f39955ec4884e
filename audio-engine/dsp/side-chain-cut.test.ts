import { describe, expect, it } from "vitest";
import { congruentialNoise, firstDifferenceOf, sine, toDb } from "@/tests/helpers/dynamics-signals";
import { SideChainCut } from "./side-chain-cut";

const noise = congruentialNoise(8, 9600);
function run(cut: SideChainCut, input: Float64Array): Float64Array {
  const output = input.slice();
  for (let at = 0; at < output.length; at += 32) cut.process(output.subarray(at, at + 32), null, 32);
  return output;
}
const cutAt = (kind: "low-cut" | "high-cut", frequencyHz: number) => {
  const cut = new SideChainCut(kind, kind === "low-cut" ? 20 : 20000);
  cut.set(frequencyHz, "snap");
  return cut;
};
const rmsOf = (samples: Float64Array) =>
  Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);

describe("a side chain's cut", () => {
  it.each([
    ["low-cut", 21],
    ["low-cut", 500],
    ["low-cut", 4000],
    ["high-cut", 200],
    ["high-cut", 6000],
    ["high-cut", 19000],
  ] as const)("is a second-order Butterworth %s at %d Hz", (kind, frequencyHz) => {
    for (const hz of [100, 200, 500, 1000, 4000, 6000, 12000, 19000]) {
      const warped = Math.tan((Math.PI * hz) / 48000) / Math.tan((Math.PI * frequencyHz) / 48000);
      const u = kind === "low-cut" ? 1 / warped : warped;
      const output = run(cutAt(kind, frequencyHz), sine(hz, Math.SQRT2, 24000));
      expect(toDb(rmsOf(output.subarray(-4800)))).toBeCloseTo(-10 * Math.log10(1 + u ** 4), 3);
    }
  });

  it.each([
    ["low-cut", 20],
    ["high-cut", 20000],
  ] as const)("changes no bit at its off frequency: %s at %d Hz", (kind, offHz) => {
    expect(firstDifferenceOf(run(cutAt(kind, offHz), noise), noise)).toBe(-1);
  });

  it("fades out in 10 ms and then changes no bit, and comes back as a new one", () => {
    const cut = cutAt("low-cut", 300);
    run(cut, noise);
    cut.set(20, "smooth");
    const leaving = run(cut, noise);
    expect(firstDifferenceOf(leaving.subarray(480), noise.subarray(480))).toBe(-1);
    expect(leaving[470]).not.toBe(noise[470]);
    expect(cut.isActive).toBe(false);
    const fresh = cutAt("low-cut", 20);
    for (const each of [cut, fresh]) each.set(80, "smooth");
    expect(firstDifferenceOf(run(cut, noise), run(fresh, noise))).toBe(-1);
  });

  it("glides between frequencies without a step, and arrives", () => {
    const cut = cutAt("low-cut", 30);
    const tone = sine(100, 1, 24000);
    run(cut, tone);
    cut.set(500, "smooth");
    const output = run(cut, tone);
    let step = 0;
    for (let i = 1; i < output.length; i++) step = Math.max(step, Math.abs(output[i]! - output[i - 1]!));
    expect(step).toBeLessThan((1.1 * 2 * Math.PI * 100) / 48000);
    const settled = run(cutAt("low-cut", 500), tone);
    expect(Math.abs(output.at(-1)! - settled.at(-1)!)).toBeLessThan(1e-12);
    expect(cut.isActive).toBe(true);
  });
});
