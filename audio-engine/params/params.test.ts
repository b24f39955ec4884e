import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evenly } from "@/tests/helpers/evenly";
import {
  CLIP_PARAMETERS,
  EQ_BAND_PARAMETERS,
  fromPosition01,
  GENERATOR_PARAMETERS,
  LIMITER_PARAMETERS,
  MICROPHONE_PARAMETERS,
  noteName,
  type ParameterDescriptor,
  parseValue,
  printValue,
  STRIP_PARAMETERS,
  speakValue,
  stepValue,
  toPosition01,
  UNIT_PARAMETERS,
} from ".";
import { COMPRESSOR_PARAMETERS } from "./compressor-parameters";

const ALL: readonly ParameterDescriptor[] = [
  STRIP_PARAMETERS,
  EQ_BAND_PARAMETERS,
  MICROPHONE_PARAMETERS,
  CLIP_PARAMETERS,
  GENERATOR_PARAMETERS,
  ...Object.values(UNIT_PARAMETERS),
].flatMap((table) => Object.values<ParameterDescriptor>(table));

const frequency = EQ_BAND_PARAMETERS.frequencyHz;
const fader = STRIP_PARAMETERS.faderDb;

describe("every parameter of the table", () => {
  test("has its default inside its range, and an id that is its key", () => {
    for (const d of ALL) {
      expect(d.defaultValue, d.id).toBeGreaterThanOrEqual(d.min);
      expect(d.defaultValue, d.id).toBeLessThanOrEqual(d.max);
      if (d.curve === "log") expect(d.min, d.id).toBeGreaterThan(0);
    }
  });

  test("goes from value to position and back without a loss that matters", () => {
    for (const d of ALL) {
      fc.assert(
        fc.property(evenly(d.min, d.max), (value) => {
          const back = fromPosition01(d, toPosition01(d, value));
          expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
        }),
        { numRuns: 100, seed: 48000 },
      );
    }
  });

  test("reads back what it prints, to the printed precision", () => {
    for (const d of ALL) {
      for (let i = 0; i <= 40; i++) {
        const value = fromPosition01(d, i / 40);
        const text = printValue(d, value);
        if (text.startsWith("between")) continue;
        const back = parseValue(d, text);
        expect(back, `${d.id}: ${text}`).not.toBeNull();
        expect(
          Math.abs(toPosition01(d, back ?? 0) - toPosition01(d, value)),
          `${d.id}: ${text}`,
        ).toBeLessThan(d.unit === "pattern" ? 0.0201 : 0.012);
      }
    }
  });

  test("moves up by a step, stays inside, and ends exactly at its ends", () => {
    for (const d of ALL) {
      let value = d.min;
      for (let i = 0; i < 20000 && value < d.max; i++) {
        const next = stepValue(d, value, 1, false);
        expect(next, `${d.id} at ${value}`).toBeGreaterThan(value);
        value = next;
      }
      expect(value, d.id).toBe(d.max);
    }
  });
});

describe("text", () => {
  test.each([
    [fader, -6, "−6.0 dB", "minus 6 decibels"],
    [fader, -100, "−∞ dB", "off"],
    [fader, 0, "0.0 dB", "0 decibels"],
    [fader, 3, "+3.0 dB", "3 decibels"],
    [fader, -1, "−1.0 dB", "minus 1 decibel"],
    [MICROPHONE_PARAMETERS.y, 1, "1.00 m", "1 metre"],
    [frequency, 120, "120 Hz", "120 hertz"],
    [frequency, 1200, "1.20 kHz", "1.2 kilohertz"],
    [LIMITER_PARAMETERS.releaseSeconds, 0.1, "100 ms", "100 milliseconds"],
    [STRIP_PARAMETERS.pan, -0.3, "L 30", "30 percent left"],
    [STRIP_PARAMETERS.pan, 0, "C", "centre"],
    [MICROPHONE_PARAMETERS.pattern01, 0.5, "cardioid", "cardioid"],
    [MICROPHONE_PARAMETERS.x, 0.25, "25 cm", "25 centimetres"],
    [MICROPHONE_PARAMETERS.azimuthDegrees, -30, "−30°", "minus 30 degrees"],
    [COMPRESSOR_PARAMETERS.attackSeconds, 0.00025, "0.25 ms", "0.25 milliseconds"],
    [COMPRESSOR_PARAMETERS.ratio, 4, "4:1", "4 to 1"],
    [COMPRESSOR_PARAMETERS.ratio, 1.25, "1.25:1", "1.25 to 1"],
    [COMPRESSOR_PARAMETERS.ratio, 100, "∞:1", "infinity to 1"],
    [COMPRESSOR_PARAMETERS.mix01, 0.35, "35%", "35 percent"],
    [COMPRESSOR_PARAMETERS.sidechainLowCutHz, 20, "off", "off"],
    [COMPRESSOR_PARAMETERS.sidechainLowCutHz, 150, "150 Hz", "150 hertz"],
  ] as const)("$0.id at $1 prints $2 and says $3", (descriptor, value, printed, spoken) => {
    expect(printValue(descriptor, value)).toBe(printed);
    expect(speakValue(descriptor, value)).toBe(spoken);
  });

  test.each([
    [LIMITER_PARAMETERS.releaseSeconds, "10 ms", 0.01],
    [LIMITER_PARAMETERS.releaseSeconds, "0.5 s", 0.5],
    [frequency, "1.2k", 1200],
    [frequency, "1.2 kHz", 1200],
    [frequency, "A4", 440],
    [frequency, "c4", 261.6255653005986],
    [fader, "-3dB", -3],
    [fader, "−3 dB", -3],
    [fader, "2x", 20 * Math.log10(2)],
    [fader, "50%", 20 * Math.log10(0.5)],
    [fader, "-inf", -100],
    [fader, "99", 10],
    [STRIP_PARAMETERS.pan, "L30", -0.3],
    [STRIP_PARAMETERS.pan, "30 R", 0.3],
    [STRIP_PARAMETERS.pan, "left", null],
    [MICROPHONE_PARAMETERS.pattern01, "figure-8", 0],
    [MICROPHONE_PARAMETERS.x, "25cm", 0.25],
    [COMPRESSOR_PARAMETERS.ratio, "4:1", 4],
    [COMPRESSOR_PARAMETERS.ratio, "2.5 to 1", 2.5],
    [COMPRESSOR_PARAMETERS.ratio, "8", 8],
    [COMPRESSOR_PARAMETERS.ratio, "inf", 100],
    [COMPRESSOR_PARAMETERS.ratio, "4:2", null],
    [COMPRESSOR_PARAMETERS.mix01, "35", 0.35],
    [COMPRESSOR_PARAMETERS.mix01, "35 %", 0.35],
    [COMPRESSOR_PARAMETERS.sidechainLowCutHz, "off", 20],
    [fader, "loud", null],
    [fader, "", null],
    [fader, "3 Hz", null],
  ] as const)("$0.id understands $1 as $2", (descriptor, text, value) => {
    const parsed = parseValue(descriptor, text);
    if (value === null || parsed === null) expect(parsed).toBe(value);
    else expect(parsed).toBeCloseTo(value, 9);
  });
});

test.each([
  [440, "A4"],
  [261.6256, "C4"],
  [27.5, "A0"],
  [1000, "B5"],
  [69.3, "C♯2"],
  [20000, "D♯10"],
])("%d Hz is %s", (frequencyHz, note) => {
  expect(noteName(frequencyHz)).toBe(note);
});

test("a step across the detent stops on it", () => {
  expect(stepValue(EQ_BAND_PARAMETERS.gainDb, -0.2, 1, false)).toBe(0);
  expect(stepValue(EQ_BAND_PARAMETERS.gainDb, 0, 1, false)).toBe(0.5);
});
