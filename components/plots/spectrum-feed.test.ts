import { describe, expect, it, test } from "vitest";
import { logFrequencies, SPECTRUM_POINTS } from "./frequency-axis";
import { SpectrumFeed } from "./spectrum-feed";

const FREQUENCIES = logFrequencies(SPECTRUM_POINTS);

/** −20 dBFS: a peak of 0.1. */
const sine = (hz: number) =>
  Float32Array.from({ length: 4096 }, (_, i) => 0.1 * Math.sin((2 * Math.PI * hz * i) / 48000));

/** Highest level, and the middle in Hz of where it is within 1 dB of that. */
function peakOf(levels: Float32Array) {
  const db = Math.max(...levels);
  const near = [...levels.keys()].filter((i) => levels[i]! > db - 1);
  return { db, hz: Math.sqrt(FREQUENCIES[near[0]!]! * FREQUENCIES[near.at(-1)!]!) };
}

describe("a sine of −20 dBFS", () => {
  it.each([
    [1000, -20],
    [4000, -20 + 2 * 1.5],
    [250, -20 - 2 * 1.5],
  ])("of %d Hz reads %d dB at its place", (hz, expectedDb) => {
    const { db, hz: found } = peakOf(new SpectrumFeed().push(sine(hz), sine(hz)));
    // A window's skirts beside the third of an octave, and where its edges stand in the tilt: within half a dB.
    expect(Math.abs(db - expectedDb)).toBeLessThan(0.5);
    // Points lie 2.9 % apart.
    expect(Math.abs(Math.log2(found / hz))).toBeLessThan(0.042);
  });

  it("reads 3 dB less when one channel is silent", () => {
    const both = peakOf(new SpectrumFeed().push(sine(1000), sine(1000))).db;
    const one = peakOf(new SpectrumFeed().push(sine(1000), new Float32Array(4096))).db;
    expect(both - one).toBeCloseTo(3.01, 2);
  });
});

test("levels fall slowly and rise at once, in one array", () => {
  const feed = new SpectrumFeed();
  const silence = new Float32Array(4096);
  const first = feed.push(sine(1000), sine(1000));
  const loud = Math.max(...first);
  const second = feed.push(silence, silence);
  expect(second).toBe(first);
  const falling = Math.max(...second);
  expect(falling).toBeLessThan(loud - 1);
  expect(falling).toBeGreaterThan(loud - 30);
  expect(Math.max(...feed.push(sine(1000), sine(1000)))).toBeCloseTo(loud, 5);
});

test("white noise rises by the tilt", () => {
  const noise = new Float32Array(4096);
  let state = 1;
  const sums = new Float64Array(SPECTRUM_POINTS);
  for (let block = 0; block < 60; block++) {
    for (let i = 0; i < noise.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      noise[i] = state / 2 ** 32;
    }
    const levels = new SpectrumFeed().push(noise, noise);
    for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + 10 ** (levels[i]! / 10);
  }
  const at = (hz: number) => 10 * Math.log10(sums[FREQUENCIES.findIndex((f) => f >= hz)]! / 60);
  expect(Math.abs(at(8000) - at(1000) - 3 * 4.5)).toBeLessThan(0.7);
});
