import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  continuousPeak,
  LIMITER_FRAMES,
  limited,
  limiterCases,
  samplesSha256Of,
} from "@/tests/helpers/limiter-signals";
import { RealFft } from "./fft";
import { type LimiterSettings, TruePeakLimiter } from "./limiter";
import { decibelsToGain } from "./math";
import { unitWhiteNoiseAt } from "./noise";

const SETTINGS: LimiterSettings = { inputGainDb: 0, ceilingDbtp: -1, releaseSeconds: 0.05 };
const LATENCY = 144;
const db = (gain: number) => 20 * Math.log10(gain);
const peakOf = (samples: Float64Array) => samples.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0);
const noise = (frames: number, level: number, seed = 1) =>
  Float64Array.from({ length: frames }, (_, i) => level * unitWhiteNoiseAt(seed, i));

/** Mono, in slices; `before` is called with the first frame of each. */
function run(limiter: TruePeakLimiter, input: Float64Array, before?: (frame: number) => void): Float64Array {
  const output = input.slice();
  for (let at = 0; at < output.length; at += 32) {
    before?.(at);
    limiter.process(output.subarray(at, at + 32), null, 32);
  }
  return output;
}

/** Peak of what a sound has above 4 kHz, in dBFS, its ends faded. */
function above4kHzDbfs(samples: Float64Array): number {
  const fft = new RealFft(samples.length);
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  const faded = samples.map((x, i) => x * Math.sin((Math.PI * i) / samples.length) ** 4);
  fft.forward(faded, 0, re, im, 0);
  re.fill(0, 0, Math.floor(samples.length / 12));
  im.fill(0, 0, Math.floor(samples.length / 12));
  fft.inverse(re, im, 0, faded, 0);
  return db(peakOf(faded));
}

const largestStep = (samples: Float64Array, from: number, to: number) => {
  let step = 0;
  for (let i = from; i < to; i++) step = Math.max(step, Math.abs(samples[i]! - samples[i - 1]!));
  return step;
};

const readings: {
  readonly limiter: Readonly<Record<string, { readonly samplesSha256: string; readonly truePeak: number }>>;
} = JSON.parse(readFileSync(new URL("../../tests/reference/ffmpeg-readings.json", import.meta.url), "utf8"));

describe.each(limiterCases().map((each) => [each.name, each] as const))("limiting %s", (_, each) => {
  const output = limited(each);
  const { ceilingDbtp } = each.settings;

  it("leaves no frame above the ceiling, nor after rounding to 32 bits", () => {
    for (const samples of output) {
      expect(peakOf(samples)).toBeLessThanOrEqual(10 ** (ceilingDbtp / 20));
      expect(peakOf(Float64Array.from(Float32Array.from(samples)))).toBeLessThanOrEqual(
        10 ** (ceilingDbtp / 20),
      );
    }
  });

  it("leaves no value between frames above the ceiling, and lowers no more than that takes", () => {
    const loudest = db(Math.max(...output.map(continuousPeak))) - ceilingDbtp;
    expect(loudest).toBeLessThan(0.005);
    expect(loudest).toBeGreaterThan(-0.005);
  });

  it("stays below the ceiling by ffmpeg's measure", () => {
    const { samplesSha256, truePeak } = readings.limiter[each.name]!;
    expect(
      samplesSha256Of(output),
      "The limiter's output is not the one that ffmpeg read: run tests/reference/read-with-ffmpeg.mjs",
    ).toBe(samplesSha256);
    expect(db(truePeak)).toBeLessThanOrEqual(ceilingDbtp + 0.1);
    expect(db(truePeak)).toBeGreaterThan(ceilingDbtp - 0.3);
  });

  it("ends in exact zeros", () => {
    // The signals end 1000 frames before; their filter rings on below the ceiling.
    const limiter = new TruePeakLimiter(each.settings);
    const input = new Float64Array(LIMITER_FRAMES + 320);
    input.set(each.left);
    expect(
      run(limiter, input)
        .subarray(LIMITER_FRAMES + LATENCY)
        .every((x) => x === 0),
    ).toBe(true);
  });
});

describe("a limiter with nothing to limit", () => {
  it("delays by the reported latency and changes no bit", () => {
    const limiter = new TruePeakLimiter(SETTINGS);
    expect(limiter.latencyFrames).toBe(LATENCY);
    const input = noise(9600, 0.2);
    const output = run(limiter, input);
    expect(output.subarray(LATENCY)).toEqual(input.subarray(0, -LATENCY));
    expect(output.subarray(0, LATENCY).every((x) => x === 0)).toBe(true);
    expect(limiter.gainReductionDb).toBe(0);
  });

  it("comes back to that after it has worked", () => {
    const input = noise(48000, 0.2);
    for (let i = 1000; i < 1100; i++) input[i] = 5;
    const output = run(new TruePeakLimiter(SETTINGS), input);
    const recovered = 1100 + 10 * SETTINGS.releaseSeconds * 48000;
    expect(output.subarray(recovered + LATENCY)).toEqual(input.subarray(recovered, -LATENCY));
    expect(output[1300 + LATENCY]).not.toBe(input[1300]);
  });

  it("leaves a full-scale sine alone up to its very ceiling", () => {
    const input = Float64Array.from({ length: 4800 }, (_, i) => 0.8912 * Math.sin(i * 0.05));
    const output = run(new TruePeakLimiter(SETTINGS), input);
    expect(output.subarray(LATENCY)).toEqual(input.subarray(0, -LATENCY));
  });
});

describe("the limiter's gain", () => {
  /** A steady level that is lowered by 12 dB, with soft edges of 200 frames, then one far below the ceiling. */
  const burst = Float64Array.from({ length: 19200 }, (_, i) => {
    const share = Math.min(1, i / 200, Math.max(0, (5000 - i) / 200));
    return (0.1 + 3.9 * Math.sin((share * Math.PI) / 2) ** 2) * decibelsToGain(SETTINGS.ceilingDbtp);
  });

  it.each([0.01, 0.1, 1])("gives 63 percent back in the release time of %f s", (releaseSeconds) => {
    const limiter = new TruePeakLimiter({ ...SETTINGS, releaseSeconds });
    const reductions: number[] = [];
    run(limiter, burst, () => reductions.push(limiter.gainReductionDb));
    const depthAt = (frame: number) => 1 - 10 ** (-reductions[frame / 32]! / 20);
    expect(reductions[4800 / 32]).toBeCloseTo(db(4), 3);
    const from = 5440;
    const frames = Math.min(9600, Math.round((releaseSeconds * 48000) / 32) * 32);
    expect(depthAt(from + frames) / depthAt(from)).toBeCloseTo(
      Math.exp(-frames / (releaseSeconds * 48000)),
      3,
    );
  });

  it("is told as it was applied", () => {
    const limiter = new TruePeakLimiter({ ...SETTINGS, releaseSeconds: 0.02 });
    const told: number[] = [];
    const output = run(limiter, burst, () => told.push(limiter.gainReductionDb));
    for (let slice = 10; slice < 500; slice++) {
      const frame = slice * 32 - 1;
      expect(told[slice]).toBeCloseTo(db(burst[frame - LATENCY]! / output[frame]!), 6);
    }
  });

  it("is one for both channels", () => {
    const left = noise(9600, 1);
    const right = noise(9600, 0.1, 2);
    const output = [left.slice(), right.slice()] as const;
    const limiter = new TruePeakLimiter({ ...SETTINGS, inputGainDb: 6 });
    for (let at = 0; at < 9600; at += 32) {
      limiter.process(output[0].subarray(at, at + 32), output[1].subarray(at, at + 32), 32);
    }
    for (let i = LATENCY; i < 9600; i++) {
      const gains = [output[0][i]! / left[i - LATENCY]!, output[1][i]! / right[i - LATENCY]!] as const;
      expect(Math.abs(gains[1] / gains[0] - 1)).toBeLessThan(1e-12);
    }
    expect(peakOf(output[1])).toBeLessThan(peakOf(right) * 1.5);
  });

  it("is the same whether frames come in slices or blocks", () => {
    const input = noise(12800, 1.5);
    const blocks = input.slice();
    const limiter = new TruePeakLimiter(SETTINGS);
    for (let at = 0; at < input.length; at += 128) limiter.process(blocks.subarray(at, at + 128), null, 128);
    expect(blocks).toEqual(run(new TruePeakLimiter(SETTINGS), input));
  });
});

describe("changing a limiter's settings", () => {
  const tone = Float64Array.from(
    { length: 28800 },
    (_, i) => 0.9 * Math.sin((2 * Math.PI * 100 * i) / 48000),
  );
  const CHANGE = 9600;

  it.each<[string, LimiterSettings, LimiterSettings]>([
    ["input gain up", SETTINGS, { ...SETTINGS, inputGainDb: 24 }],
    ["input gain down", { ...SETTINGS, inputGainDb: 24 }, { ...SETTINGS, inputGainDb: -12 }],
    ["ceiling down", { ...SETTINGS, inputGainDb: 6 }, { ...SETTINGS, inputGainDb: 6, ceilingDbtp: -12 }],
    [
      "ceiling up",
      { ...SETTINGS, inputGainDb: 6, ceilingDbtp: -12 },
      { ...SETTINGS, inputGainDb: 6, ceilingDbtp: 0 },
    ],
  ])("makes no step and passes no ceiling: %s", (_, from, to) => {
    const limiter = new TruePeakLimiter(from);
    const output = run(limiter, tone, (frame) => {
      if (frame === CHANGE) limiter.set(to, "smooth");
    });
    const steady = Math.max(largestStep(output, 4800, CHANGE), largestStep(output, 24000, 28800));
    expect(largestStep(output, CHANGE, 24000)).toBeLessThan(3 * steady);
    const higher = Math.max(from.ceilingDbtp, to.ceilingDbtp);
    expect(peakOf(output)).toBeLessThanOrEqual(10 ** (higher / 20));
    expect(peakOf(output.subarray(CHANGE + 4800))).toBeLessThanOrEqual(10 ** (to.ceilingDbtp / 20));
  });

  it.each<[string, number, LimiterSettings, LimiterSettings]>([
    ["input gain", 0.125, { ...SETTINGS, inputGainDb: -12 }, { ...SETTINGS, inputGainDb: 12 }],
    [
      "ceiling",
      0.8,
      { ...SETTINGS, releaseSeconds: 1 },
      { ...SETTINGS, releaseSeconds: 1, ceilingDbtp: -12 },
    ],
  ])("leaves nothing to hear beside a 100 Hz tone: %s", (_, level, from, to) => {
    const limiter = new TruePeakLimiter(from);
    const input = Float64Array.from({ length: 16384 }, (_, i) => level * Math.sin((2 * Math.PI * i) / 480));
    const output = run(limiter, input, (frame) => {
      if (frame === 8000) limiter.set(to, "smooth");
    });
    expect(above4kHzDbfs(output)).toBeLessThan(-90);
  });

  it("lets a lower ceiling come down over 20 ms", () => {
    const limiter = new TruePeakLimiter({ ...SETTINGS, inputGainDb: 1 });
    const reductions: number[] = [];
    const level = Float64Array.from({ length: 19200 }, (_, i) =>
      Math.sin((Math.PI / 2) * Math.min(1, i / 4800)),
    );
    run(limiter, level, (frame) => {
      reductions.push(limiter.gainReductionDb);
      if (frame === 9600) limiter.set({ ...SETTINGS, inputGainDb: 1, ceilingDbtp: -11 }, "smooth");
    });
    expect(reductions.at(-1)).toBeCloseTo(12, 3);
    const secondsAbove = (db: number) => (reductions.filter((each) => each > db).length * 32) / 48000;
    // Between 10 and 90 % of the 10 dB: (1 + x)·e^−x at x = 0.532 and 3.89, where 6.638 is reached in 20 ms.
    expect(secondsAbove(3) - secondsAbove(11)).toBeCloseTo(((3.89 - 0.532) / 6.638) * 0.02, 2.7);
  });

  it("arrives at exactly the new settings", () => {
    const limiter = new TruePeakLimiter(SETTINGS);
    const input = noise(19200, 0.1);
    const output = run(limiter, input, (frame) => {
      if (frame === 320) limiter.set({ ...SETTINGS, inputGainDb: 6, ceilingDbtp: -3 }, "smooth");
    });
    const expected = input.map((x) => x * decibelsToGain(6));
    expect(output.subarray(9600 + LATENCY)).toEqual(expected.subarray(9600, -LATENCY));
  });

  it("is forgotten with everything else by a reset", () => {
    const limiter = new TruePeakLimiter(SETTINGS);
    const changed = { ...SETTINGS, inputGainDb: 9, ceilingDbtp: -4 };
    run(limiter, noise(3200, 3));
    limiter.set(changed, "smooth");
    limiter.reset();
    const input = noise(6400, 1);
    expect(run(limiter, input)).toEqual(run(new TruePeakLimiter(changed), input));
  });
});
