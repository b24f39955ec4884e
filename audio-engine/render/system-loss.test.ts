import { describe, expect, it } from "vitest";
import { loudnessHistoryOf } from "@/audio-engine/dsp/loudness-history";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { PLAYBACK_SYSTEM_IDS } from "@/audio-engine/dsp/playback-systems";
import { systemLossLu } from "./system-loss";

const FRAMES = 4 * 48000;
const noise = (seed: number) =>
  Float32Array.from({ length: FRAMES }, (_, i) => 0.05 * unitWhiteNoiseAt(seed, i));
const sine = (hz: number, gain = 0.1) =>
  Float32Array.from({ length: FRAMES }, (_, i) => gain * Math.sin((2 * Math.PI * hz * i) / 48000));

describe("what a system takes away", () => {
  it("is, in mono, nothing of the middle, 3.01 LU of unrelated sides, and all of a side turned over", () => {
    const middle = noise(1);
    expect(systemLossLu([middle, middle], "mono")).toBeCloseTo(0, 6);
    expect(systemLossLu([noise(1), noise(2)], "mono")).toBeCloseTo(3.01, 1);
    const gone = systemLossLu([middle, middle.map((x) => -x)], "mono");
    expect(gone).toBeGreaterThan(40);
  });

  it("is the system's own response for a tone: K-weighting falls out of the difference", () => {
    const tone = (hz: number) => [sine(hz), sine(hz)] as const;
    expect(systemLossLu(tone(630), "phone")).toBeCloseTo(4, 0);
    expect(systemLossLu(tone(63), "club")).toBeCloseTo(-10, 0);
    expect(systemLossLu(tone(125), "laptop")).toBeCloseTo(12, 0);
  });

  it("does not hear the car's wheels in a soft part", () => {
    const soft = sine(800, 0.001);
    expect(Math.abs(systemLossLu([soft, soft], "car") ?? Number.NaN)).toBeLessThan(0.6);
  });

  it("has no number in silence", () => {
    for (const system of PLAYBACK_SYSTEM_IDS)
      expect(systemLossLu([new Float32Array(FRAMES), new Float32Array(FRAMES)], system)).toBeNull();
  });
});

describe("loudness over time", () => {
  it("reads a 997 Hz tone of −23 dBFS peak on both channels as −23 LUFS on all three scales (EBU Tech 3341, case 1)", () => {
    const tone = sine(997, 10 ** (-23 / 20));
    const history = loudnessHistoryOf([tone, tone]);
    expect(history.momentaryLufs).toHaveLength(FRAMES / 4800);
    for (const values of [history.momentaryLufs, history.shortTermLufs, history.integratedLufs])
      expect(Math.abs(values.at(-1)! + 23)).toBeLessThan(0.1);
    expect(history.truePeakDbtp).toBeCloseTo(-23, 1);
  });

  it("follows a step at once in 400 ms, over 3 s in short-term, and never back in integrated", () => {
    const quiet = sine(997, 10 ** (-40 / 20));
    const loud = sine(997, 10 ** (-20 / 20));
    const step = quiet.map((x, i) => (i < FRAMES / 2 ? x : loud[i]!));
    const { momentaryLufs, shortTermLufs, stepFrames } = loudnessHistoryOf([step, step]);
    const at = (seconds: number) => (seconds * 48000) / stepFrames - 1;
    expect(momentaryLufs[at(2)]).toBeCloseTo(-40, 1);
    expect(momentaryLufs[at(2.4)]).toBeCloseTo(-20, 1);
    // 2 s of 3 s at −20: 10 log10(2/3) below it.
    expect(shortTermLufs[at(4)]).toBeCloseTo(-21.76, 1);
  });
});
