import { describe, expect, test } from "vitest";
import { seededRandom } from "@/learning/random";
import {
  afterAnswer,
  isFinished,
  type Staircase,
  type StaircaseRule,
  startStaircase,
  thresholdLevel,
} from "./staircase";

const RULE: StaircaseRule = {
  startLevel: 1,
  hardestLevel: -4,
  easiestLevel: 1,
  steps: [1, 0.5, 0.25],
  stopAfterReversals: 10,
  averagedReversals: 8,
  mostAnswers: 200,
};

/** A. Abramowitz & Stegun 26.2.17, error below 7.5e-8. */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const poly = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153].reduce(
    (sum, c) => (sum + c) * t,
    0,
  );
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return x >= 0 ? 1 - tail : tail;
}

/** A listener among four choices: chance 1/4, a cumulative Gaussian of the level above it. */
function percentCorrect(level: number, middle: number, spread: number): number {
  return 0.25 + 0.75 * normalCdf((level - middle) / spread);
}

/** Level at which that listener is right with probability `p`. */
function levelAt(p: number, middle: number, spread: number): number {
  let low = middle - 10 * spread;
  let high = middle + 10 * spread;
  for (let i = 0; i < 60; i++) {
    const half = (low + high) / 2;
    if (percentCorrect(half, middle, spread) < p) low = half;
    else high = half;
  }
  return low;
}

function run(rule: StaircaseRule, seed: number, correctAt: (level: number) => number): Staircase {
  const random = seededRandom(seed);
  let staircase = startStaircase(rule);
  while (!isFinished(staircase)) {
    staircase = afterAnswer(staircase, random.next01() < correctAt(staircase.level));
  }
  return staircase;
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - centre) ** 2)));
};

describe("a staircase", () => {
  const walk = (answers: string) =>
    [...answers].reduce((s, a) => afterAnswer(s, a === "+"), startStaircase(RULE));

  test("moves after three correct in a row and after one wrong, by the step of its phase", () => {
    expect(walk("++").level).toBe(1);
    expect(walk("+++").level).toBe(0);
    expect(walk("++++++").level).toBe(-1);
    expect(walk("++++++-").level).toBe(-0.5);
    expect(walk("++++++-++").level).toBe(-0.5);
    expect(walk("++++++-+++").level).toBe(-0.75);
    expect(walk("++++++-+++-").level).toBe(-0.5);
    expect(walk("++++++-++-").level, "one wrong takes the two before with it").toBe(0);
  });

  test("notes the level of each change of direction", () => {
    expect(walk("++++++-+++-").reversals).toEqual([-1, -0.5, -0.75]);
    expect(walk("+++---").reversals).toEqual([0]);
  });

  test("stays inside its levels", () => {
    expect(walk("-----").level).toBe(1);
    expect(walk("+".repeat(90)).level).toBe(-4);
  });

  test("has no threshold before it has the reversals for it", () => {
    expect(thresholdLevel(walk("++++++-+++-"))).toBeNull();
    const ended = run({ ...RULE, mostAnswers: 5 }, 1, () => 0.9);
    expect(ended.answers).toBe(5);
  });

  test("refuses a rule that cannot be walked", () => {
    expect(() => startStaircase({ ...RULE, startLevel: 2 })).toThrow(RangeError);
    expect(() => startStaircase({ ...RULE, steps: [1, 0] })).toThrow(RangeError);
    expect(() => startStaircase({ ...RULE, averagedReversals: 12 })).toThrow(RangeError);
  });
});

describe("simulated listeners", () => {
  test.each([
    [-2.5, 0.5],
    [-1, 0.5],
    [-1, 1],
    [-2, 0.8],
  ])("of middle $0 and spread $1 are measured where they are right in 79.4 of 100", (middle, spread) => {
    const truth = levelAt(0.5 ** (1 / 3), middle, spread);
    const estimates = Array.from({ length: 1000 }, (_, seed) =>
      thresholdLevel(run(RULE, seed, (level) => percentCorrect(level, middle, spread))),
    );
    const found = estimates.filter((estimate) => estimate !== null);
    expect(found.length).toBe(1000);
    expect(Math.abs(mean(found) - truth)).toBeLessThan(0.06);
    expect(deviation(found)).toBeLessThan(0.32);
  });

  test("settle where 79.4 in 100 are correct: three in a row with probability one half", () => {
    const long = {
      ...RULE,
      steps: [0.1] as const,
      stopAfterReversals: 400,
      averagedReversals: 380,
      mostAnswers: 1e6,
    };
    const shares = Array.from({ length: 20 }, (_, seed) => {
      const level = thresholdLevel(run(long, seed, (l) => percentCorrect(l, -1.5, 0.8)));
      return percentCorrect(level ?? Number.NaN, -1.5, 0.8);
    });
    expect(Math.abs(mean(shares) - 0.794)).toBeLessThan(0.006);
  });
});
