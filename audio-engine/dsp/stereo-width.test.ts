import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STEREO_WIDTH_PARAMETERS } from "@/audio-engine/params/stereo-width-parameters";
import {
  congruentialNoise,
  runMono,
  runUnit,
  settingsAt,
  sine,
  toDb,
} from "@/tests/helpers/dynamics-signals";
import { evenly } from "@/tests/helpers/evenly";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { StereoWidth, type StereoWidthSettings } from "./stereo-width";

const NEUTRAL: StereoWidthSettings = { width01: 1, midGainDb: 0, sideGainDb: 0, sideLowCutHz: 20 };
const input = { left: congruentialNoise(1, 4800), right: congruentialNoise(2, 4800) };
const settings = fc
  .array(evenly(0, 1), { minLength: 4, maxLength: 4 })
  .map((at) => settingsAt(STEREO_WIDTH_PARAMETERS, at));

describe("stereo width", () => {
  it("is the input to the bit with neutral settings", () => {
    expect(runUnit(new StereoWidth(NEUTRAL), input)).toEqual(input);
  });

  it("is its matrix at any setting without the low cut", () => {
    fc.assert(
      fc.property(settings, (each) => {
        const out = runUnit(new StereoWidth({ ...each, sideLowCutHz: 20 }), input);
        const mid = 10 ** (each.midGainDb / 20);
        const side = each.width01 * 10 ** (each.sideGainDb / 20);
        for (let i = 0; i < 4800; i += 97) {
          const [l, r] = [input.left[i]!, input.right[i]!];
          expect(Math.abs(out.left[i]! - (mid * (l + r) + side * (l - r)) / 2)).toBeLessThan(1e-12);
          expect(Math.abs(out.right[i]! - (mid * (l + r) - side * (l - r)) / 2)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 200, seed: 48000 },
    );
  });

  it("never changes the sum of the channels, wherever width, sides and cut stand", () => {
    fc.assert(
      fc.property(settings, (each) => {
        const out = runUnit(new StereoWidth({ ...each, midGainDb: 0 }), input);
        for (let i = 0; i < 4800; i += 53)
          expect(Math.abs(out.left[i]! + out.right[i]! - input.left[i]! - input.right[i]!)).toBeLessThan(
            1e-12,
          );
      }),
      { numRuns: 100, seed: 48000 },
    );
  });

  it("is mono at width 0", () => {
    const { left, right } = runUnit(new StereoWidth({ ...NEUTRAL, width01: 0 }), input);
    expect(left).toEqual(right);
  });

  it("puts the bass in the middle: −3.01 dB of sides at the cut, 12 dB per octave below", () => {
    const cut = 200;
    const levelDb = (frequencyHz: number): number => {
      const left = sine(frequencyHz, 0.5, 48000);
      const out = runUnit(new StereoWidth({ ...NEUTRAL, sideLowCutHz: cut }), {
        left,
        right: left.map((x) => -x),
      });
      return toDb(
        magnitudeAt(out.left.subarray(24000), frequencyHz) / magnitudeAt(left.subarray(24000), frequencyHz),
      );
    };
    expect(levelDb(cut)).toBeCloseTo(-3.01, 1);
    for (const hz of [50, 100, 400, 1000]) {
      expect(levelDb(hz)).toBeCloseTo(-10 * Math.log10(1 + (cut / hz) ** 4), 1);
    }
  });

  it("passes mono with the middle's gain alone", () => {
    const out = runMono(new StereoWidth({ ...NEUTRAL, width01: 0.2, midGainDb: -6 }), input.left);
    out.forEach((x, i) => {
      expect(Math.abs(x - input.left[i]! * 10 ** (-6 / 20))).toBeLessThan(1e-15);
    });
  });

  it("comes to rest on the very settings, and back to the input's bits", () => {
    const unit = new StereoWidth({ ...NEUTRAL, width01: 0.3 });
    unit.set(NEUTRAL, "smooth");
    const out = runUnit(unit, input);
    expect(out.left.subarray(4000)).toEqual(input.left.subarray(4000));
    expect(out.left.subarray(0, 100)).not.toEqual(input.left.subarray(0, 100));
  });
});
