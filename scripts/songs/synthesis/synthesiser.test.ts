import { describe, expect, it } from "vitest";
import { envelopeOf, noteFrames } from "./envelopes";
import { SAMPLE_RATE_HZ, toDb } from "./loop";
import { addOscillator, hertzOf } from "./oscillators";
import { type FilterKind, filter } from "./state-variable-filter";

/** Amplitude of a sine at a frequency, over whole cycles of 1 Hz. */
function amplitudeAt(sound: Float64Array, hertz: number): number {
  let [re, im] = [0, 0];
  sound.forEach((value, i) => {
    const angle = (2 * Math.PI * hertz * i) / SAMPLE_RATE_HZ;
    re += value * Math.cos(angle);
    im += value * Math.sin(angle);
  });
  return (2 * Math.hypot(re, im)) / sound.length;
}

const second = () => new Float64Array(SAMPLE_RATE_HZ);

describe("a saw", () => {
  it("has the overtones of its Fourier series: 2/(πn)", () => {
    const saw = second();
    addOscillator(saw, "saw", 220);
    for (const n of [1, 2, 3, 5, 10])
      expect(toDb(amplitudeAt(saw, 220 * n) / (2 / (Math.PI * n)))).toBeCloseTo(0, 0);
  });

  it("folds back 40 dB below the note or less up to 14 kHz, where a naive one folds back at 25", () => {
    const hertz = 1997;
    const [rounded, naive] = [second(), second()];
    addOscillator(rounded, "saw", hertz);
    naive.forEach((_, i) => {
      naive[i] = 2 * (((i * hertz) / SAMPLE_RATE_HZ) % 1) - 1;
    });
    // Overtones 17 to 23, folded at 24 kHz.
    const folded = Array.from({ length: 7 }, (_, i) => SAMPLE_RATE_HZ - hertz * (i + 17));
    const worst = (saw: Float64Array) =>
      toDb(Math.max(...folded.map((at) => amplitudeAt(saw, at))) / amplitudeAt(saw, hertz));
    expect(worst(rounded)).toBeLessThan(-40);
    expect(worst(naive)).toBeGreaterThan(-25);
  });
});

it("a pulse has no even overtones when it is square, and no direct current at any width", () => {
  for (const width01 of [0.5, 0.2]) {
    const pulse = second();
    addOscillator(pulse, "pulse", 250, { width01 });
    expect(pulse.reduce((sum, value) => sum + value, 0) / pulse.length).toBeCloseTo(0, 3);
    if (width01 === 0.5) expect(toDb(amplitudeAt(pulse, 500))).toBeLessThan(-60);
  }
});

it.each<[FilterKind, number]>([
  ["low", 1000],
  ["high", 1000],
  ["band", 1000],
])("a %s-pass filter is where its corner says, and falls by its order", (kind, corner) => {
  const gainAt = (hertz: number) => {
    const tone = second();
    addOscillator(tone, "sine", hertz);
    filter(tone, kind, corner);
    return toDb(amplitudeAt(tone.subarray(SAMPLE_RATE_HZ / 2), hertz));
  };
  expect(gainAt(corner)).toBeCloseTo(kind === "band" ? 0 : -3.01, 1);
  const [below, above] = [gainAt(corner / 8), gainAt(corner * 8)];
  const expected = { low: [0, -37.8], high: [-36, 0], band: [-15, -15] }[kind];
  expect(Math.abs(below - expected[0]!)).toBeLessThan(1.5);
  expect(Math.abs(above - expected[1]!)).toBeLessThan(1.5);
});

it("an envelope reaches its top after the attack, its sustain after the decay, and nothing at its end", () => {
  const envelope = { attack: 0.01, decay: 0.2, sustain01: 0.5, release: 0.1 };
  const level = envelopeOf(envelope, 0.5);
  expect(level(480)).toBeCloseTo(1, 2);
  expect(level(0.45 * SAMPLE_RATE_HZ)).toBeCloseTo(0.5, 2);
  expect(level(noteFrames(0.5, envelope))).toBeCloseTo(0, 6);
  // Half of the release's time is half of its decibels.
  expect(toDb(level(0.55 * SAMPLE_RATE_HZ) / 0.5)).toBeCloseTo(-30, 0);
});

it("keys are tuned to A 440", () => {
  expect(hertzOf(69)).toBe(440);
  expect(hertzOf(57)).toBeCloseTo(220, 9);
});
