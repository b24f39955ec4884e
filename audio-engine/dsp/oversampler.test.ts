import { describe, expect, it } from "vitest";
import { congruentialNoise, toDb } from "@/tests/helpers/dynamics-signals";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { OVERSAMPLER_LATENCY_FRAMES, Oversampler } from "./oversampler";

/** Up and down again; `between` may change the slice at the higher rate. */
function through(input: Float64Array, between: (high: Float64Array) => void = () => undefined): Float64Array {
  const oversampler = new Oversampler();
  const output = input.slice();
  const slice = new Float64Array(32);
  let held = 0;
  for (let at = 0; at < output.length; at += 32) {
    slice.set(output.subarray(at, at + 32));
    oversampler.up(slice);
    between(oversampler.high);
    // The sample of delay that the user of the oversampler brings.
    const last = oversampler.high.at(-1)!;
    oversampler.high.copyWithin(1, 0, 511);
    oversampler.high[0] = held;
    held = last;
    oversampler.down(slice);
    output.set(slice, at);
  }
  return output;
}

const impulse = new Float64Array(4096);
impulse[1024] = 1;
const response = through(impulse);

describe("up to sixteen times the rate and down again", () => {
  it("takes a whole number of frames, symmetric around it", () => {
    expect(Number.isInteger(OVERSAMPLER_LATENCY_FRAMES)).toBe(true);
    const middle = 1024 + OVERSAMPLER_LATENCY_FRAMES;
    for (let i = 1; i < 200; i++)
      expect(Math.abs(response[middle - i]! - response[middle + i]!)).toBeLessThan(1e-15);
    expect(response[middle]).toBeGreaterThan(0.9);
  });

  it("is flat to 20 kHz within 0.01 dB", () => {
    for (let hz = 20; hz <= 20000; hz += 333)
      expect(Math.abs(toDb(magnitudeAt(response, hz)))).toBeLessThan(0.01);
  });

  it("makes no images: what is at the higher rate lies below 25 kHz, −80 dB", () => {
    const oversampler = new Oversampler();
    const noise = congruentialNoise(1, 4096);
    const high = new Float64Array(16 * 4096);
    for (let at = 0; at < 4096; at += 32) {
      oversampler.up(noise.subarray(at, at + 32));
      high.set(oversampler.high, 16 * at);
    }
    const windowed = high.map((x, i) => x * Math.sin((Math.PI * i) / high.length) ** 4);
    const levelDb = (hz: number): number => toDb(magnitudeAt(windowed, hz / 16));
    const pass = Array.from({ length: 40 }, (_, i) => levelDb(1000 + 500 * i));
    const loudest = Math.max(...pass);
    for (let hz = 25000; hz < 380000; hz += 2111) expect(levelDb(hz)).toBeLessThan(loudest - 80);
  });

  it("lets nothing above 25 kHz fold down", () => {
    for (const hz of [25000, 30000, 43000, 71000, 95000, 130000, 187000, 287000, 380000]) {
      let n = 0;
      const folded = through(new Float64Array(4096), (high) => {
        for (let i = 0; i < high.length; i++) high[i] = Math.sin((2 * Math.PI * hz * n++) / 768000);
      });
      const peak = folded.subarray(1000).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      expect(toDb(peak), `${hz} Hz`).toBeLessThan(-80);
    }
  });
});
