import { describe, expect, it } from "vitest";
import { ParametricEq } from "./eq-parametric";
import { fillPinkNoise, unitWhiteNoiseAt } from "./noise";
import {
  THIRD_OCTAVE_BANDS,
  THIRD_OCTAVE_CENTRES_HZ,
  thirdOctaveErrorDb,
  thirdOctaveLevelsDb,
} from "./third-octave";

function sine(frequencyHz: number, peak: number, length = 240000): Float64Array {
  return Float64Array.from({ length }, (_, i) => peak * Math.sin((2 * Math.PI * frequencyHz * i) / 48000));
}

function pink(length = 2400000): Float64Array {
  const out = new Float64Array(length);
  fillPinkNoise(out, 0, length, 2, 0);
  return out;
}

function bandOf(frequencyHz: number): number {
  return Math.round(10 * Math.log10(frequencyHz / 1000)) + 16;
}

describe("third-octave levels", () => {
  it("mid-band frequencies of IEC 61260-1", () => {
    expect(THIRD_OCTAVE_CENTRES_HZ).toHaveLength(30);
    // Exact base-ten frequencies as printed in the standard's table.
    for (const [band, hz] of [
      [0, 25.119],
      [5, 79.433],
      [16, 1000],
      [19, 1995.3],
      [29, 19953],
    ] as const) {
      expect(Math.abs(THIRD_OCTAVE_CENTRES_HZ[band]! / hz - 1)).toBeLessThan(3e-5);
    }
  });

  it.each([25.119, 100, 1000, 7943.3, 19953])("a sine at %d Hz stands in its band at its RMS level", (hz) => {
    const levels = thirdOctaveLevelsDb([sine(hz, 0.5)]);
    const band = bandOf(hz);
    // The blocks at the tone's ends spread a little of it into the neighbours.
    expect(Math.abs(levels[band]! - 20 * Math.log10(0.5 / Math.SQRT2))).toBeLessThan(0.15);
    levels.forEach((level, i) => {
      if (Math.abs(i - band) > 1) expect(level).toBeLessThan(levels[band]! - 30);
    });
  });

  it("white noise rises by 1 dB per band to its power; channels add", () => {
    const noise = Float64Array.from({ length: 1 << 20 }, (_, i) => unitWhiteNoiseAt(3, i));
    const levels = thirdOctaveLevelsDb([noise]);
    for (let band = 8; band < THIRD_OCTAVE_BANDS; band++) {
      const width = THIRD_OCTAVE_CENTRES_HZ[band]! * (10 ** 0.05 - 10 ** -0.05);
      expect(Math.abs(levels[band]! - 10 * Math.log10(width / 24000))).toBeLessThan(0.35);
    }
    const both = thirdOctaveLevelsDb([noise, noise]);
    expect(both[16]! - levels[16]!).toBeCloseTo(10 * Math.log10(2), 10);
  });

  it("silence is −Infinity everywhere", () => {
    expect([...thirdOctaveLevelsDb([new Float64Array(1000)])]).toEqual(Array(30).fill(-Infinity));
    expect([...thirdOctaveLevelsDb([new Float64Array(0)])]).toEqual(Array(30).fill(-Infinity));
  });
});

describe("third-octave error", () => {
  const source = pink();
  const reference = thirdOctaveLevelsDb([source]);
  const bell = (gainDb: number, frequencyHz = 1000) => {
    const eq = new ParametricEq();
    eq.setBands([{ kind: "bell", frequencyHz, gainDb, q: 1, enabled: true }], "snap");
    const out = Float64Array.from(source);
    const block = new Float64Array(32);
    for (let from = 0; from < out.length; from += 32) {
      block.set(out.subarray(from, from + 32));
      eq.process(block, null, 32);
      out.set(block, from);
    }
    return thirdOctaveLevelsDb([out]);
  };

  it("is 0 for the same sound at any level", () => {
    const louder = thirdOctaveLevelsDb([source.map((x) => x * 3)]);
    expect(thirdOctaveErrorDb(reference, louder)).toBeLessThan(1e-6);
  });

  it("grows with the distance of an equaliser, and is its curve's RMS", () => {
    const errors = [3, 8, -8].map((gainDb) => thirdOctaveErrorDb(reference, bell(gainDb)));
    expect(errors[0]).toBeLessThan(errors[1]!);
    const gains = THIRD_OCTAVE_CENTRES_HZ.map((f) => {
      const [w, a] = [f / 1000, 10 ** (8 / 40)];
      return 20 * Math.log10(Math.hypot(1 - w * w, w * a) / Math.hypot(1 - w * w, w / a));
    });
    const mean = gains.reduce((s, g) => s + g) / gains.length;
    const rms = Math.sqrt(gains.reduce((s, g) => s + (g - mean) ** 2, 0) / gains.length);
    expect(errors[1]).toBeCloseTo(rms, 1);
    expect(errors[2]).toBeCloseTo(rms, 1);
  });

  it("looks only where the reference has sound", () => {
    const a = new Float64Array(30).fill(-20);
    const b = a.slice();
    a[3] = -60.1;
    b[3] = -20;
    expect(thirdOctaveErrorDb(a, b)).toBe(0);
    a[3] = -59.9;
    expect(thirdOctaveErrorDb(a, b)).toBeGreaterThan(5);
  });

  it("silence has an answer", () => {
    const silent = new Float64Array(30).fill(-Infinity);
    expect(thirdOctaveErrorDb(silent, reference)).toBeNaN();
    expect(thirdOctaveErrorDb(reference, silent)).toBeGreaterThan(0);
    expect(thirdOctaveErrorDb(reference, silent)).toBeLessThan(60);
  });
});
