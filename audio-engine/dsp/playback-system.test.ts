import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RealFft } from "./fft";
import { LoudnessMeter } from "./loudness";
import { fillPinkNoise, unitWhiteNoiseAt } from "./noise";
import { PlaybackSystem } from "./playback-system";
import { PLAYBACK_SYSTEM_IDS, PLAYBACK_SYSTEMS, type PlaybackSystemId } from "./playback-systems";

type Pair = readonly [Float64Array, Float64Array];

/** Runs copies in calls of `frames`; `before` is called ahead of each with its first frame. */
function run(
  unit: PlaybackSystem,
  [left, right]: Pair,
  frames = 128,
  before: (frame: number) => void = () => undefined,
): Pair {
  const out: Pair = [left.slice(), right.slice()];
  for (let at = 0; at < left.length; at += frames) {
    before(at);
    const end = Math.min(at + frames, left.length);
    unit.process(out[0].subarray(at, end), out[1].subarray(at, end), end - at);
  }
  return out;
}

const expectedChangesLu: Readonly<Partial<Record<PlaybackSystemId, number>>> = JSON.parse(
  readFileSync(new URL("../../tests/reference/playback.json", import.meta.url), "utf8"),
);

const noise = (seed: number, frames: number) =>
  Float64Array.from({ length: frames }, (_, i) => unitWhiteNoiseAt(seed, i));
const pairOf = (samples: Float64Array): Pair => [samples, samples];
const sine = (frequencyHz: number, peak: number, frames: number) =>
  Float64Array.from({ length: frames }, (_, i) => peak * Math.sin((2 * Math.PI * frequencyHz * i) / 48000));
const play = (system: PlaybackSystemId | null, input: Pair, frames = 128) =>
  run(new PlaybackSystem({ system }), input, frames);

/** What the system does to the sound alone: its noise, which does not depend on the sound, is taken away. */
function withoutNoise(system: PlaybackSystemId, input: Pair): Pair {
  const heard = play(system, input);
  if (PLAYBACK_SYSTEMS[system].noise === null) return heard;
  const silence = play(system, pairOf(new Float64Array(input[0].length)));
  return [heard[0].map((x, i) => x - silence[0][i]!), heard[1].map((x, i) => x - silence[1][i]!)];
}

function loudness([left, right]: Pair): number {
  const meter = new LoudnessMeter();
  meter.process([left, right], left.length);
  return meter.integratedLufs;
}

describe.each([...PLAYBACK_SYSTEM_IDS])("%s", (system) => {
  const data = PLAYBACK_SYSTEMS[system];

  it("changes the loudness of pink noise as its curve says", () => {
    const pink = new Float64Array(480000);
    fillPinkNoise(pink, 0, pink.length, 8, 0);
    const before = pairOf(pink.map((x) => 0.05 * x));
    const change = loudness(withoutNoise(system, before)) - loudness(before);
    // What numpy computes from the target curve alone; the equaliser is a little beside it.
    expect(Math.abs(change - (expectedChangesLu[system] ?? 0)), `changes by ${change}`).toBeLessThan(0.13);
  });

  it("leaves of the side signal what it states", () => {
    const [a, b] = [noise(1, 9600), noise(2, 9600)];
    const [left, right] = withoutNoise(system, [a, b]);
    const [onlySide] = withoutNoise(system, pairOf(a.map((x, i) => 0.5 * (x - b[i]!))));
    left.forEach((l, i) => {
      expect(Math.abs(l - right[i]! - 2 * data.width01 * onlySide[i]!)).toBeLessThan(1e-9);
    });
    if (data.width01 === 0 && data.noise === null) expect(right).toEqual(left);
  });

  it("gives the same bits however the blocks are cut, and after a reset", () => {
    const input: Pair = [noise(3, 9600), noise(4, 9600)];
    const whole = play(system, input, 128);
    expect(play(system, input, 32)).toEqual(whole);
    expect(play(system, input, 96)).toEqual(whole);
    const unit = new PlaybackSystem({ system });
    run(unit, input);
    unit.reset();
    expect(run(unit, input)).toEqual(whole);
  });

  it("treats a mono signal as two alike", () => {
    const mono = noise(5, 4800);
    const unit = new PlaybackSystem({ system });
    const out = mono.slice();
    for (let at = 0; at < out.length; at += 32) unit.process(out.subarray(at, at + 32), null, 32);
    const [left] = play(system, pairOf(mono));
    out.forEach((x, i) => {
      expect(Math.abs(x - left[i]!)).toBeLessThan(1e-12);
    });
  });

  it("ends in exact zeros, or in its stated noise", () => {
    const input = new Float64Array(48000 * 6);
    input.set(noise(6, 4800));
    const tail = play(system, [input, input.map((x) => -0.5 * x)])[0].subarray(48000 * 3);
    if (data.noise === null) {
      expect(tail.every((x) => x === 0)).toBe(true);
    } else {
      const rms = Math.sqrt(tail.reduce((sum, x) => sum + x * x, 0) / tail.length);
      // Three seconds of brown noise vary.
      expect(Math.abs(20 * Math.log10(rms) - data.noise.levelDbfs)).toBeLessThan(1);
    }
  });

  it("comes and goes without a click", () => {
    const tone: Pair = [sine(440, 0.25, 48000), sine(440, 0.25, 48000)];
    const step = (samples: Float64Array, from: number, to: number) => {
      let largest = 0;
      for (let i = from + 1; i < to; i++)
        largest = Math.max(largest, Math.abs(samples[i]! - samples[i - 1]!));
      return largest;
    };
    const unit = new PlaybackSystem({ system: null });
    const [left] = run(unit, tone, 32, (frame) => {
      if (frame === 14400) unit.set({ system }, "smooth");
      if (frame === 28800) unit.set({ system: null }, "smooth");
    });
    const steady = Math.max(step(left, 0, 14400), step(left, 24000, 28800));
    expect(step(left, 14390, 24000)).toBeLessThan(1.5 * steady);
    expect(step(left, 28790, 40000)).toBeLessThan(1.5 * steady);
    expect(left.subarray(36000)).toEqual(tone[0].subarray(36000));
  });
});

describe("any playback system", () => {
  it("is a wire, to the bit, when there is none", () => {
    const input: Pair = [noise(7, 4800), noise(8, 4800)];
    expect(play(null, input)).toEqual(input);
  });

  it("mono is a wire for a signal that is mono already", () => {
    const input = pairOf(noise(7, 4800));
    expect(play("mono", input)).toEqual(input);
  });

  it("road noise is brown: −6 dB per octave, unrelated left and right", () => {
    const [left, right] = play("car", pairOf(new Float64Array(1 << 20)));
    const size = 1 << 18;
    const fft = new RealFft(size);
    const re = new Float64Array(fft.bins);
    const im = new Float64Array(fft.bins);
    fft.forward(left, 0, re, im, 0);
    const level = (hz: number) => {
      let sum = 0;
      for (let k = Math.floor((hz * size) / 48000 / 1.4); k < (hz * 1.4 * size) / 48000; k++) {
        sum += (re[k]! ** 2 + im[k]! ** 2) / hz;
      }
      return 10 * Math.log10(sum);
    };
    expect(Math.abs(level(200) - level(1600) - 18.06)).toBeLessThan(0.7);
    let products = 0;
    let squares = 0;
    left.forEach((l, i) => {
      products += l * right[i]!;
      squares += 0.5 * (l ** 2 + right[i]! ** 2);
    });
    expect(Math.abs(products / squares)).toBeLessThan(0.1);
    expect(Math.abs(10 * Math.log10(squares / left.length) + 30)).toBeLessThan(0.15);
  });

  it("changes from any one to any other with steps below three times the steady ones, and arrives", () => {
    const tone = sine(440, 0.25, 14400);
    const input: Pair = [tone, tone.map((x) => -0.5 * x)];
    const step = (samples: Float64Array, from: number, to: number) => {
      let largest = 0;
      for (let i = from + 1; i < to; i++)
        largest = Math.max(largest, Math.abs(samples[i]! - samples[i - 1]!));
      return largest;
    };
    for (const first of [null, ...PLAYBACK_SYSTEM_IDS]) {
      for (const second of [null, ...PLAYBACK_SYSTEM_IDS]) {
        const unit = new PlaybackSystem({ system: first });
        // Not where the tone crosses zero.
        const out = run(unit, input, 32, (frame) => {
          if (frame === 4832) unit.set({ system: second }, "smooth");
        });
        for (const samples of out) {
          const steady = Math.max(step(samples, 2400, 4800), step(samples, 12000, 14400));
          expect(step(samples, 4790, 12000), `${first} to ${second}`).toBeLessThan(3 * steady);
        }
        const [, right] = play(second, input);
        for (let i = 13920; i < 14400; i++) {
          if (Math.abs(out[1][i]! - right[i]!) > 1e-5)
            expect(out[1][i], `${first} to ${second}`).toBe(right[i]);
        }
      }
    }
  });

  it("stays finite and within 12 dB of the input, however quickly systems change", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(null, ...PLAYBACK_SYSTEM_IDS), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: -64, max: 64, noNaN: true }),
        (systems, slices, peak) => {
          const unit = new PlaybackSystem({ system: systems[0]! });
          const input: Pair = [sine(700, peak, 4800), noise(9, 4800).map((x) => (peak * x) / Math.sqrt(3))];
          const out = run(unit, input, 32, (frame) => {
            const turn = frame / 32 / slices;
            if (Number.isInteger(turn)) unit.set({ system: systems[turn % systems.length]! }, "smooth");
          });
          const largest = (samples: Float64Array) =>
            samples.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
          expect(out.every((samples) => samples.every(Number.isFinite))).toBe(true);
          // The road may add a little.
          expect(Math.max(...out.map(largest))).toBeLessThan(4 * Math.abs(peak) + 0.2);
        },
      ),
      { numRuns: 60, seed: 48000 },
    );
  });
});
