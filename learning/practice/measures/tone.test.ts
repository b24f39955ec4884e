import { describe, expect, it } from "vitest";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { THIRD_OCTAVE_CENTRES_HZ, toneSlopeDbPerOctave } from "@/audio-engine/dsp/third-octave";
import type { Goal } from "@/learning/exercises/goals";
import type { Evidence, Heard } from "../evidence";
import type { Stereo } from "../sounds";
import { peakToLoudness } from "./peak-to-loudness";
import { toneChange, toneSlopeShift } from "./tone";

const FRAMES = 4 * 48000;
const goal = {} as Goal;
const heard = (print: Stereo): Heard => ({ print, frames: FRAMES }) as unknown as Heard;
const evidence = (start: Heard): Evidence => ({ start }) as unknown as Evidence;
const both = (sampleAt: (i: number) => number): Heard => {
  const channel = Float32Array.from({ length: FRAMES }, (_, i) => sampleAt(i));
  return heard([channel, channel]);
};
const bandsFalling = (dbPerOctave: number) =>
  THIRD_OCTAVE_CENTRES_HZ.map((hz) => dbPerOctave * Math.log2(hz / 1000));

describe("the slope of a tone", () => {
  it("is −3.01 dB per octave for bands equally loud (pink noise), and what they fall by besides", () => {
    expect(toneSlopeDbPerOctave(bandsFalling(0))).toBeCloseTo(-3.01, 2);
    expect(toneSlopeDbPerOctave(bandsFalling(-2))).toBeCloseTo(-5.01, 2);
  });

  it("does not look above 4 kHz nor below 100 Hz", () => {
    const outside = bandsFalling(0).map((level, i) => {
      const hz = THIRD_OCTAVE_CENTRES_HZ[i]!;
      return hz > 4500 || hz < 90 ? level + 12 : level;
    });
    expect(toneSlopeDbPerOctave(outside)).toBeCloseTo(-3.01, 2);
  });

  it("moves by 6 dB per octave from white noise to the difference of its neighbours", () => {
    const white = both((i) => 0.1 * unitWhiteNoiseAt(1, i));
    // |1 − e^(−jω)|² rises by 6.02 dB per octave while ω is small: 100 Hz to 4 kHz at 48 kHz, to 0.1 dB.
    const rising = both((i) => 0.1 * (unitWhiteNoiseAt(1, i) - unitWhiteNoiseAt(1, i - 1)));
    expect(toneSlopeShift.measure(goal, rising, evidence(white))).toBeCloseTo(6, 0);
    expect(toneSlopeShift.measure(goal, white, evidence(white))).toBe(0);
    expect(toneChange.measure(goal, white, evidence(white))).toBe(0);
  });

  it("is not moved by level", () => {
    const white = both((i) => 0.1 * unitWhiteNoiseAt(1, i));
    const softer = both((i) => 0.01 * unitWhiteNoiseAt(1, i));
    expect(toneSlopeShift.measure(goal, softer, evidence(white))).toBeCloseTo(0, 3);
    expect(toneChange.measure(goal, softer, evidence(white))).toBeCloseTo(0, 3);
  });
});

describe("peak to loudness", () => {
  it("is 0 for the tone that loudness is calibrated with, whatever its level (997 Hz on both channels)", () => {
    for (const gain of [0.5, 0.05]) {
      const tone = both((i) => gain * Math.sin((2 * Math.PI * 997 * i) / 48000));
      expect(Math.abs(peakToLoudness.measure(goal, tone, evidence(tone)))).toBeLessThan(0.05);
    }
  });

  it("grows by the height of one lone peak", () => {
    const tone = (i: number) => 0.05 * Math.sin((2 * Math.PI * 997 * i) / 48000);
    const plain = both(tone);
    const peaked = both((i) => (i > 96000 && i < 96048 ? 4 : 1) * tone(i));
    const growth =
      peakToLoudness.measure(goal, peaked, evidence(plain)) -
      peakToLoudness.measure(goal, plain, evidence(plain));
    expect(Math.abs(growth - 12.04)).toBeLessThan(0.5);
  });
});
