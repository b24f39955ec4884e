import { describe, expect, it } from "vitest";
import { BURST_OVER_DB, BURST_SECONDS, BURST_STEP_SECONDS, burstGain } from "./gain-burst-drawing";

const settings = { thresholdDb: -24, ratio: 4, kneeDb: 0, attackSeconds: 0.01, releaseSeconds: 0.1 };
const at = (reductionDb: Float64Array, seconds: number) =>
  reductionDb[Math.round(seconds / BURST_STEP_SECONDS)]!;

describe("the gain on a burst", () => {
  it("goes down as 1 − e^(−t/τ), to the static curve's reduction", () => {
    const { reductionDb, fullDb } = burstGain(settings);
    expect(fullDb).toBeCloseTo(BURST_OVER_DB * (1 - 1 / 4), 12);
    for (const seconds of [0.001, 0.005, 0.01, 0.02, 0.05, BURST_SECONDS]) {
      expect(at(reductionDb, seconds)).toBeCloseTo(fullDb * (1 - Math.exp(-seconds / 0.01)), 2);
    }
  });

  it("starts at once: after a millisecond of a slow attack it has moved, by the rate that is said", () => {
    for (const attackSeconds of [0.01, 0.03, 0.2]) {
      const { reductionDb, fallDbPerSecond } = burstGain({ ...settings, attackSeconds });
      const first = at(reductionDb, 0.001);
      expect(first).toBeGreaterThan(0);
      expect(first / (fallDbPerSecond * 0.001)).toBeGreaterThan(0.94);
      expect(first / (fallDbPerSecond * 0.001)).toBeLessThanOrEqual(1.001);
    }
  });

  it("comes back as slowly as the release says, later by the attack's lag and by no more", () => {
    const quick = burstGain({ ...settings, attackSeconds: 0.0001 });
    expect(quick.backSeconds).toBeCloseTo(0.1, 2);
    const lagging = burstGain({ ...settings, attackSeconds: 0.03 });
    expect(lagging.backSeconds!).toBeGreaterThan(0.11);
    expect(lagging.backSeconds!).toBeLessThan(0.1 + 2 * 0.03);
    expect(burstGain({ ...settings, releaseSeconds: 3 }).backSeconds).toBeNull();
  });

  it("does not move at 1:1", () => {
    expect(Math.max(...burstGain({ ...settings, ratio: 1 }).reductionDb)).toBe(0);
  });
});
