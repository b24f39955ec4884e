import { describe, expect, it } from "vitest";
import { unitWhiteNoiseAt } from "./noise";
import { SPECTRUM_FRAMES } from "./spectrum";
import { LevelHold, SpectrumMeter } from "./spectrum-meter";

const sine = (bin: number, peak: number) =>
  Float64Array.from(
    { length: SPECTRUM_FRAMES },
    (_, i) => peak * Math.sin((2 * Math.PI * bin * i) / SPECTRUM_FRAMES),
  );
const silence = new Float64Array(SPECTRUM_FRAMES);
const binHz = 48000 / SPECTRUM_FRAMES;

describe("held peaks", () => {
  it("wait for the hold time, then fall by the stated dB per second", () => {
    const hold = new LevelHold(2, { holdSeconds: 2, fallDbPerSecond: 12 });
    hold.push([-10, -30], 0.1);
    hold.push([-90, -90], 2);
    expect([...hold.heldDb]).toEqual([-10, -30]);
    hold.push([-90, -90], 0.5);
    expect(hold.heldDb[0]).toBeCloseTo(-16, 9);
    hold.push([-12, -90], 0.25);
    expect([...hold.heldDb].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([-12, -39]);
    hold.push([-90, -38], 1.9);
    expect([...hold.heldDb].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([-12, -38]);
  });

  it("read alike however often they are brought up to date", () => {
    const at = (steps: number) => {
      const hold = new LevelHold(1, { holdSeconds: 0.7, fallDbPerSecond: 20 });
      hold.push([0], 0);
      for (let i = 0; i < steps; i++) hold.push([-200], 1.5 / steps);
      return hold.heldDb[0]!;
    };
    expect(at(1)).toBeCloseTo(-16, 9);
    expect(at(7)).toBeCloseTo(-16, 9);
    expect(at(90)).toBeCloseTo(-16, 9);
  });

  it("hold for 2 s and fall by 12 dB per second if nothing else is asked for", () => {
    const hold = new LevelHold(1);
    hold.push([0], 0);
    hold.push([-200], 3);
    expect(hold.heldDb[0]).toBeCloseTo(-12, 9);
  });

  it("may hold for good, and forget", () => {
    const hold = new LevelHold(1, { holdSeconds: Infinity });
    hold.push([-3], 1);
    hold.push([-50], 1e6);
    expect(hold.heldDb[0]).toBe(-3);
    hold.reset();
    expect(hold.heldDb[0]).toBe(-Infinity);
  });
});

describe("spectrum meter", () => {
  it.each([0, 3.01, 4.5])("tilts by %d dB per octave around 1 kHz", (tiltDbPerOctave) => {
    const meter = new SpectrumMeter({ tiltDbPerOctave });
    for (const bin of [10, 85, 86, 1200]) {
      meter.push(sine(bin, 0.5), sine(bin, 0.5), 1024);
      const expected = 20 * Math.log10(0.5) + tiltDbPerOctave * Math.log2((bin * binHz) / 1000);
      expect(meter.levelsDb[bin]).toBeCloseTo(expected, 6);
      expect(meter.heldDb[bin]).toBeCloseTo(expected, 6);
    }
  });

  it("means the power of both channels: one alone is 3.01 dB less", () => {
    const meter = new SpectrumMeter();
    meter.push(sine(100, 1), silence, 1024);
    expect(meter.levelsDb[100]).toBeCloseTo(-10 * Math.log10(2), 6);
  });

  it("holds without the tilt, which may change meanwhile", () => {
    const meter = new SpectrumMeter({ holdSeconds: 1, fallDbPerSecond: 10 });
    meter.push(sine(400, 1), sine(400, 1), 0);
    meter.push(silence, silence, 72000);
    meter.setTilt(6);
    expect(meter.heldDb[400]).toBeCloseTo(-5 + 6 * Math.log2((400 * binHz) / 1000), 6);
    expect(meter.levelsDb[400]).toBe(-120);
  });

  it("never shows less than its floor, and nothing after a reset", () => {
    const meter = new SpectrumMeter({ tiltDbPerOctave: -6, floorDb: -90 });
    const noise = silence.map((_, i) => unitWhiteNoiseAt(1, i));
    meter.push(noise, noise, 1024);
    expect(Math.min(...meter.levelsDb)).toBeGreaterThanOrEqual(-90);
    expect(meter.levelsDb[300]).toBeGreaterThan(-90);
    meter.reset();
    expect(new Set([...meter.levelsDb, ...meter.heldDb])).toEqual(new Set([-90]));
  });
});
