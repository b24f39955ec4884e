import { describe, expect, it } from "vitest";
import { congruentialNoise, runMono, runUnit } from "@/tests/helpers/dynamics-signals";
import { decaySlopeSeconds, energyBetween, magnitudeAt } from "@/tests/helpers/room-measures";
import { fourAnswers } from "@/tests/verification/claims/reverb";
import { Diffuser } from "./diffuser";
import { Reverb, type ReverbSettings, writeReverbDecay } from "./reverb";
import { decaySecondsAt } from "./reverb-decay";
import { ReverbEarly } from "./reverb-early";
import { REVERB_SPACES, type ReverbKind } from "./reverb-kinds";

const KINDS: readonly ReverbKind[] = ["room", "chamber", "hall", "plate"];
const SETTINGS: ReverbSettings = {
  kind: "room",
  preDelaySeconds: 0,
  decaySeconds: 1.2,
  lowDecayRatio: 1,
  highDecayRatio: 1,
  earlyDb: 0,
  lateDb: 0,
  lowCutHz: 20,
  highCutHz: 20000,
  mix01: 1,
};

const click = (frames: number): Float64Array => {
  const samples = new Float64Array(frames);
  samples[0] = 1;
  return samples;
};
const db = (power: number): number => 10 * Math.log10(power);

describe.each(KINDS)("a %s", (kind) => {
  const settings = { ...SETTINGS, kind };

  it("sounds as strong as what it is given, however long it rings", () => {
    for (const decaySeconds of [0.5, 1.2, 3, 8]) {
      const answers = fourAnswers({ ...settings, decaySeconds }, 1.2 * decaySeconds);
      const power = answers.reduce((sum, answer) => sum + energyBetween(answer, 700, 1400), 0) / 2;
      expect(Math.abs(db(power))).toBeLessThan(1);
    }
  });

  it("has two sides that share little: less than 0.3 of the tail of a sound in the middle", () => {
    const both = runUnit(new Reverb(settings), { left: click(57600), right: click(57600) });
    let [product, left, right] = [0, 0, 0];
    for (let i = 4800; i < 57600; i++) {
      product += both.left[i]! * both.right[i]!;
      left += both.left[i]! ** 2;
      right += both.right[i]! ** 2;
    }
    expect(Math.abs(product) / Math.sqrt(left * right)).toBeLessThan(0.3);
  });

  it("waits for the pre-delay to the frame, and changes no bit by it", () => {
    const at = (preDelaySeconds: number) =>
      runMono(new Reverb({ ...settings, preDelaySeconds }), click(24000));
    // In the first frame the click itself, of which the mix leaves nothing, takes a last bit.
    expect(at(0.1).subarray(4801)).toEqual(at(0).subarray(1, 24000 - 4800));
    expect(
      at(0.1)
        .subarray(0, 4800)
        .every((x) => x === 0),
    ).toBe(true);
  });

  it("hears one channel as two alike, from the left", () => {
    const noise = congruentialNoise(7, 9600);
    const both = runUnit(new Reverb(settings), { left: noise, right: noise });
    expect(runMono(new Reverb(settings), noise)).toEqual(both.left);
  });

  it("without a share of the mix is the input to the bit", () => {
    const noise = congruentialNoise(8, 9600);
    expect(runMono(new Reverb({ ...settings, mix01: 0 }), noise)).toEqual(noise);
  });

  it("does not die sooner than six decibels in its longest round", () => {
    const decay = { lowSeconds: 0, middleSeconds: 0, highSeconds: 0 };
    writeReverbDecay(decay, kind, { ...settings, decaySeconds: 0.3, highDecayRatio: 0.2 });
    const longest = Math.max(...REVERB_SPACES[kind].lineFrames) / 48000;
    for (const seconds of Object.values(decay))
      expect((60 * longest) / seconds).toBeLessThanOrEqual(6 + 1e-9);
  });

  it("takes a new decay as one that had it from the start", () => {
    const settled = new Reverb({ ...settings, decaySeconds: 6 });
    settled.set({ ...settings, decaySeconds: 1 }, "smooth");
    runMono(settled, new Float64Array(9600));
    settled.reset();
    const fresh = new Reverb({ ...settings, decaySeconds: 1 });
    expect(runMono(settled, click(24000))).toEqual(runMono(fresh, click(24000)));
  });

  it("gives the first reflections and the tail apart", () => {
    const early = runMono(new Reverb({ ...settings, lateDb: -60 }), click(24000));
    const late = runMono(new Reverb({ ...settings, earlyDb: -60 }), click(24000));
    const whole = runMono(new Reverb(settings), click(24000));
    // −60 dB of each is in the other one.
    for (const [i, x] of whole.entries()) expect(1.001 * x).toBeCloseTo(early[i]! + late[i]!, 12);
    expect(decaySlopeSeconds([late], -5, -35)).toBeGreaterThan(3 * decaySlopeSeconds([early], -5, -20));
  });
});

it("falls, drawn, exactly as fast as asked at the three bands, and in between never faster or slower than both", () => {
  const decay = { lowSeconds: 2, middleSeconds: 1.5, highSeconds: 0.6 };
  expect(decaySecondsAt(decay, 125)).toBeCloseTo(2, 12);
  expect(decaySecondsAt(decay, 1000)).toBeCloseTo(1.5, 12);
  expect(decaySecondsAt(decay, 8000)).toBeCloseTo(0.6, 12);
  let before = Number.POSITIVE_INFINITY;
  for (let hz = 125; hz <= 8000; hz *= 1.02) {
    const seconds = decaySecondsAt(decay, hz);
    expect(seconds).toBeLessThan(before);
    before = seconds;
  }
});

it("rings never shorter for a longer decay", () => {
  let before = 0;
  for (const decaySeconds of [0.5, 0.7, 1, 1.4, 2, 2.8, 4]) {
    const answers = fourAnswers({ ...SETTINGS, decaySeconds }, 1.2 * decaySeconds);
    const seconds = decaySlopeSeconds(answers, -5, -35);
    expect(seconds).toBeGreaterThan(before);
    before = seconds;
  }
});

it("spreads clicks by all-passes: no frequency becomes louder or softer", () => {
  const diffuser = new Diffuser([109, 173, 283]);
  const answer = click(32768);
  for (let from = 0; from < answer.length; from += 32) {
    const slice = answer.slice(from, from + 32);
    diffuser.process(slice);
    answer.set(slice, from);
  }
  for (const hz of [40, 333, 1000, 2500, 7777, 15000]) expect(magnitudeAt(answer, hz)).toBeCloseTo(1, 7);
});

it("repeats the sound at every first reflection, to the frame", () => {
  const { early } = REVERB_SPACES.hall;
  const reflections = new ReverbEarly(early!);
  const left = new Float64Array(3200);
  const right = new Float64Array(3200);
  for (let from = 0; from < 3200; from += 32) {
    const input = new Float64Array(32);
    if (from === 0) input[0] = 1;
    const [outLeft, outRight] = [new Float64Array(32), new Float64Array(32)];
    reflections.process(input, new Float64Array(32), outLeft, outRight);
    left.set(outLeft, from);
    right.set(outRight, from);
  }
  const frames = (samples: Float64Array) => [...samples.keys()].filter((i) => samples[i] !== 0);
  expect(frames(left)).toEqual([...new Set(early!.leftToLeft.map(([frame]) => frame))]);
  expect(frames(right)).toEqual(early!.leftToRight.map(([frame]) => frame));
  const [first, second] = early!.leftToLeft;
  expect(left[first![0]]! / left[second![0]]!).toBeCloseTo(first![1] / second![1], 12);
});
