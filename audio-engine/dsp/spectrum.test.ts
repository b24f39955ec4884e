import { describe, expect, it } from "vitest";
import { fillPinkNoise, unitWhiteNoiseAt } from "./noise";
import {
  hannWindow,
  holdPeaks,
  SPECTRUM_FRAMES,
  SpectrumAnalyser,
  smoothThirdOctave,
  tiltLevels,
  writeLevelsDb,
} from "./spectrum";

function noise(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => unitWhiteNoiseAt(9, i));
}

function powers(samples: ArrayLike<number>, offset = 0): Float64Array {
  const analyser = new SpectrumAnalyser();
  const power = new Float64Array(analyser.bins);
  analyser.powerOf(samples, offset, power);
  return power;
}

describe("power spectrum", () => {
  it("a sine of peak 1 gives 1 in its bin, a quarter beside it, nothing elsewhere", () => {
    const sine = Float64Array.from({ length: 4096 }, (_, i) => Math.sin((2 * Math.PI * 100 * i) / 4096));
    const power = powers(sine);
    expect(power[100]).toBeCloseTo(1, 10);
    expect(power[99]).toBeCloseTo(0.25, 10);
    expect(power[101]).toBeCloseTo(0.25, 10);
    for (let k = 0; k < power.length; k++) if (Math.abs(k - 100) > 1) expect(power[k]).toBeLessThan(1e-25);
  });

  it("a block beyond the signal's ends counts silence", () => {
    const short = noise(100);
    const padded = new Float64Array(SPECTRUM_FRAMES);
    padded.set(short, 50);
    expect(powers(short, -50)).toEqual(powers(padded));
  });

  it("mean power keeps a signal's energy, wherever in the signal it stands", () => {
    for (const at of [0, 17, 5000, 19999]) {
      const click = new Float64Array(20000);
      click[at] = 1;
      const analyser = new SpectrumAnalyser(1024);
      const power = new Float64Array(analyser.bins);
      analyser.meanPowerOf(click, power);
      // Flat: mean square 1/20000 over 512 bins of noise bandwidth 1.5, a sine of peak 1 having mean square 1/2.
      expect(power[100]).toBeCloseTo((1 / 20000) * 1.5 * (2 / 512), 12);
    }
    const nothing = new Float64Array(513).fill(3);
    new SpectrumAnalyser(1024).meanPowerOf([], nothing);
    expect(nothing.every((x) => x === 0)).toBe(true);
  });

  it("Hann window", () => {
    const window = hannWindow(8);
    expect(window[0]).toBe(0);
    expect(window[4]).toBe(1);
    expect(window[2]).toBeCloseTo(0.5, 15);
  });
});

describe("display of a spectrum", () => {
  it("third-octave smoothing is the mean over ±1/6 octave, exact at partial bins", () => {
    const flat = new Float64Array(2049).fill(0.3);
    const out = new Float64Array(2049);
    smoothThirdOctave(flat, out);
    for (const value of out) expect(value).toBeCloseTo(0.3, 9);
    const line = new Float64Array(2049);
    line[500] = 1;
    smoothThirdOctave(line, out);
    const width = 500 * (2 ** (1 / 6) - 2 ** (-1 / 6));
    expect(out[500]).toBeCloseTo(1 / width, 12);
    expect(out[Math.ceil(500 * 2 ** (1 / 6)) + 1]).toBe(0);
    expect(out[Math.floor(500 * 2 ** (-1 / 6)) - 1]).toBe(0);
    const rough = Float64Array.from(noise(2049), (x) => x * x);
    smoothThirdOctave(rough, out);
    expect(out[1]).toBeCloseTo(rough[1]!, 12);
  });

  it("pink noise looks flat at +3.01 dB per octave", () => {
    const pink = new Float64Array(1 << 21);
    fillPinkNoise(pink, 0, pink.length, 6, 0);
    const analyser = new SpectrumAnalyser();
    const power = new Float64Array(analyser.bins);
    analyser.meanPowerOf(pink, power);
    const smooth = new Float64Array(analyser.bins);
    smoothThirdOctave(power, smooth);
    const levels = new Float64Array(analyser.bins);
    writeLevelsDb(smooth, -200, levels);
    const untilted = levels.slice();
    tiltLevels(levels, SPECTRUM_FRAMES, 10 * Math.log10(2));
    const at = (hz: number) => Math.round((hz * SPECTRUM_FRAMES) / 48000);
    for (const hz of [200, 500, 4000, 16000])
      expect(Math.abs(levels[at(hz)]! - levels[at(1000)]!)).toBeLessThan(0.5);
    expect(untilted[at(500)]! - untilted[at(4000)]!).toBeGreaterThan(8.5);
  });

  it("levels have a floor, peaks hold and fall", () => {
    const levels = new Float64Array(3);
    writeLevelsDb(Float64Array.of(1, 0.01, 0), -90, levels);
    expect([...levels].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([0, -20, -90]);
    const held = Float64Array.of(-10, -10, -90);
    holdPeaks(held, levels, 2);
    expect(held[0]).toBeCloseTo(0, 12);
    expect(held[1]).toBe(-12);
    expect(held[2]).toBe(-90);
  });
});
