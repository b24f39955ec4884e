import { describe, expect, it } from "vitest";
import { RealFft } from "./fft";
import { fillPinkNoise, fillSine, fillWhiteNoise, hash, unitWhiteNoiseAt } from "./noise";

type Fill = (out: Float64Array, offset: number, frames: number, startFrame: number) => void;
const SOURCES: [string, Fill][] = [
  ["white", (out, offset, frames, start) => fillWhiteNoise(out, offset, frames, 11, start)],
  ["pink", (out, offset, frames, start) => fillPinkNoise(out, offset, frames, 11, start)],
  ["sine", (out, offset, frames, start) => fillSine(out, offset, frames, 997, start)],
];
const RATE_HZ = 48000;

/** Mean power per bin over half-overlapping Hann windows. */
function powerSpectrum(signal: Float64Array, size: number): Float64Array {
  const fft = new RealFft(size);
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  const power = new Float64Array(fft.bins);
  const block = new Float64Array(size);
  for (let from = 0; from + size <= signal.length; from += size / 2) {
    for (let i = 0; i < size; i++) block[i] = signal[from + i]! * Math.sin((Math.PI * i) / size) ** 2;
    fft.forward(block, 0, re, im, 0);
    for (let k = 0; k < fft.bins; k++) power[k] = power[k]! + re[k]! ** 2 + im[k]! ** 2;
  }
  return power;
}

/** Level per third octave of the density, dB relative to the band around 1 kHz. */
function densityDb(power: Float64Array, size: number, centreHz: number): number {
  const mean = (centre: number) => {
    const from = Math.ceil((centre * 10 ** -0.05 * size) / RATE_HZ);
    const to = Math.floor((centre * 10 ** 0.05 * size) / RATE_HZ);
    let sum = 0;
    for (let k = from; k <= to; k++) sum += (power[k]! * k) / to;
    return (sum / (to - from + 1)) * to;
  };
  return 10 * Math.log10(mean(centreHz) / mean(1000));
}

describe("sources by absolute frame", () => {
  it.each(SOURCES)("%s: RMS 1, mean 0", (_name, fill) => {
    const length = 1 << 20;
    const x = new Float64Array(length);
    fill(x, 0, length, 0);
    const rms = Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / length);
    expect(Math.abs(20 * Math.log10(rms))).toBeLessThan(0.1);
    // Pink noise: its slowest part has 512 independent values here, a standard error of 0.016.
    expect(Math.abs(x.reduce((sum, v) => sum + v, 0) / length)).toBeLessThan(0.06);
  });

  it.each(SOURCES)("%s: a seek or another cut gives the same bits", (_name, fill) => {
    const whole = new Float64Array(10000);
    fill(whole, 0, 10000, 123456789);
    for (const [from, frames] of [
      [0, 1],
      [1, 31],
      [777, 128],
      [2047, 4100],
    ] as const) {
      const part = new Float64Array(frames + 2);
      fill(part, 2, frames, 123456789 + from);
      expect([...part.subarray(2)]).toEqual([...whole.subarray(from, from + frames)]);
    }
  });

  it("pink noise falls 3.01 dB per octave within 0.4 dB in every third octave from 25 Hz to 16 kHz", () => {
    const length = 1 << 22;
    const x = new Float64Array(length);
    fillPinkNoise(x, 0, length, 3, 0);
    const power = powerSpectrum(x, 32768);
    // densityDb weighs each bin by its frequency: pink is flat. 25 Hz has 4 bins × 255 windows: ±0.2 dB by chance.
    for (let band = -16; band <= 12; band++) {
      const centre = 1000 * 10 ** (band / 10);
      expect(Math.abs(densityDb(power, 32768, centre)), `${centre} Hz`).toBeLessThan(0.4);
    }
  });

  it("white noise is flat, its frames and seeds unrelated", () => {
    const length = 1 << 20;
    const x = new Float64Array(length);
    fillWhiteNoise(x, 0, length, 1, 0);
    for (const lag of [1, 2, 3, 64, 4096]) {
      let sum = 0;
      for (let i = lag; i < length; i++) sum += x[i]! * x[i - lag]!;
      expect(Math.abs(sum / length)).toBeLessThan(0.005);
    }
    for (const [a, b] of [
      [1, 2],
      [0, 0x80000000],
      [5, 5 + 65536],
    ] as const) {
      let sum = 0;
      for (let i = 0; i < length; i++) sum += unitWhiteNoiseAt(a, i) * unitWhiteNoiseAt(b, i);
      expect(Math.abs(sum / length)).toBeLessThan(0.005);
    }
  });

  it("a frame beyond 2^32 has its own value", () => {
    expect(hash(1, 2 ** 32 + 5, 0)).not.toBe(hash(1, 5, 0));
    expect(hash(1, 5, 1)).not.toBe(hash(1, 5, 0));
  });

  it("sine of absolute phase", () => {
    const x = new Float64Array(100);
    fillSine(x, 0, 100, 1000, 48000 * 3600);
    for (let i = 0; i < 100; i++) {
      expect(Math.abs(x[i]! - Math.SQRT2 * Math.sin((2 * Math.PI * i) / 48))).toBeLessThan(1e-8);
    }
  });
});
