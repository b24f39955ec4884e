import { describe, expect, it } from "vitest";
import { barkOf, maskingIndex, spreadingDb, thirdOctaveFrames } from "./masking";
import { unitWhiteNoiseAt } from "./noise";
import { THIRD_OCTAVE_CENTRES_HZ } from "./third-octave";

const noise = (seed: number, frames: number) =>
  Float64Array.from({ length: frames }, (_, i) => unitWhiteNoiseAt(seed, i));
const scaled = (samples: Float64Array, gain: number) => samples.map((x) => gain * x);

/** Noise of a third of an octave that comes and goes: many sines, evenly spread. */
function bandNoise(centreHz: number, frames = 24000): Float64Array {
  const out = new Float64Array(frames);
  for (let line = 0; line < 24; line++) {
    const hz = centreHz * 10 ** ((line + 0.5) / 240 - 0.05);
    for (let i = 0; i < frames; i++) out[i]! += 0.2 * Math.sin((2 * Math.PI * hz * i) / 48000 + line * line);
  }
  return out.map((x, i) => x * Math.sin((Math.PI * i) / frames) ** 2);
}

const index = (target: Float64Array, ...maskers: readonly Float64Array[]) =>
  maskingIndex(
    thirdOctaveFrames([target]),
    maskers.map((masker) => thirdOctaveFrames([masker])),
  );

describe("the model's published functions", () => {
  it.each([
    // Zwicker's table of critical bands: upper edges in Hz and their Bark; Traunmüller's fit is within 0.1.
    [100, 1],
    [510, 5],
    [1270, 10],
    [2700, 15],
    [6400, 20],
  ])("%i Hz is %i Bark", (hz, bark) => {
    expect(Math.abs(barkOf(hz) - bark)).toBeLessThan(0.1);
  });

  it("spreads by −10 dB per Bark upwards and 25 downwards, about 0 dB in place", () => {
    expect(spreadingDb(0)).toBeCloseTo(0, 2);
    expect(spreadingDb(24) - spreadingDb(23)).toBeCloseTo(-10, 1);
    expect(spreadingDb(-23) - spreadingDb(-24)).toBeCloseTo(25, 1);
  });
});

describe("masking index", () => {
  const voice = bandNoise(1000);

  it("is 0 without maskers and under silence, 1 below a much louder copy, and never less for a louder masker", () => {
    expect(index(voice).overall01).toBe(0);
    expect(index(voice, new Float64Array(24000)).overall01).toBe(0);
    expect(index(voice, scaled(noise(3, 24000), 100)).overall01).toBeCloseTo(1, 9);
    let before = 0;
    for (let db = -60; db <= 40; db += 5) {
      const { perBand01, overall01 } = index(voice, scaled(noise(3, 24000), 10 ** (db / 20)));
      expect(overall01).toBeGreaterThanOrEqual(before);
      for (const share of perBand01) if (!Number.isNaN(share)) expect(share).toBeLessThanOrEqual(1);
      before = overall01;
    }
    expect(before).toBeGreaterThan(0.95);
  });

  it("under a copy of itself 12 dB softer, a band alone keeps what lies 17.5 dB down in it", () => {
    const { perBand01 } = index(voice, scaled(voice, 10 ** (-12 / 20)));
    const inPlace = 10 ** ((spreadingDb(0) - 5.5 - 12) / 10);
    // The neighbours' edges spread a little into the band.
    expect(perBand01[16]! / inPlace).toBeGreaterThan(1);
    expect(perBand01[16]! / inPlace).toBeLessThan(1.02);
  });

  it("spreads upwards more than downwards", () => {
    const [low, high] = [bandNoise(500), bandNoise(1000)];
    const bandShare = (target: Float64Array, masker: Float64Array, band: number) =>
      index(target, scaled(masker, 3)).perBand01[band]!;
    expect(bandShare(high, low, 16)).toBeGreaterThan(100 * bandShare(low, high, 13));
  });

  it("counts only what sounds at the same time", () => {
    const burst = (from: number, to: number) => voice.map((x, i) => (i >= from && i < to ? x : 0));
    const apart = index(burst(0, 8000), scaled(burst(14000, 24000), 10)).perBand01[16]!;
    const together = index(burst(0, 8000), scaled(burst(0, 8000), 10)).perBand01[16]!;
    expect(apart).toBe(0);
    expect(together).toBeGreaterThan(0.99);
  });

  it("adds maskers up, and knows no absolute level", () => {
    const [a, b] = [scaled(noise(5, 24000), 0.1), scaled(noise(6, 24000), 0.1)];
    const both = index(voice, a, b).overall01;
    expect(both).toBeGreaterThan(index(voice, a).overall01);
    const quiet = index(scaled(voice, 1e-3), scaled(a, 1e-3), scaled(b, 1e-3)).overall01;
    expect(quiet).toBeCloseTo(both, 9);
    const frames = thirdOctaveFrames([voice, scaled(voice, 2)]);
    const one = thirdOctaveFrames([voice]);
    expect(frames.powers[16 * 1]! / one.powers[16]!).toBeCloseTo(5, 9);
  });

  it("weighs bands by their share in the target's loudness", () => {
    const target = bandNoise(500).map((x, i) => x + 0.1 * voice[i]!);
    const { perBand01, overall01 } = index(target, scaled(bandNoise(4000), 10));
    const total = thirdOctaveFrames([target]);
    let sum = 0;
    let weights = 0;
    THIRD_OCTAVE_CENTRES_HZ.forEach((hz, band) => {
      if (Number.isNaN(perBand01[band]!)) return;
      let power = 0;
      for (let frame = 0; frame < total.frames; frame++) power += total.powers[30 * frame + band]!;
      const weight = (barkOf(hz * 10 ** 0.05) - barkOf(hz * 10 ** -0.05)) * (power / total.frames) ** 0.23;
      sum += weight * perBand01[band]!;
      weights += weight;
    });
    expect(overall01).toBeCloseTo(sum / weights, 12);
  });

  it("has no answer for a silent target", () => {
    const { perBand01, overall01 } = index(new Float64Array(24000), voice);
    expect(overall01).toBeNaN();
    expect([...perBand01]).toEqual(Array(30).fill(Number.NaN));
    expect(index(new Float64Array(0), voice).overall01).toBeNaN();
  });
});
