import { describe, expect, it } from "vitest";
import { onsetsOf, timingOf } from "@/audio-engine/dsp/onsets";
import { seamDb } from "./measure-stem";
import { Random } from "./synthesis/random";

const BPM = 120;

/** Clicks that decay in 50 ms, at seconds and gains. */
function clicks(hits: readonly (readonly [seconds: number, gain: number])[]): Float64Array {
  const out = new Float64Array(48000 * 8);
  const random = new Random(5);
  for (const [seconds, gain] of hits) {
    const from = Math.round(seconds * 48000);
    for (let i = 0; i < 4800; i++)
      out[from + i] = out[from + i]! + gain * random.normal() * Math.exp(-i / 600);
  }
  return out;
}

describe("onsets", () => {
  it("finds strokes that lag by a known time and spread, in sixteenths", () => {
    const random = new Random(1);
    const errors = Array.from({ length: 30 }, () => 0.012 + 0.004 * random.normal());
    const onsets = onsetsOf([clicks(errors.map((error, i) => [0.25 + i * 0.25 + error, 0.1]))]);
    expect(onsets.length).toBe(30);
    const timing = timingOf(onsets, BPM)!;
    expect(timing.perBeat).toBe(4);
    expect(Math.abs(timing.meanMs - 12)).toBeLessThan(2.5);
    expect(Math.abs(timing.spreadMs - 4)).toBeLessThan(1.2);
  });

  it("takes swing for triplets, and soft strokes for 20 dB less", () => {
    const hits = Array.from({ length: 14 }, (_, i) => i * 0.5).flatMap((beat) => [
      [beat + 0.1, 0.1] as const,
      [beat + 0.1 + 1 / 3, 0.01] as const,
    ]);
    const shifted = hits.map(([seconds, gain]) => [seconds - 0.1 + 0.5, gain] as const);
    const onsets = onsetsOf([clicks(shifted)]);
    expect(onsets.length).toBe(28);
    expect(timingOf(onsets, BPM)?.perBeat).toBe(3);
    const [loud, soft] = onsets;
    expect(Math.abs(loud!.levelDb - soft!.levelDb - 20)).toBeLessThan(2);
  });

  it("has no timing of three strokes", () => {
    expect(timingOf(onsetsOf([clicks([[1, 0.1]])]), BPM)).toBeNull();
  });
});

describe("the seam", () => {
  const turns = (count: number) =>
    Float64Array.from({ length: 48000 }, (_, i) => Math.sin((2 * Math.PI * count * i) / 48000));

  it("is even where whole turns fit, and bends by tens of decibels where they do not", () => {
    expect(seamDb(turns(200))).toBeLessThan(0.1);
    expect(seamDb(turns(200.25))).toBeGreaterThan(40);
  });
});
