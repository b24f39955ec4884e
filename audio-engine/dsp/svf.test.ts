import { describe, expect, it } from "vitest";
import { SLICE_FRAMES } from "./constants";
import { designBand } from "./eq-design";
import type { EqBandKind } from "./eq-prototype";
import { unitWhiteNoiseAt } from "./noise";
import {
  bandMagnitudeDb,
  processSvf,
  processSvfGliding,
  processSvfPair,
  processSvfPairStereo,
  writeSvf,
  writeSvfIdentity,
} from "./svf";

function noise(seed: number, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => unitWhiteNoiseAt(seed, i));
}

let n = 0;
const random01 = () => (unitWhiteNoiseAt(31, n++) / Math.sqrt(3) + 1) / 2;

function randomFilter(): Float64Array {
  const kinds: EqBandKind[] = ["bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch"];
  return designBand({
    kind: kinds[Math.floor(random01() * 6)]!,
    frequencyHz: 20 * 1000 ** random01(),
    gainDb: -24 + 48 * random01(),
    q: 0.1 * 180 ** random01(),
  });
}

describe("state-variable filter", () => {
  it("is the bilinear transform of its prototype", () => {
    const c = new Float64Array(6);
    const g = Math.tan((Math.PI * 3000) / 48000);
    writeSvf(c, 0, g, 1.5, 0.3, -2, 1.7);
    for (const f of [10, 500, 3000, 9000, 20000]) {
      const w = Math.tan((Math.PI * f) / 48000) / g;
      const expected = Math.hypot(1.7 - 0.3 * w * w, -2 * w) / Math.hypot(1 - w * w, 1.5 * w);
      expect(bandMagnitudeDb(c, f)).toBeCloseTo(20 * Math.log10(expected), 9);
    }
    expect(bandMagnitudeDb(c, 24000)).toBeCloseTo(20 * Math.log10(0.3), 4);
  });

  it("measured on a sine it does what its curve says", () => {
    const c = designBand({ kind: "bell", frequencyHz: 2000, gainDb: 9, q: 2 });
    const x = Float64Array.from(
      { length: 9600 },
      (_, i) => Math.SQRT2 * Math.sin((2 * Math.PI * 1500 * i) / 48000),
    );
    processSvf(x, 0, x.length, c, 0, new Float64Array(2), 0);
    const rms = Math.sqrt(x.subarray(4800).reduce((sum, v) => sum + v * v, 0) / 4800);
    expect(20 * Math.log10(rms)).toBeCloseTo(bandMagnitudeDb(c, 1500), 6);
  });

  it("two in one pass give the bits of one after the other; identity leaves the bits alone", () => {
    const c = new Float64Array(18);
    c.set(randomFilter(), 0);
    writeSvfIdentity(c, 6);
    c.set(randomFilter(), 12);
    const one = noise(1, 320);
    const pair = Float64Array.from(one);
    const states = new Float64Array(6);
    processSvf(one, 0, 320, c, 0, states, 0);
    processSvf(one, 0, 320, c, 12, states, 4);
    const pairStates = new Float64Array(6);
    processSvfPair(pair, 0, 320, c, 0, 12, pairStates, 0, 4);
    expect(pair).toEqual(one);
    expect(pairStates).toEqual(states);
    processSvf(pair, 0, 320, c, 6, pairStates, 2);
    expect(pair).toEqual(one);
  });

  it("two on two channels give the bits of each channel alone, slice by slice", () => {
    const c = new Float64Array(12);
    c.set(randomFilter(), 0);
    c.set(randomFilter(), 6);
    const sounds = [
      noise(2, 128),
      Float64Array.from({ length: 128 }, (_, i) => (i === 0 ? 1e-29 : 0)),
    ] as const;
    const alone = sounds.map((sound) => {
      const samples = Float64Array.from(sound);
      const state = new Float64Array(4);
      for (let from = 0; from < 128; from += SLICE_FRAMES) {
        processSvf(samples, from, from + SLICE_FRAMES, c, 0, state, 0);
        processSvf(samples, from, from + SLICE_FRAMES, c, 6, state, 2);
      }
      return { samples, state };
    });
    const states = [new Float64Array(4), new Float64Array(4)] as const;
    processSvfPairStereo(...sounds, 0, 128, c, 0, 6, ...states, 0, 2);
    expect(sounds).toEqual(alone.map(({ samples }) => samples));
    expect(states).toEqual(alone.map(({ state }) => state));
  });

  it("left alone, its energy never rises, however its coefficients glide or jump", () => {
    const state = Float64Array.of(1, -0.7);
    let from = randomFilter();
    for (let round = 0; round < 2000; round++) {
      const to = randomFilter();
      for (let step = 0; step < 4; step++) {
        const before = state[0]! ** 2 + state[1]! ** 2;
        if (round % 2 === 0)
          processSvfGliding(new Float64Array(1 + step), 0, 1 + step, from, to, 0, state, 0);
        else processSvf(new Float64Array(1), 0, 1, to, 0, state, 0);
        expect(state[0]! ** 2 + state[1]! ** 2).toBeLessThanOrEqual(before * (1 + 1e-14));
      }
      from = to;
      if (state[0]! ** 2 + state[1]! ** 2 < 1e-6) state.set([1, -0.7]);
    }
  });

  it("a state that has died away is exactly 0", () => {
    const state = Float64Array.of(1e-29, 1e-29);
    const c = designBand({ kind: "high-cut", frequencyHz: 1000, gainDb: 0, q: 0.7 });
    for (let i = 0; i < 100; i++) processSvf(new Float64Array(32), 0, 32, c, 0, state, 0);
    expect([...state]).toEqual([0, 0]);
  });
});
