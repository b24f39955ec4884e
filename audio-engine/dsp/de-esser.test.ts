import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DE_ESSER_PARAMETERS } from "@/audio-engine/params/de-esser-parameters";
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
  settingsAt,
  sine,
  takenFrame,
  toDb,
  traceSlice,
} from "@/tests/helpers/dynamics-signals";
import { evenly } from "@/tests/helpers/evenly";
import { DeEsser, type DeEsserSettings, deEsserMagnitudeDb, deEsserReductionDb } from "./de-esser";

const SETTINGS: DeEsserSettings = {
  frequencyHz: 5000,
  thresholdDb: -30,
  ratio: 4,
  rangeDb: 12,
  attackSeconds: 0.0005,
  releaseSeconds: 0.05,
  listen: false,
};
/** Of curves and traces; the references are rounded to 5e-6 dB. */
const TOLERANCE_DB = 0.001;

type NumericSettings = Omit<DeEsserSettings, "listen">;
const reference = readReference<{
  readonly curves: readonly {
    readonly settings: NumericSettings;
    readonly inputDb: readonly number[];
    readonly reductionDb: readonly number[];
  }[];
  readonly traces: readonly {
    readonly signal: string;
    readonly settings: NumericSettings;
    readonly trace: readonly number[];
    readonly takenLeft: readonly number[];
  }[];
}>("de-esser.json");

const inBoth = (left: Float64Array) => ({ left, right: left.slice() });
const settingsOf = (positions: ArrayLike<number>, listen: boolean): DeEsserSettings => ({
  ...settingsAt(DE_ESSER_PARAMETERS, Array.from(positions)),
  listen,
});
const randomSettings = (seed: number, listen = false) =>
  settingsOf(
    congruentialNoise(seed, 6).map((x) => (x + 1) / 2),
    listen,
  );
/** Largest sample of the last tenth of a second. */
const endPeak = (samples: Float64Array) => peakOf(samples.subarray(-4800));

describe("the de-esser's static curve", () => {
  it("is the paper's at random settings", () => {
    expect(reference.curves.length).toBeGreaterThanOrEqual(200);
    for (const { settings, inputDb, reductionDb } of reference.curves) {
      inputDb.forEach((level, i) => {
        const error = Math.abs(deEsserReductionDb(level, settings) - reductionDb[i]!);
        expect(error, `${level} dB into ${JSON.stringify(settings)}`).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("is where the unit settles", () => {
    // At half the rate every frame is a peak, and the high-pass leaves it as it is.
    for (const { settings, inputDb, reductionDb } of reference.curves.slice(0, 80)) {
      inputDb.forEach((level, i) => {
        const deEsser = new DeEsser({
          ...settings,
          attackSeconds: 0.0001,
          releaseSeconds: 0.005,
          listen: false,
        });
        const gain = 10 ** (level / 20);
        runMono(
          deEsser,
          Float64Array.from({ length: 9600 }, (_, n) => (n % 2 === 0 ? gain : -gain)),
        );
        expect(
          Math.abs(deEsser.gainReductionDb - reductionDb[i]!),
          `${level} dB into ${JSON.stringify(settings)}`,
        ).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("never lowers less with a higher ratio, nor more than the range", () => {
    for (const { settings, inputDb } of reference.curves) {
      for (const level of inputDb) {
        const reductions = [1, 1.5, 3, 20, 99.9, 100].map((ratio) =>
          deEsserReductionDb(level, { ...settings, ratio }),
        );
        for (let i = 1; i < reductions.length; i++) {
          expect(reductions[i]).toBeGreaterThanOrEqual(reductions[i - 1]!);
        }
        expect(reductions.at(-1)).toBeLessThanOrEqual(settings.rangeDb);
      }
    }
  });
});

describe("the de-esser's reduction", () => {
  it("is the independent model's, and so is what is taken, for bursts and drums at random settings", () => {
    for (const { signal, settings, trace, takenLeft } of reference.traces) {
      const input = referenceSignal(signal);
      const told: number[] = [];
      const deEsser = new DeEsser({ ...settings, listen: false });
      const output = runUnit(deEsser, input, { after: () => told.push(deEsser.gainReductionDb) });
      trace.forEach((reductionDb, i) => {
        const error = Math.abs(told[traceSlice(i)]! - reductionDb);
        expect(error, `${signal}, ${i}, ${JSON.stringify(settings)}`).toBeLessThan(TOLERANCE_DB);
      });
      takenLeft.forEach((taken, i) => {
        const frame = takenFrame(i);
        // Rounded to 5e-8.
        expect(Math.abs(input.left[frame]! - output.left[frame]! - taken)).toBeLessThan(1e-7);
      });
    }
  });

  it.each([0.0005, 0.002, 0.05])("is at 63 percent after an attack of %f s", (attackSeconds) => {
    const deEsser = new DeEsser({ ...SETTINGS, ratio: 100, attackSeconds, frequencyHz: 2000 });
    const alternating = Float64Array.from({ length: 9600 }, (_, n) => (n % 2 === 0 ? 1 : -1));
    const output = runMono(deEsser, alternating);
    // At half the rate what is left is the gain; the filter has settled in the first 20 frames.
    const reductions = output.map((x) => -toDb(Math.abs(x)));
    const wanted = 12 * (1 - Math.exp(-1));
    const after = reductions.findIndex((reduction) => reduction >= wanted);
    const [low, high] = [reductions[after - 1]!, reductions[after]!] as const;
    const within = Math.log((12 - low) / (12 - wanted)) / Math.log((12 - low) / (12 - high));
    expect(Math.abs((after + within) / 48000 / attackSeconds - 1)).toBeLessThan(0.01);
  });

  it("is given back along both poles", () => {
    const [attackSeconds, releaseSeconds] = [0.004, 0.05];
    const deEsser = new DeEsser({ ...SETTINGS, attackSeconds, releaseSeconds });
    const loud = 9600;
    const told: number[] = [];
    const input = Float64Array.from({ length: 33600 }, (_, n) => (n >= loud ? 0 : n % 2 === 0 ? 1 : -1));
    runUnit(deEsser, inBoth(input), { after: () => told.push(deEsser.gainReductionDb) });
    const [a, r] = [Math.exp(-1 / (attackSeconds * 48000)), Math.exp(-1 / (releaseSeconds * 48000))] as const;
    // The filter rings on for some frames at the end: from there on both poles run by themselves.
    const from = loud / 32 + 1;
    const atEnd = told[from - 1]!;
    const peak = solvePeak(told[from]!, atEnd, a, r, 32);
    for (let slices = 1; from + slices < told.length; slices++) {
      const n = 32 * slices;
      const expected = a ** n * atEnd + peak * (1 - a) * r * ((r ** n - a ** n) / (r - a));
      expect(Math.abs(told[from - 1 + slices]! - expected)).toBeLessThan(TOLERANCE_DB);
    }
    expect(atEnd).toBeGreaterThan(11);
  });

  it("is the louder channel's, for both", () => {
    const input = referenceSignal("drums");
    const quietRight = { left: input.left, right: input.left.map((x) => 0.01 * x) };
    const output = runUnit(new DeEsser(SETTINGS), quietRight);
    expect(peakOf(output.right.map((x, i) => x - 0.01 * output.left[i]!))).toBeLessThan(1e-12);
    expect(firstDifferenceOf(output.left, runMono(new DeEsser(SETTINGS), input.left))).toBe(-1);
  });
});

/** The release pole's state n frames before, of the two-pole release that came from `before` to `after`. */
function solvePeak(after: number, before: number, a: number, r: number, n: number): number {
  return (after - a ** n * before) / ((1 - a) * r * ((r ** n - a ** n) / (r - a)));
}

describe("what the de-esser leaves", () => {
  it.each([
    [2000, 6],
    [5500, 24],
    [12000, 12],
  ])(
    "has the response of a shelf without overshoot above %d Hz, lowered by %d dB",
    (frequencyHz, rangeDb) => {
      for (const hz of [100, 1000, 2000, 3000, 5500, 8000, 12000, 16000, 20000]) {
        const settings = {
          ...SETTINGS,
          frequencyHz,
          rangeDb,
          thresholdDb: -60,
          ratio: 100,
          releaseSeconds: 1,
        };
        const deEsser = new DeEsser(settings);
        // Loud enough for the full range even through the filter's slope, and for the release's fall between the peaks.
        const output = runMono(deEsser, sine(hz, 64, 24000));
        const expected = deEsserMagnitudeDb(hz, frequencyHz, deEsser.gainReductionDb);
        const magnitude = toDb(Math.sqrt(powerOf(output.subarray(-4800)) / (64 * 64 * 0.5)));
        expect(magnitude).toBeCloseTo(expected, 2);
        expect(expected).toBeLessThan(1e-9);
        expect(expected).toBeGreaterThan(-rangeDb - 1e-9);
      }
      expect(deEsserMagnitudeDb(frequencyHz, frequencyHz, rangeDb)).toBeCloseTo(
        10 * Math.log10((1 + 10 ** (-rangeDb / 10)) / 2),
        9,
      );
    },
  );

  it("and what it takes away add up to the input", () => {
    for (let run = 0; run < 30; run++) {
      const input = referenceSignal(run % 2 === 0 ? "bursts" : "drums");
      const left = runUnit(new DeEsser(randomSettings(run)), input).left;
      const taken = runUnit(new DeEsser(randomSettings(run, true)), input).left;
      const error = input.left.map((x, i) => x - (left[i]! + taken[i]!));
      expect(peakOf(error)).toBeLessThan(1e-14);
    }
  });

  it.each<[string, Partial<DeEsserSettings>]>([
    ["a ratio of 1", { ratio: 1, thresholdDb: -60 }],
    ["no range", { rangeDb: 0, thresholdDb: -60 }],
    ["nothing loud above the frequency", { thresholdDb: 0, frequencyHz: 12000 }],
  ])("is the input to the bit: %s", (_, changed) => {
    const input = inBoth(congruentialNoise(3, 24000).map((x) => 0.5 * x));
    expect(firstDifference(runUnit(new DeEsser({ ...SETTINGS, ...changed }), input), input)).toBe(-1);
  });

  it("is the input to the bit again, once a loud sound is over", () => {
    const input = sine(300, 0.5, 72000).map((x, i) => x + (i < 4800 ? 0.3 * (i % 2 === 0 ? 1 : -1) : 0));
    const output = runMono(new DeEsser(SETTINGS), input);
    expect(firstDifferenceOf(output.subarray(67200), input.subarray(67200))).toBe(-1);
    expect(endPeak(output.subarray(0, 4800))).toBeLessThan(0.75 * endPeak(input.subarray(0, 4800)));
  });
});

const powerOf = (samples: Float64Array) => samples.reduce((sum, x) => sum + x * x, 0) / samples.length;

describe("a de-esser's bits", () => {
  it("do not depend on how blocks are cut", () => {
    for (let run = 0; run < 30; run++) {
      const settings = randomSettings(run, run % 3 === 0);
      const input = referenceSignal(run % 2 === 0 ? "bursts" : "drums");
      const slices = runUnit(new DeEsser(settings), input);
      expect(firstDifference(runInBlocks(new DeEsser(settings), input, [4, 1, 3, 2]), slices)).toBe(-1);
    }
  });

  it("are numbers for any settings and input", () => {
    const positions = fc.array(evenly(0, 1), { minLength: 6, maxLength: 6 });
    const samples = fc.array(
      fc.oneof(
        fc.double({ min: -64, max: 64, noNaN: true }),
        fc.constantFrom(0, -0, 64, -64, 5e-324, 1e-310),
      ),
      { minLength: 64, maxLength: 64 },
    );
    fc.assert(
      fc.property(positions, positions, samples, fc.boolean(), (from, to, values, listen) => {
        const deEsser = new DeEsser(settingsOf(from, !listen));
        const left = new Float64Array(640);
        left.set(values);
        left.set(values, 128);
        const output = runUnit(
          deEsser,
          { left, right: left.map((x) => -0.3 * x) },
          {
            before: (frame) => {
              if (frame === 64) deEsser.set(settingsOf(to, listen), "smooth");
            },
          },
        );
        expect([...output.left, ...output.right].every(Number.isFinite)).toBe(true);
        expect(Number.isFinite(deEsser.gainReductionDb)).toBe(true);
      }),
      { numRuns: 200, seed: 48000 },
    );
  });

  it.each([false, true])("are zeros for silence, once its tail is over (listening: %s)", (listen) => {
    const left = new Float64Array(144000);
    left.set(referenceSignal("drums").left);
    const output = runUnit(new DeEsser({ ...SETTINGS, listen }), inBoth(left));
    expect(output.left.subarray(24000 + 1600).every((x) => x === 0)).toBe(true);
    expect(output.left[23999]).not.toBe(0);
  });

  it("are exact zeros within the filter too, before numbers become slow", () => {
    const deEsser = new DeEsser({ ...SETTINGS, frequencyHz: 2000 });
    runUnit(deEsser, referenceSignal("drums"));
    runUnit(deEsser, inBoth(new Float64Array(640)));
    expect(deEsser.detectorLevelDb).toBe(-Infinity);
  });

  it("are a new unit's after a reset", () => {
    const deEsser = new DeEsser(randomSettings(71));
    const changed = randomSettings(72, true);
    runUnit(deEsser, referenceSignal("drums"));
    deEsser.set(changed, "smooth");
    deEsser.reset();
    const input = referenceSignal("bursts");
    expect(firstDifference(runUnit(deEsser, input), runUnit(new DeEsser(changed), input))).toBe(-1);
  });
});

describe("changing a de-esser's settings", () => {
  const tone = sine(100, 0.25, 32768);
  const WORKING: DeEsserSettings = {
    ...SETTINGS,
    attackSeconds: 0.0005,
    releaseSeconds: 1,
    thresholdDb: -60,
  };
  const ends = Object.values(DE_ESSER_PARAMETERS).flatMap(({ id, min, max }) => [
    [id, min, max] as const,
    [id, max, min] as const,
  ]);
  /** A tone at 16 kHz that keeps the unit at work. */
  const pilot = sine(16000, 0.1, 32768);
  const withPilot = tone.map((x, i) => x + pilot[i]!);

  it.each(ends)(
    "leaves nothing to hear between a 100 Hz tone and a hiss: %s from %f to %f",
    (id, from, to) => {
      const at = (share: number) => ({ ...WORKING, [id]: from + share * (to - from) });
      const deEsser = new DeEsser(at(0));
      let most = 0;
      const output = runMono(deEsser, withPilot, (frame) => {
        deEsser.set(at(Math.min(1, Math.max(0, (frame - 14400) / 2400))), "smooth");
        most = Math.max(most, deEsser.gainReductionDb);
      });
      expect(above4kHzDbfs(output, 14000)).toBeLessThan(-90);
      expect(most).toBeGreaterThan(10);
    },
  );

  it.each(ends)("makes no step when it jumps: %s from %f to %f", (id, from, to) => {
    const deEsser = new DeEsser({ ...WORKING, [id]: from });
    const output = runMono(deEsser, withPilot, (frame) => {
      if (frame === 14400) deEsser.set({ ...WORKING, [id]: to }, "smooth");
    });
    const steady = Math.max(largestStep(output, 9600, 14400), largestStep(output, 30000, 32768));
    expect(largestStep(output, 14400, 30000)).toBeLessThan(1.1 * steady);
  });

  it.each([
    [false, true],
    [true, false],
  ])("fades in 10 ms between result and what is taken: listening %s, then %s", (before, after) => {
    const deEsser = new DeEsser({ ...WORKING, listen: before });
    const output = runMono(deEsser, tone, (frame) => {
      if (frame === 14400) deEsser.set({ ...WORKING, listen: after }, "smooth");
    });
    const steady = Math.max(largestStep(output, 9600, 14400), largestStep(output, 24000, 32768));
    expect(largestStep(output, 14400, 24000)).toBeLessThan(3 * steady);
    const ever = runMono(new DeEsser({ ...WORKING, listen: after }), tone);
    expect(firstDifferenceOf(output.subarray(14400 + 480 + 32), ever.subarray(14400 + 480 + 32))).toBe(-1);
    expect(output[14400 + 440]).not.toBe(ever[14400 + 440]);
  });

  it.each(ends)("arrives at exactly the new settings: %s from %f to %f", (id, from, to) => {
    const deEsser = new DeEsser({ ...WORKING, [id]: from });
    deEsser.set({ ...WORKING, [id]: to }, "smooth");
    runUnit(deEsser, inBoth(new Float64Array(9600)));
    const input = referenceSignal("drums");
    const expected = runUnit(new DeEsser({ ...WORKING, [id]: to }), input);
    expect(firstDifference(runUnit(deEsser, input), expected)).toBe(-1);
  });
});
