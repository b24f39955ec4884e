import { describe, expect, it } from "vitest";
import { LevelMeter } from "./levels";
import { unitWhiteNoiseAt } from "./noise";

const FRAMES = 48000;
const sine = (peak: number, degrees = 0) =>
  Float64Array.from({ length: FRAMES }, (_, i) => peak * Math.sin(2 * Math.PI * (i / 48 + degrees / 360)));
const noise = (seed: number) => Float64Array.from({ length: FRAMES }, (_, i) => unitWhiteNoiseAt(seed, i));

function metered(...channels: readonly Float64Array[]): LevelMeter {
  const meter = new LevelMeter();
  for (let at = 0; at < FRAMES; at += 1000) {
    meter.process(
      channels.map((samples) => samples.subarray(at, at + 1000)),
      1000,
    );
  }
  return meter;
}

describe("levels", () => {
  it("finds peak, RMS and crest factor of a sine and of silence beside it", () => {
    const one = metered(sine(0.5));
    expect(one.samplePeak).toBeCloseTo(0.5, 12);
    expect(one.rms).toBeCloseTo(0.5 / Math.SQRT2, 10);
    expect(one.crestFactor).toBeCloseTo(Math.SQRT2, 10);
    const beside = metered(sine(0.5), new Float64Array(FRAMES));
    expect(beside.rms).toBeCloseTo(0.25, 10);
  });

  it("counts the largest sample of either sign in any channel", () => {
    const samples = sine(0.1);
    samples[31000] = -0.9;
    expect(metered(sine(0.2), samples).samplePeak).toBe(0.9);
  });

  it.each([
    [0, 1],
    [60, 0.5],
    [90, 0],
    [180, -1],
  ])("correlates tones %i degrees apart with their cosine", (degrees, expected) => {
    expect(metered(sine(0.5), sine(0.1, degrees)).correlation).toBeCloseTo(expected, 9);
  });

  it("finds independent noises unrelated, and half-shared ones half related", () => {
    const [a, b, c] = [noise(1), noise(2), noise(3)] as const;
    expect(Math.abs(metered(a, b).correlation)).toBeLessThan(0.02);
    const mixed = metered(
      a.map((x, i) => x + c[i]!),
      b.map((x, i) => x + c[i]!),
    );
    expect(Math.abs(mixed.correlation - 0.5)).toBeLessThan(0.02);
  });

  it("has no correlation of one channel, three, or a silent one", () => {
    expect(metered(sine(1)).correlation).toBeNaN();
    expect(metered(sine(1), sine(1), sine(1)).correlation).toBeNaN();
    expect(metered(sine(1), new Float64Array(FRAMES)).correlation).toBeNaN();
  });

  it("begins again after a reset", () => {
    const meter = metered(sine(1), sine(1));
    meter.reset();
    expect([meter.samplePeak, meter.rms]).toEqual([0, 0]);
    expect(meter.correlation).toBeNaN();
  });
});
