import { describe, expect, it } from "vitest";
import { congruentialNoise, readReference, toDb } from "@/tests/helpers/dynamics-signals";
import { toneStackDb } from "@/tests/helpers/tone-stack-response";
import { TONE_STACK_NUMBERS, ToneStack, writeToneStack } from "./tone-stack";

const { frequenciesHz, toneStacks } = readReference<{
  frequenciesHz: number[];
  toneStacks: { bass01: number; mid01: number; treble01: number; levelsDb: number[] }[];
}>("amplifier.json");

describe("the tone controls", () => {
  it.each(toneStacks)(
    "at bass $bass01, middle $mid01, treble $treble01 are the circuit's, ±0.02 dB to 20 kHz",
    ({ bass01, mid01, treble01, levelsDb }) => {
      toneStackDb(bass01, mid01, treble01, frequenciesHz).forEach((level, i) => {
        // With every pot at 0 nothing is left to compare.
        if (levelsDb[i]! > -60)
          expect(Math.abs(level - levelsDb[i]!), `${frequenciesHz[i]} Hz`).toBeLessThan(0.02);
      });
    },
  );

  it("stay bounded however their pots are turned: never louder than the input", () => {
    const noise = congruentialNoise(5, 16 * 4800);
    const stack = new ToneStack();
    const pots = congruentialNoise(6, 3 * 600).map((x) => (x + 1) / 2);
    const start = new Float64Array(TONE_STACK_NUMBERS);
    const end = new Float64Array(TONE_STACK_NUMBERS);
    writeToneStack(end, 0, 0.5, 0.5, 0.5);
    for (let step = 0; step < 600; step++) {
      start.set(end);
      writeToneStack(end, 0, pots[3 * step]!, pots[3 * step + 1]!, pots[3 * step + 2]!);
      const perFrame = end.map((value, k) => (value - start[k]!) / 8);
      stack.process(noise, step * 128, 8, start, perFrame, 0);
    }
    // A capacitor may add its charge to the wave, once.
    expect(toDb(noise.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0))).toBeLessThan(6.1);
  });
});
