import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  congruentialNoise,
  runInBlocks,
  runMono,
  runUnit,
  sine,
  toDb,
} from "@/tests/helpers/dynamics-signals";
import { evenly } from "@/tests/helpers/evenly";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { inharmonicDb } from "@/tests/helpers/spurious";
import { SATURATION_LATENCY_FRAMES, Saturation, type SaturationSettings } from "./saturation";
import { SATURATION_CURVES, type SaturationKind } from "./saturation-curves";

const KINDS = Object.keys(SATURATION_CURVES) as SaturationKind[];
const settings = (kind: SaturationKind, more: Partial<SaturationSettings> = {}): SaturationSettings => ({
  kind,
  driveDb: 0,
  outputDb: 0,
  mix01: 1,
  ...more,
});

const SIZE = 48000;
/** Amplitudes in dB at whole multiples of 1 Hz: a second of sound, taken when everything has settled. */
function spectrumDb(samples: Float64Array): (hz: number) => number {
  const second = samples.slice(-SIZE);
  return (hz) => toDb((2 * magnitudeAt(second, hz)) / SIZE);
}

describe.each(KINDS)("the curve of a %s saturation", (kind) => {
  const { at, integral } = SATURATION_CURVES[kind];

  it("is the slope of its area, and passes 0 with slope 1", () => {
    fc.assert(
      fc.property(evenly(-80, 80), (x) => {
        const step = 1e-4;
        expect((integral(x + step) - integral(x - step)) / (2 * step)).toBeCloseTo(at(x), 4);
      }),
      { seed: 48000 },
    );
    expect(at(0)).toBeCloseTo(0, 15);
    expect((at(1e-6) - at(-1e-6)) / 2e-6).toBeCloseTo(1, 6);
  });

  it("never falls, and stays bounded", () => {
    fc.assert(
      fc.property(evenly(-80, 80), evenly(0, 5), (x, step) => {
        expect(at(x + step)).toBeGreaterThanOrEqual(at(x) - 1e-12);
        expect(Math.abs(at(x))).toBeLessThan(2);
      }),
      { seed: 48000 },
    );
  });
});

describe.each(KINDS)("a %s saturation", (kind) => {
  it("leaves a soft sound as it is, to 18 kHz within 0.05 dB", () => {
    for (const hz of [50, 1000, 5000, 12000, 18000]) {
      const out = runMono(new Saturation(settings(kind)), sine(hz, 1e-4, 2 * SIZE));
      const gainDb = spectrumDb(out)(hz) - toDb(1e-4);
      expect(Math.abs(gainDb), `${hz} Hz`).toBeLessThan(0.05);
    }
  });

  it("does not fold its harmonics down: −78 dB beside a tone of 5 kHz at full drive", () => {
    const out = runMono(new Saturation(settings(kind, { driveDb: 36 })), sine(5000, 1, 65536 + SIZE));
    expect(Math.max(...inharmonicDb(out, 5000, 1))).toBeLessThan(-78);
  });

  it("is the delayed input to the bit without a share of the mix, however it is driven", () => {
    const input = { left: congruentialNoise(1, 4800), right: congruentialNoise(2, 4800) };
    const out = runUnit(new Saturation(settings(kind, { driveDb: 30, mix01: 0 })), input);
    const delayed = input.left.subarray(0, 4800 - SATURATION_LATENCY_FRAMES);
    expect(out.left.subarray(SATURATION_LATENCY_FRAMES)).toEqual(delayed);
    expect(out.right[SATURATION_LATENCY_FRAMES]).toBe(input.right[0]);
  });

  it("does not depend on how blocks are cut, and ends in exact silence", () => {
    const input = { left: congruentialNoise(1, 4800), right: congruentialNoise(2, 4800) };
    const each = settings(kind, { driveDb: 12, mix01: 0.7 });
    expect(runInBlocks(new Saturation(each), input, [1, 3, 2])).toEqual(runUnit(new Saturation(each), input));
    const burst = new Float64Array(96000 * 4);
    burst.set(congruentialNoise(3, 2400));
    const tail = runMono(new Saturation(each), burst);
    expect(tail.subarray(-3200).every((x) => x === 0)).toBe(true);
  });
});

describe("the harmonics", () => {
  it("of tape fade with the treble that is not there to bend: less bass distortion than soft, more treble loss when loud", () => {
    const third = (kind: SaturationKind): number =>
      spectrumDb(runMono(new Saturation(settings(kind, { driveDb: 9 })), sine(100, 0.5, 2 * SIZE)))(300);
    expect(third("tape")).toBeLessThan(third("soft") + 0.5);
    const trebleLossDb = (level: number): number => {
      const out = runMono(new Saturation(settings("tape")), sine(10000, level, 2 * SIZE));
      return toDb(level) - spectrumDb(out)(10000);
    };
    expect(trebleLossDb(0.001)).toBeLessThan(0.05);
    expect(trebleLossDb(0.7)).toBeGreaterThan(2);
  });
});
