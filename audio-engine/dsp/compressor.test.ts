import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPRESSOR_PARAMETERS } from "@/audio-engine/params/compressor-parameters";
import {
  above4kHzDbfs,
  congruentialNoise,
  firstDifference,
  firstDifferenceOf,
  largestStep,
  peakOf,
  readReference,
  referenceSignal,
  runInBlocks,
  runMono,
  runUnit,
  type StereoSignal,
  settingsAt,
  sine,
  toDb,
  traceFrame,
  traceSlice,
} from "@/tests/helpers/dynamics-signals";
import { evenly } from "@/tests/helpers/evenly";
import { Compressor, type CompressorSettings, compressorCurveDb } from "./compressor";

const SETTINGS: CompressorSettings = {
  thresholdDb: -20,
  ratio: 4,
  kneeDb: 6,
  attackSeconds: 0.01,
  releaseSeconds: 0.1,
  makeupDb: 0,
  mix01: 1,
  sidechainLowCutHz: 20,
  linkAmount01: 1,
};
/** Of curves and traces; the references are rounded to 5e-6 dB. */
const TOLERANCE_DB = 0.001;

const reference = readReference<{
  readonly curves: readonly {
    readonly settings: CompressorSettings;
    readonly inputDb: readonly number[];
    readonly outputDb: readonly number[];
  }[];
  readonly traces: readonly {
    readonly signal: string;
    readonly settings: CompressorSettings;
    readonly left: readonly number[];
    readonly right: readonly number[];
  }[];
}>("compressor.json");

const random = (seed: number) => {
  const values = congruentialNoise(seed, 4000).map((x) => (x + 1) / 2);
  let at = 0;
  return () => values[at++]!;
};
const settingsOf = (next: () => number): CompressorSettings =>
  settingsAt(
    COMPRESSOR_PARAMETERS,
    Array.from({ length: 9 }, () => next()),
  );
const constant = (level: number, frames: number) => new Float64Array(frames).fill(level);
const inChannels = (left: Float64Array): StereoSignal => ({ left, right: left.map((x) => 0.5 * x) });

describe("the compressor's static curve", () => {
  it("is the paper's at random settings", () => {
    expect(reference.curves.length).toBeGreaterThanOrEqual(200);
    for (const { settings, inputDb, outputDb } of reference.curves) {
      inputDb.forEach((level, i) => {
        const error = Math.abs(compressorCurveDb(level, settings) - outputDb[i]!);
        expect(error, `${level} dB into ${JSON.stringify(settings)}`).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("is where the unit settles", () => {
    for (const { settings, inputDb, outputDb } of reference.curves) {
      const quick = { ...settings, attackSeconds: 0.0001, sidechainLowCutHz: 20 };
      inputDb.forEach((level, i) => {
        const gain = 10 ** (level / 20);
        const output = runMono(new Compressor(quick), constant(gain, 320)).at(-1)!;
        expect(
          Math.abs(toDb(output) - outputDb[i]!),
          `${level} dB into ${JSON.stringify(settings)}`,
        ).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("stays at the threshold with a ratio of ∞ and no knee", () => {
    const limiting = { ...SETTINGS, ratio: 100, kneeDb: 0 };
    for (const level of [-20, -19.999, -10, 0, 30]) {
      expect(compressorCurveDb(level, limiting)).toBeCloseTo(-20, 9);
    }
    expect(compressorCurveDb(-20.001, limiting)).toBe(-20.001);
  });
});

describe("the compressor's gain reduction", () => {
  it("is the independent model's, for bursts and drums at random settings", () => {
    for (const { signal, settings, left, right } of reference.traces) {
      const compressor = new Compressor(settings);
      const told: number[] = [];
      runUnit(compressor, referenceSignal(signal), { after: () => told.push(compressor.gainReductionDb) });
      left.forEach((leftDb, i) => {
        const error = Math.abs(told[traceSlice(i)]! - Math.max(leftDb, right[i]!));
        expect(error, `${signal}, ${i}, ${JSON.stringify(settings)}`).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("is what each channel is lowered by", () => {
    for (const { signal, settings, left, right } of reference.traces) {
      const input = referenceSignal(signal);
      const output = runUnit(new Compressor(settings), input);
      const check = (before: Float64Array, after: Float64Array, trace: readonly number[]) =>
        trace.forEach((reductionDb, i) => {
          const frame = traceFrame(i);
          const wet = 10 ** ((settings.makeupDb - reductionDb) / 20);
          const expected = before[frame]! * (1 - settings.mix01 + settings.mix01 * wet);
          expect(Math.abs(after[frame]! - expected)).toBeLessThanOrEqual(
            Math.abs(expected) * (10 ** (TOLERANCE_DB / 20) - 1),
          );
        });
      check(input.left, output.left, left);
      check(input.right, output.right, right);
    }
  });

  it.each([0.0001, 0.001, 0.03, 0.2])("is at 63 percent after an attack of %f s", (attackSeconds) => {
    const compressor = new Compressor({ ...SETTINGS, kneeDb: 0, attackSeconds });
    const input = constant(1, 32000);
    const output = runMono(compressor, input);
    const wanted = 15 * (1 - Math.exp(-1));
    const after = output.findIndex((x) => -toDb(x) >= wanted);
    const [low, high] = [after > 0 ? -toDb(output[after - 1]!) : 0, -toDb(output[after]!)] as const;
    // A one-pole's first frame is already one frame on its way; between frames it moves exponentially.
    const within = Math.log((15 - low) / (15 - wanted)) / Math.log((15 - low) / (15 - high));
    expect((after + within) / 48000 / attackSeconds).toBeCloseTo(1, 2.3);
  });

  it.each([
    [0.01, 0.1],
    [0.0005, 0.02],
    [0.1, 0.3],
    [0.02, 2],
  ])("is given back along both poles: attack %f s, release %f s", (attackSeconds, releaseSeconds) => {
    const compressor = new Compressor({ ...SETTINGS, kneeDb: 0, attackSeconds, releaseSeconds });
    const loud = 76800;
    const input = constant(0.01, loud + 48000);
    input.fill(1, 0, loud);
    const output = runMono(compressor, input);
    const [a, r] = [Math.exp(-1 / (attackSeconds * 48000)), Math.exp(-1 / (releaseSeconds * 48000))] as const;
    for (let n = 1; n <= 48000; n += 97) {
      const expected =
        15 *
        (a ** n + (1 - a) * r * ((r ** n - a ** n) / (r - a))) *
        (1 - Math.exp(-loud / 48000 / attackSeconds));
      expect(Math.abs(toDb(0.01 / output[loud + n - 1]!) - expected)).toBeLessThan(TOLERANCE_DB);
    }
  });

  it("is never less with a higher ratio", () => {
    const input = referenceSignal("drums");
    const next = random(5);
    for (let run = 0; run < 12; run++) {
      const settings = { ...settingsOf(next), linkAmount01: run % 2 };
      const ratios = [1, 1 + next(), 2 + 10 * next(), 20 + 79 * next(), 100];
      const traces = ratios.map((ratio) => {
        const told: number[] = [];
        const compressor = new Compressor({ ...settings, ratio });
        runUnit(compressor, input, { after: () => told.push(compressor.gainReductionDb) });
        return told;
      });
      for (let i = 1; i < traces.length; i++) {
        expect(traces[i]!.every((reductionDb, at) => reductionDb >= traces[i - 1]![at]!)).toBe(true);
      }
      expect(traces[0]!.every((reductionDb) => reductionDb === 0)).toBe(true);
    }
  });

  it("is told with the level that the detector heard", () => {
    const compressor = new Compressor(SETTINGS);
    const input = referenceSignal("bursts");
    runUnit(compressor, input, {
      after: (frame) => {
        const slice = (samples: Float64Array) => peakOf(samples.subarray(frame, frame + 32));
        expect(compressor.detectorLevelDb).toBeCloseTo(
          toDb(Math.max(slice(input.left), slice(input.right))),
          9,
        );
      },
    });
  });
});

describe("the compressor's stereo link", () => {
  const input = referenceSignal("drums");
  const gainsOf = (linkAmount01: number) => {
    const { left, right } = runUnit(new Compressor({ ...SETTINGS, linkAmount01 }), input);
    return [left.map((x, i) => x / input.left[i]!), right.map((x, i) => x / input.right[i]!)] as const;
  };

  it("lowers both channels alike when it is full", () => {
    const [left, right] = gainsOf(1);
    for (let i = 0; i < left.length; i++) expect(Math.abs(left[i]! / right[i]! - 1)).toBeLessThan(1e-12);
  });

  it("leaves each channel to itself when it is off", () => {
    const { left, right } = runUnit(new Compressor({ ...SETTINGS, linkAmount01: 0 }), input);
    expect(firstDifferenceOf(left, runMono(new Compressor(SETTINGS), input.left))).toBe(-1);
    expect(firstDifferenceOf(right, runMono(new Compressor(SETTINGS), input.right))).toBe(-1);
  });

  it("is the same with channels exchanged", () => {
    for (const linkAmount01 of [0, 0.4, 1]) {
      const straight = runUnit(new Compressor({ ...SETTINGS, linkAmount01 }), input);
      const exchanged = runUnit(new Compressor({ ...SETTINGS, linkAmount01 }), {
        left: input.right,
        right: input.left,
      });
      expect(firstDifferenceOf(exchanged.left, straight.right)).toBe(-1);
      expect(firstDifferenceOf(exchanged.right, straight.left)).toBe(-1);
    }
  });
});

describe("a compressor with nothing to do", () => {
  const noise = congruentialNoise(4, 9600);

  it.each<[string, Partial<CompressorSettings>, number]>([
    ["no mix", { mix01: 0, makeupDb: 12, thresholdDb: -60, sidechainLowCutHz: 100 }, 1],
    ["a ratio of 1", { ratio: 1, thresholdDb: -60 }, 1],
    ["a level below the knee", { thresholdDb: -20 }, 10 ** (-23.01 / 20)],
  ])("changes no bit: %s", (_, changed, level) => {
    const input = inChannels(noise.map((x) => x * level));
    expect(firstDifference(runUnit(new Compressor({ ...SETTINGS, ...changed }), input), input)).toBe(-1);
  });

  it("comes back to that after it has worked", () => {
    const input = congruentialNoise(4, 24000).map((x, i) => (i < 320 ? x : 0.05 * x));
    const compressor = new Compressor({ ...SETTINGS, releaseSeconds: 0.01, attackSeconds: 0.001 });
    // 20 dB have fallen below 1e-9 dB after 24 time constants.
    const told: number[] = [];
    const output = runMono(compressor, input, () => told.push(compressor.gainReductionDb));
    expect(Math.min(...told.filter((reductionDb) => reductionDb > 0))).toBeLessThan(1.1e-9);
    expect(firstDifferenceOf(output.subarray(320 + 12000), input.subarray(320 + 12000))).toBe(-1);
    expect(output[400]).not.toBe(input[400]);
  });

  it("only adds its make-up", () => {
    const output = runMono(new Compressor({ ...SETTINGS, makeupDb: 6 }), constant(0.01, 320));
    for (const x of output) expect(x / 0.01).toBeCloseTo(10 ** (6 / 20), 12);
  });
});

describe("a compressor's bits", () => {
  it("do not depend on how blocks are cut", () => {
    const next = random(9);
    for (let run = 0; run < 30; run++) {
      const settings = settingsOf(next);
      const input = referenceSignal(run % 2 === 0 ? "bursts" : "drums");
      const slices = runUnit(new Compressor(settings), input);
      const blocks = runInBlocks(new Compressor(settings), input, [4, 1, 3, 2]);
      expect(firstDifference(blocks, slices)).toBe(-1);
    }
  });

  it("are numbers for any settings and input, and zeros for silence", () => {
    const positions = fc.array(evenly(0, 1), { minLength: 9, maxLength: 9 });
    const samples = fc.array(
      fc.oneof(
        fc.double({ min: -64, max: 64, noNaN: true }),
        fc.constantFrom(0, -0, 64, -64, 5e-324, 1e-310),
      ),
      { minLength: 64, maxLength: 64 },
    );
    fc.assert(
      fc.property(positions, positions, samples, (from, to, values) => {
        const compressor = new Compressor(settingsAt(COMPRESSOR_PARAMETERS, from));
        const signal = new Float64Array(640);
        signal.set(values);
        signal.set(values, 128);
        const output = runUnit(
          compressor,
          { left: signal, right: signal.map((x) => -0.3 * x) },
          {
            before: (frame) => {
              if (frame === 64) compressor.set(settingsAt(COMPRESSOR_PARAMETERS, to), "smooth");
            },
          },
        );
        expect([...output.left, ...output.right].every(Number.isFinite)).toBe(true);
        expect(Number.isFinite(compressor.gainReductionDb)).toBe(true);
        expect(output.left.subarray(192).every((x) => x === 0)).toBe(true);
        expect(output.right.subarray(64, 128).every((x) => x === 0)).toBe(true);
      }),
      { numRuns: 200, seed: 48000 },
    );
  });

  it("are a new unit's after a reset", () => {
    const next = random(11);
    const compressor = new Compressor(settingsOf(next));
    const changed = { ...settingsOf(next), sidechainLowCutHz: 300 };
    runUnit(compressor, referenceSignal("drums"));
    compressor.set(changed, "smooth");
    compressor.reset();
    const input = referenceSignal("bursts");
    const fresh = runUnit(new Compressor(changed), input);
    expect(firstDifference(runUnit(compressor, input), fresh)).toBe(-1);
  });
});

describe("changing a compressor's settings", () => {
  /** Slow enough not to follow the wave: the detector itself leaves nothing above 4 kHz. */
  const STEADY: CompressorSettings = {
    ...SETTINGS,
    thresholdDb: -30,
    attackSeconds: 0.03,
    releaseSeconds: 3,
  };
  const ends = Object.values(COMPRESSOR_PARAMETERS).flatMap(({ id, min, max }) => [
    [id, min, max] as const,
    [id, max, min] as const,
  ]);
  /** In 50 ms from one end to the other, in straight lines of slices, told as a person's hand would. */
  const travelled = (
    id: string,
    from: number,
    to: number,
    signal: StereoSignal,
    base: CompressorSettings,
  ) => {
    const at = (share: number): CompressorSettings => ({ ...base, [id]: from + share * (to - from) });
    const compressor = new Compressor(at(0));
    return runUnit(compressor, signal, {
      before: (frame) => compressor.set(at(Math.min(1, Math.max(0, (frame - 14400) / 2400))), "smooth"),
    });
  };
  const tone = sine(100, 0.25, 32768);

  it.each(ends)("leaves nothing to hear beside a 100 Hz tone: %s from %f to %f", (id, from, to) => {
    for (const attackSeconds of [0.03, 0.001]) {
      const { left, right } = travelled(id, from, to, inChannels(tone), { ...STEADY, attackSeconds });
      expect(above4kHzDbfs(left)).toBeLessThan(-90);
      expect(above4kHzDbfs(right)).toBeLessThan(-90);
    }
  });

  it.each(ends)("makes no step when it jumps: %s from %f to %f", (id, from, to) => {
    const compressor = new Compressor({ ...STEADY, [id]: from });
    const { left } = runUnit(compressor, inChannels(tone), {
      before: (frame) => {
        if (frame === 14400) compressor.set({ ...STEADY, [id]: to }, "smooth");
      },
    });
    const steady = Math.max(largestStep(left, 12000, 14400), largestStep(left, 30000, 32768));
    expect(largestStep(left, 14400, 30000)).toBeLessThan(3 * steady);
  });

  it.each(ends)("arrives at exactly the new settings: %s from %f to %f", (id, from, to) => {
    const compressor = new Compressor({ ...STEADY, [id]: from });
    const silence = { left: new Float64Array(9600), right: new Float64Array(9600) };
    compressor.set({ ...STEADY, [id]: to }, "smooth");
    runUnit(compressor, silence);
    const input = referenceSignal("drums");
    const output = runUnit(compressor, input);
    const expected = runUnit(new Compressor({ ...STEADY, [id]: to }), input);
    expect(firstDifference(output, expected)).toBe(-1);
  });
});
