import { describe, expect, it } from "vitest";
import {
  cos,
  decibelsToGain,
  exp,
  exp2,
  gainToDecibels,
  log,
  log2,
  log10,
  powerToDecibels,
  sin,
  sinOfTurns,
  tan,
} from "./math";

const float = new Float64Array(1);
const integer = new BigInt64Array(float.buffer);

/** Distance in representable numbers, for values of the same sign. */
function ulps(a: number, b: number): number {
  float[0] = a;
  const first = integer[0]!;
  float[0] = b;
  return Math.abs(Number(first - integer[0]!));
}

function* points(from: number, to: number, count: number): Generator<number> {
  // Golden-ratio sequence: even cover without a seed.
  for (let i = 0; i < count; i++) yield from + (to - from) * ((i * 0.6180339887498949) % 1);
}

function worstUlps(
  ours: (x: number) => number,
  theirs: (x: number) => number,
  arguments_: Iterable<number>,
): number {
  let worst = 0;
  for (const x of arguments_) worst = Math.max(worst, ulps(ours(x), theirs(x)));
  return worst;
}

const COUNT = 100_000;

describe("deterministic elementary functions", () => {
  it.each<[string, (x: number) => number, (x: number) => number, number, number, number]>([
    ["log2 near 1", log2, Math.log2, 0.5, 2, 2],
    ["log2 wide", (x) => log2(2 ** x * 1.1), (x) => Math.log2(2 ** x * 1.1), -1000, 1000, 2],
    ["log10 near 1", log10, Math.log10, 0.3, 3, 2],
    ["log10 wide", (x) => log10(2 ** x * 1.1), (x) => Math.log10(2 ** x * 1.1), -1000, 1000, 2],
    ["log near 1", log, Math.log, 0.5, 2, 2],
    ["log wide", (x) => log(2 ** x * 1.1), (x) => Math.log(2 ** x * 1.1), -1000, 1000, 2],
    ["exp2", exp2, (x) => 2 ** x, -20, 20, 2],
    ["exp2 wide", exp2, (x) => 2 ** x, -1020, 1023, 2],
    ["exp", exp, Math.exp, -40, 40, 2],
    ["exp wide", exp, Math.exp, -700, 700, 2],
    ["sin one turn", sin, Math.sin, -Math.PI, Math.PI, 2],
    ["sin many turns", sin, Math.sin, -1e6, 1e6, 2],
    ["cos one turn", cos, Math.cos, -Math.PI, Math.PI, 2],
    ["cos many turns", cos, Math.cos, -1e6, 1e6, 2],
    ["tan", tan, Math.tan, -1.57, 1.57, 4],
    // 10^(dB/20) by the host rounds its own exponent first: 20 ulp at 400 dB.
    ["gain of dB", decibelsToGain, (x) => 10 ** (x / 20), -60, 60, 5],
  ])("%s", (_name, ours, theirs, from, to, allowedUlps) => {
    expect(worstUlps(ours, theirs, points(from, to, COUNT))).toBeLessThanOrEqual(allowedUlps);
  });

  it("decibelsToGain against exact decimals", () => {
    // 10^(1/20), 10^(-3/20), 10^(60/20), 10^(-120/20)
    expect(ulps(decibelsToGain(1), 1.1220184543019636)).toBeLessThanOrEqual(2);
    expect(ulps(decibelsToGain(-3), 0.7079457843841379)).toBeLessThanOrEqual(2);
    expect(ulps(decibelsToGain(60), 1000)).toBeLessThanOrEqual(2);
    expect(ulps(decibelsToGain(-120), 1e-6)).toBeLessThanOrEqual(2);
  });

  it("keeps exact values exact", () => {
    for (let n = -1074; n <= 1023; n++) {
      expect(exp2(n)).toBe(2 ** n);
      expect(log2(2 ** n)).toBe(n);
    }
    for (const value of [log2(1), log10(1), log(1), sin(0), sinOfTurns(0), sinOfTurns(1e9 + 0.5)]) {
      expect(Math.abs(value)).toBe(0);
    }
    expect([exp(0), cos(0), decibelsToGain(0), sinOfTurns(123456.25), -sinOfTurns(0.75)]).toEqual([
      1, 1, 1, 1, 1,
    ]);
    for (const n of [1, 2, 3, 6]) expect(log10(10 ** n)).toBeCloseTo(n, 14);
  });

  it("answers at the edges", () => {
    expect([log2(0), log10(0), log(0), gainToDecibels(0), powerToDecibels(0)]).toEqual(
      Array(5).fill(-Infinity),
    );
    expect([log2(-1), log10(Number.NaN), sin(Infinity), exp2(Number.NaN), exp(Number.NaN)]).toEqual(
      Array(5).fill(Number.NaN),
    );
    expect([exp2(-2000), exp(-2000), exp2(-Infinity), decibelsToGain(-Infinity)]).toEqual([0, 0, 0, 0]);
    expect([exp2(1024), exp(1000), decibelsToGain(1e5), log2(Infinity)]).toEqual(Array(4).fill(Infinity));
    expect(exp2(1023.9)).toBeCloseTo(2 ** 1023.9, -296);
    expect(log2(5e-324)).toBe(-1074);
  });

  it("sine of large angles stays within the rounding of the angle", () => {
    for (const x of points(1e7, 1e12, 1000)) expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(x * 1.2e-16);
  });

  it("sine of turns", () => {
    for (const x of points(-3, 3, 1000)) expect(sinOfTurns(x)).toBeCloseTo(Math.sin(2 * Math.PI * x), 14);
    // 2^40 turns and an eighth: the reduction is exact.
    expect(ulps(sinOfTurns(2 ** 40 + 0.125), Math.SQRT1_2)).toBeLessThanOrEqual(1);
  });
});
