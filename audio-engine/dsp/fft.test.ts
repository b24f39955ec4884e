import { describe, expect, it } from "vitest";
import { RealFft } from "./fft";
import { unitWhiteNoiseAt } from "./noise";

function noise(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => unitWhiteNoiseAt(5, i));
}

describe("RealFft", () => {
  it.each([4, 8, 64, 1024])("%i points: equals the definition", (size) => {
    const fft = new RealFft(size);
    const x = noise(size + 3);
    const re = new Float64Array(fft.bins + 2);
    const im = new Float64Array(fft.bins + 2);
    fft.forward(x, 3, re, im, 2);
    for (let k = 0; k < fft.bins; k++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let n = 0; n < size; n++) {
        const angle = (-2 * Math.PI * ((k * n) % size)) / size;
        sumRe += x[3 + n]! * Math.cos(angle);
        sumIm += x[3 + n]! * Math.sin(angle);
      }
      expect(Math.abs(re[2 + k]! - sumRe)).toBeLessThan(1e-12 * size);
      expect(Math.abs(im[2 + k]! - sumIm)).toBeLessThan(1e-12 * size);
    }
  });

  it.each([4, 8, 64, 4096])("%i points: the power has the bits of the spectrum's", (size) => {
    const fft = new RealFft(size);
    const x = noise(size);
    const re = new Float64Array(fft.bins);
    const im = new Float64Array(fft.bins);
    const power = new Float64Array(fft.bins);
    fft.forward(x, 0, re, im, 0);
    fft.power(x, 0.3, power);
    expect(power).toEqual(re.map((real, k) => 0.3 * (real * real + im[k]! * im[k]!)));
  });

  it.each([4, 256, 16384])("%i points: the inverse gives the signal back", (size) => {
    const fft = new RealFft(size);
    const x = noise(size);
    const re = new Float64Array(fft.bins);
    const im = new Float64Array(fft.bins);
    const back = new Float64Array(size + 1);
    fft.forward(x, 0, re, im, 0);
    fft.inverse(re, im, 0, back, 1);
    for (let i = 0; i < size; i++) expect(Math.abs(back[i + 1]! - x[i]!)).toBeLessThan(4e-15);
  });

  it("refuses sizes that are no power of two", () => {
    for (const size of [0, 2, 3, 12, 4.5]) expect(() => new RealFft(size)).toThrow(RangeError);
  });
});
