import { describe, expect, test } from "vitest";
import { resample } from "./resample";

const sine = (frequencyHz: number, rateHz: number, frames: number): Float32Array =>
  Float32Array.from({ length: frames }, (_, i) => Math.sin((2 * Math.PI * frequencyHz * i) / rateHz));

/** RMS in dB against full scale of what is left of a sound, ends apart. */
function levelDb(sound: Float32Array, than?: Float32Array): number {
  const edge = 1200;
  let sum = 0;
  for (let i = edge; i < sound.length - edge; i++) sum += (sound[i]! - (than?.[i] ?? 0)) ** 2;
  return 10 * Math.log10(sum / (sound.length - 2 * edge));
}

describe("a sound at another rate", () => {
  test.each([
    [44100, 997],
    [44100, 19_000],
    [96000, 997],
    [96000, 20_000],
    [88200, 12_345],
    [32000, 13_000],
    [22050, 440],
  ])("from %i Hz is the same sine of %i Hz, to −90 dB", (fromHz, frequencyHz) => {
    const made = resample(sine(frequencyHz, fromHz, fromHz), fromHz, 48000);
    expect(made).toHaveLength(48000);
    expect(levelDb(made, sine(frequencyHz, 48000, 48000))).toBeLessThan(-90);
  });

  test.each([26_500, 31_000, 47_000])("folds nothing back: %i Hz at 96 kHz is gone", (frequencyHz) => {
    expect(levelDb(resample(sine(frequencyHz, 96000, 96000), 96000, 48000))).toBeLessThan(-90);
  });

  test("at the same rate is the very same", () => {
    const samples = sine(100, 48000, 10);
    expect(resample(samples, 48000, 48000)).toBe(samples);
  });
});
