import { describe, expect, it } from "vitest";
import {
  congruentialNoise,
  largestStep,
  runInBlocks,
  runMono,
  runUnit,
  sine,
  toDb,
} from "@/tests/helpers/dynamics-signals";
import { magnitudeAt } from "@/tests/helpers/room-measures";
import { EchoDelay, type EchoDelaySettings, noteSeconds } from "./echo-delay";

const SETTINGS: EchoDelaySettings = {
  leftSeconds: 0.1,
  rightSeconds: 0.15,
  feedback01: 0.5,
  lowCutHz: 20,
  highCutHz: 20000,
  mix01: 1,
  pingPong: false,
};

const impulse = (frames: number): Float64Array => {
  const samples = new Float64Array(frames);
  samples[0] = 1;
  return samples;
};

/** Frames and values of everything that is not zero. */
const events = (samples: Float64Array): [number, number][] =>
  [...samples.entries()].filter(([, value]) => value !== 0);

describe("echoes", () => {
  it("come at multiples of the time, to the frame, each by the feedback softer, exactly", () => {
    const input = { left: impulse(40000), right: impulse(40000) };
    const { left, right } = runUnit(new EchoDelay(SETTINGS), input);
    expect(events(left)).toEqual(Array.from({ length: 8 }, (_, n) => [4800 * (n + 1), 0.5 ** n]));
    expect(events(right)).toEqual(Array.from({ length: 5 }, (_, n) => [7200 * (n + 1), 0.5 ** n]));
  });

  it("go from side to side, one round by the feedback softer", () => {
    const input = { left: impulse(40000), right: impulse(40000) };
    const { left, right } = runUnit(new EchoDelay({ ...SETTINGS, pingPong: true }), input);
    expect(events(left)).toEqual([0, 1, 2].map((n) => [4800 + 12000 * n, 0.5 ** n]));
    expect(events(right)).toEqual([0, 1, 2].map((n) => [12000 * (n + 1), 0.5 ** n]));
  });

  it("of mono are the left's", () => {
    expect(events(runMono(new EchoDelay(SETTINGS), impulse(12000)))).toEqual([
      [4800, 1],
      [9600, 0.5],
    ]);
  });

  it("lie beside the input in the share of the mix; without a share the input is untouched, to the bit", () => {
    const input = { left: congruentialNoise(1, 9600), right: congruentialNoise(2, 9600) };
    expect(runUnit(new EchoDelay({ ...SETTINGS, mix01: 0 }), input)).toEqual(input);
    const half = runUnit(new EchoDelay({ ...SETTINGS, mix01: 0.25, feedback01: 0 }), input);
    for (let i = 4800; i < 9600; i += 7)
      expect(half.left[i]).toBeCloseTo(0.75 * input.left[i]! + 0.25 * input.left[i - 4800]!, 14);
  });

  it("are filtered once more each time they come back", () => {
    const filtered = new EchoDelay({ ...SETTINGS, lowCutHz: 200, highCutHz: 5000 });
    const echoes = runMono(filtered, impulse(30000));
    const levelDb = (n: number, hz: number): number => {
      // Each echo by itself: the filters ring far shorter than the time between two.
      const echo = echoes.slice(4800 * (n + 1), 4800 * (n + 2));
      return toDb(magnitudeAt(echo, hz));
    };
    for (const hz of [60, 200, 1000, 5000, 9000]) {
      const once = levelDb(1, hz) - levelDb(0, hz);
      expect(levelDb(2, hz) - levelDb(1, hz)).toBeCloseTo(once, 1);
    }
    expect(levelDb(1, 1000) - levelDb(0, 1000)).toBeCloseTo(-6.02 - 0.01, 1);
    expect(levelDb(1, 200) - levelDb(0, 200)).toBeCloseTo(-6.02 - 3.01, 1);
    expect(levelDb(1, 5000) - levelDb(0, 5000)).toBeCloseTo(-6.02 - 3.01, 1);
  });

  it("take a new time without a click and without bending the pitch", () => {
    const tone = sine(500, 0.5, 48000);
    const delay = new EchoDelay({ ...SETTINGS, feedback01: 0 });
    const out = runMono(delay, tone, (frame) => {
      if (frame === 24000) delay.set({ ...SETTINGS, feedback01: 0, leftSeconds: 0.1234 }, "smooth");
    });
    const step = largestStep(tone, 1, 48000);
    expect(largestStep(out, 5000, 48000)).toBeLessThan(2 * step);
    for (let i = 24000 + 1000; i < 47000; i += 11) expect(out[i]).toBeCloseTo(tone[i - 5923]!, 9);
  });

  it("do not depend on how blocks are cut", () => {
    const input = { left: congruentialNoise(1, 9600), right: congruentialNoise(2, 9600) };
    const all = { ...SETTINGS, lowCutHz: 100, highCutHz: 8000, mix01: 0.4, pingPong: true };
    expect(runInBlocks(new EchoDelay(all), input, [1, 4, 2])).toEqual(runUnit(new EchoDelay(all), input));
  });

  it("die away, also at the most feedback, and end in exact zeros", () => {
    const short = { ...SETTINGS, leftSeconds: 0.001, rightSeconds: 0.001, feedback01: 0.95 };
    const out = runMono(new EchoDelay(short), impulse(48000));
    expect(events(out).at(-1)![0]).toBeLessThan(48 * 460);
  });
});

describe("the length of a note", () => {
  it.each([
    [120, "1/4", "straight", 0.5],
    [100, "1/8", "dotted", 0.45],
    [90, "1/8", "triplet", 2 / 9],
    [60, "1/1", "straight", 4],
  ] as const)("at %d: %s %s is %d s", (tempo, note, feel, seconds) => {
    expect(noteSeconds(tempo, note, feel)).toBeCloseTo(seconds, 12);
  });
});
