import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GATE_PARAMETERS } from "@/audio-engine/params/gate-parameters";
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
  toDb,
  traceSlice,
} from "@/tests/helpers/dynamics-signals";
import { evenly } from "@/tests/helpers/evenly";
import { GATE_WINDOW_FRAMES, Gate, type GateSettings, gateCurveDb } from "./gate";

const SETTINGS: GateSettings = {
  thresholdDb: -30,
  ratio: 100,
  rangeDb: -40,
  attackSeconds: 0.001,
  holdSeconds: 0.02,
  releaseSeconds: 0.05,
  hysteresisDb: 4,
  sidechainLowCutHz: 20,
  sidechainHighCutHz: 20000,
};
/** Of curves and traces; the references are rounded to 5e-6 dB. */
const TOLERANCE_DB = 0.001;

const reference = readReference<{
  readonly curves: readonly {
    readonly settings: GateSettings;
    readonly inputDb: readonly number[];
    readonly outputDb: readonly number[];
  }[];
  readonly traces: readonly {
    readonly signal: string;
    readonly settings: GateSettings;
    readonly trace: readonly number[];
  }[];
}>("gate.json");

const constant = (level: number, frames: number) => new Float64Array(frames).fill(level);
const fromDb = (db: number) => 10 ** (db / 20);
const inBoth = (left: Float64Array) => ({ left, right: left.slice() });

/** Whether the gate was open, told after each slice. */
function openings(settings: GateSettings, input: Float64Array): boolean[] {
  const gate = new Gate(settings);
  const told: boolean[] = [];
  runUnit(gate, inBoth(input), { after: () => told.push(gate.isOpen) });
  return told;
}
const changesIn = (states: readonly boolean[]) =>
  states.filter((open, i) => open !== (i > 0 && states[i - 1])).length;

describe("the gate's static curve", () => {
  it("is the downward expander's at random settings", () => {
    expect(reference.curves.length).toBeGreaterThanOrEqual(200);
    for (const { settings, inputDb, outputDb } of reference.curves) {
      inputDb.forEach((level, i) => {
        const error = Math.abs(gateCurveDb(level, settings) - outputDb[i]!);
        expect(error, `${level} dB into ${JSON.stringify(settings)}`).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("is where the unit settles", () => {
    for (const { settings, inputDb, outputDb } of reference.curves) {
      const quick = {
        ...settings,
        attackSeconds: 0.0001,
        releaseSeconds: 0.005,
        sidechainLowCutHz: 20,
        sidechainHighCutHz: 20000,
      };
      inputDb.forEach((level, i) => {
        const output = runMono(new Gate(quick), constant(fromDb(level), 8000)).at(-1)!;
        expect(
          Math.abs(toDb(output) - outputDb[i]!),
          `${level} dB into ${JSON.stringify(settings)}`,
        ).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("never lowers less with a higher ratio, nor more than the range", () => {
    for (const { settings, inputDb } of reference.curves) {
      for (const level of inputDb) {
        const reductions = [1, 1.5, 3, 20, 99.9, 100].map(
          (ratio) => level - gateCurveDb(level, { ...settings, ratio }),
        );
        for (let i = 1; i < reductions.length; i++) {
          expect(reductions[i]).toBeGreaterThanOrEqual(reductions[i - 1]! - 1e-12);
        }
        expect(reductions.at(-1)).toBeLessThanOrEqual(-settings.rangeDb + 1e-12);
      }
    }
  });
});

describe("the gate's gain", () => {
  it("is the independent model's, for bursts and drums at random settings", () => {
    for (const { signal, settings, trace } of reference.traces) {
      const gate = new Gate(settings);
      const told: number[] = [];
      runUnit(gate, referenceSignal(signal), { after: () => told.push(gate.gainReductionDb) });
      trace.forEach((reductionDb, i) => {
        const error = Math.abs(told[traceSlice(i)]! - reductionDb);
        expect(error, `${signal}, ${i}, ${JSON.stringify(settings)}`).toBeLessThan(TOLERANCE_DB);
      });
    }
  });

  it("is told as it was applied, to both channels", () => {
    const input = referenceSignal("drums");
    const gate = new Gate({ ...SETTINGS, thresholdDb: -6, holdSeconds: 0.005, releaseSeconds: 0.01 });
    const told: number[] = [];
    const output = runUnit(gate, input, { after: () => told.push(gate.gainReductionDb) });
    told.forEach((reductionDb, slice) => {
      const frame = 32 * slice + 31;
      expect(output.left[frame]! / input.left[frame]!).toBeCloseTo(fromDb(-reductionDb), 9);
      expect(output.right[frame]! / input.right[frame]!).toBeCloseTo(fromDb(-reductionDb), 9);
    });
    expect(Math.max(...told)).toBeGreaterThan(30);
    expect(Math.min(...told.slice(10))).toBeLessThan(0.01);
  });

  it.each([0.0001, 0.001, 0.02, 0.2])("has opened by 63 percent after an attack of %f s", (attackSeconds) => {
    const output = runMono(new Gate({ ...SETTINGS, attackSeconds }), constant(1, 24000));
    const wanted = 40 * Math.exp(-1);
    const after = output.findIndex((x) => -toDb(x) <= wanted);
    const [low, high] = [after > 0 ? -toDb(output[after - 1]!) : 40, -toDb(output[after]!)] as const;
    const within = Math.log(low / wanted) / Math.log(low / high);
    expect((after + within) / 48000 / attackSeconds).toBeCloseTo(1, 2.3);
  });

  it("waits for window and hold, to the frame, then closes along both poles", () => {
    const [attackSeconds, releaseSeconds, holdSeconds] = [0.002, 0.05, 0.03];
    const loud = 9600;
    const input = constant(fromDb(-50), loud + 24000);
    input.fill(1, 0, loud);
    const output = runMono(new Gate({ ...SETTINGS, attackSeconds, releaseSeconds, holdSeconds }), input);
    const closes = loud + GATE_WINDOW_FRAMES - 1 + 0.03 * 48000;
    expect(toDb(output[closes - 1]! / input[closes - 1]!)).toBeCloseTo(0, 9);
    const [a, r] = [Math.exp(-1 / (attackSeconds * 48000)), Math.exp(-1 / (releaseSeconds * 48000))] as const;
    for (let n = 1; closes + n <= output.length; n += 97) {
      const left = 40 * (a ** n + (1 - a) * r * ((r ** n - a ** n) / (r - a)));
      const frame = closes + n - 1;
      expect(Math.abs(toDb(output[frame]! / input[frame]!) - (left - 40))).toBeLessThan(TOLERANCE_DB);
    }
  });
});

describe("a gate does not chatter", () => {
  it.each([50, 80, 441, 5000])("on a steady tone of %d Hz just above its threshold", (frequencyHz) => {
    const settings = { ...SETTINGS, hysteresisDb: 0, holdSeconds: 0.001 };
    const input = sine(frequencyHz, fromDb(-29.9), 48000);
    expect(changesIn(openings(settings, input))).toBe(1);
  });

  it("while the level wavers by less than the hysteresis, and does without it", () => {
    const input = sine(200, fromDb(-30), 96000).map(
      (x, i) => x * fromDb(1.5 * Math.sin((2 * Math.PI * 4 * i) / 48000)),
    );
    const settings = { ...SETTINGS, holdSeconds: 0.001 };
    expect(changesIn(openings({ ...settings, hysteresisDb: 1.6 }, input))).toBe(1);
    expect(changesIn(openings({ ...settings, hysteresisDb: 1.4 }, input))).toBeGreaterThan(8);
  });

  it("while the level dips for less than the hold, and does for more", () => {
    const input = sine(1000, fromDb(-20), 48000).map((x, i) => (i % 4800 < 2400 ? x : 0));
    // Dips of 50 ms, of which the window bridges 10.
    expect(changesIn(openings({ ...SETTINGS, holdSeconds: 0.041 }, input))).toBe(1);
    expect(changesIn(openings({ ...SETTINGS, holdSeconds: 0.038 }, input))).toBeGreaterThan(8);
  });

  it("lets the side chain's filters choose what opens it", () => {
    const both = sine(60, 0.3, 24000).map((x, i) => x + 0.3 * Math.sin((2 * Math.PI * 9000 * i) / 48000));
    const opened = (settings: Partial<GateSettings>, input: Float64Array) =>
      openings({ ...SETTINGS, ...settings }, input).some((open) => open);
    expect(opened({ sidechainLowCutHz: 1000 }, sine(60, 0.3, 24000))).toBe(false);
    expect(opened({ sidechainLowCutHz: 1000 }, both)).toBe(true);
    expect(opened({ sidechainHighCutHz: 500 }, sine(9000, 0.3, 24000))).toBe(false);
    expect(opened({ sidechainHighCutHz: 500 }, both)).toBe(true);
  });
});

describe("a gate with nothing to do", () => {
  const noise = congruentialNoise(4, 9600);

  it.each<[string, Partial<GateSettings>]>([
    ["no range", { rangeDb: 0 }],
    ["a ratio of 1", { ratio: 1 }],
  ])("changes no bit: %s", (_, changed) => {
    const input = inBoth(noise.map((x, i) => x * fromDb(i % 4000 < 2000 ? -50 : -20)));
    expect(firstDifference(runUnit(new Gate({ ...SETTINGS, ...changed }), input), input)).toBe(-1);
  });

  it("changes no bit once it is open", () => {
    const output = runMono(new Gate({ ...SETTINGS, attackSeconds: 0.0001 }), noise);
    expect(firstDifferenceOf(output.subarray(960), noise.subarray(960))).toBe(-1);
    expect(output[1]).not.toBe(noise[1]);
  });
});

describe("a gate's bits", () => {
  const settingsOf = (values: Float64Array) =>
    settingsAt(
      GATE_PARAMETERS,
      Array.from(values, (x) => (x + 1) / 2),
    );

  it("do not depend on how blocks are cut", () => {
    for (let run = 0; run < 30; run++) {
      const settings = settingsOf(congruentialNoise(run, 9));
      const input = referenceSignal(run % 2 === 0 ? "bursts" : "drums");
      const slices = runUnit(new Gate(settings), input);
      expect(firstDifference(runInBlocks(new Gate(settings), input, [4, 1, 3, 2]), slices)).toBe(-1);
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
        const gate = new Gate(settingsAt(GATE_PARAMETERS, from));
        const left = new Float64Array(640);
        left.set(values);
        left.set(values, 128);
        const output = runUnit(
          gate,
          { left, right: left.map((x) => -0.3 * x) },
          {
            before: (frame) => {
              if (frame === 64) gate.set(settingsAt(GATE_PARAMETERS, to), "smooth");
            },
          },
        );
        expect([...output.left, ...output.right].every(Number.isFinite)).toBe(true);
        expect(Number.isFinite(gate.gainReductionDb)).toBe(true);
        expect(peakOf(output.left)).toBeLessThanOrEqual(peakOf(left));
        expect(output.left.subarray(192).every((x) => x === 0)).toBe(true);
        expect(output.right.subarray(64, 128).every((x) => x === 0)).toBe(true);
      }),
      { numRuns: 200, seed: 48000 },
    );
  });

  it("are a new unit's after a reset", () => {
    const gate = new Gate(settingsOf(congruentialNoise(71, 9)));
    const changed = { ...settingsOf(congruentialNoise(72, 9)), sidechainLowCutHz: 300 };
    runUnit(gate, referenceSignal("drums"));
    gate.set(changed, "smooth");
    gate.reset();
    const input = referenceSignal("bursts");
    expect(firstDifference(runUnit(gate, input), runUnit(new Gate(changed), input))).toBe(-1);
  });

  it("rest exactly closed in silence, whatever it heard before", () => {
    const gate = new Gate(SETTINGS);
    runUnit(gate, referenceSignal("drums"));
    runUnit(gate, inBoth(new Float64Array(96000)));
    expect(gate.isOpen).toBe(false);
    expect(gate.gainReductionDb).toBeCloseTo(40, 9);
    expect(gate.detectorLevelDb).toBe(-200);
  });
});

describe("changing a gate's settings", () => {
  const tone = sine(100, 0.25, 32768);
  /** An expander at work on the tone, and slow enough to leave nothing above 4 kHz itself. */
  const WORKING: GateSettings = {
    ...SETTINGS,
    thresholdDb: -6,
    ratio: 3,
    hysteresisDb: 0,
    attackSeconds: 0.001,
    releaseSeconds: 0.5,
  };
  const ends = Object.values(GATE_PARAMETERS).flatMap(({ id, min, max }) => [
    [id, min, max] as const,
    [id, max, min] as const,
  ]);

  it.each(ends)("leaves nothing to hear beside a 100 Hz tone: %s from %f to %f", (id, from, to) => {
    const at = (share: number): GateSettings => ({ ...WORKING, [id]: from + share * (to - from) });
    const gate = new Gate(at(0));
    const { left } = runUnit(gate, inBoth(tone), {
      before: (frame) => gate.set(at(Math.min(1, Math.max(0, (frame - 14400) / 2400))), "smooth"),
    });
    expect(above4kHzDbfs(left)).toBeLessThan(-90);
  });

  it.each(ends)("makes no step when it jumps: %s from %f to %f", (id, from, to) => {
    const gate = new Gate({ ...WORKING, [id]: from });
    const { left } = runUnit(gate, inBoth(tone), {
      before: (frame) => {
        if (frame === 14400) gate.set({ ...WORKING, [id]: to }, "smooth");
      },
    });
    const steady = Math.max(largestStep(left, 12000, 14400), largestStep(left, 30000, 32768));
    expect(largestStep(left, 14400, 30000)).toBeLessThan(3 * steady);
  });

  it.each(ends)("arrives at exactly the new settings: %s from %f to %f", (id, from, to) => {
    const quick = { ...WORKING, attackSeconds: 0.001, releaseSeconds: 0.005 };
    const arrived = new Gate({ ...quick, [id]: from });
    arrived.set({ ...quick, [id]: to }, "smooth");
    const snapped = new Gate({ ...quick, [id]: to });
    for (const gate of [arrived, snapped]) runMono(gate, new Float64Array(48000));
    const input = referenceSignal("drums").left;
    const wanted = runMono(snapped, input);
    // Both have come as close to their range as rounding lets them, from two sides.
    expect(peakOf(runMono(arrived, input).map((x, i) => x - wanted[i]!))).toBeLessThan(1e-13);
  });
});
