import { describe, expect, it } from "vitest";
import { unitWhiteNoiseAt } from "./noise";
import { TRUE_PEAK_DELAY_FRAMES, TruePeakDetector, TruePeakMeter } from "./true-peak";

const turn = 2 * Math.PI;
const db = (gain: number) => 20 * Math.log10(gain);

function measured(samples: Float64Array): number {
  const meter = new TruePeakMeter();
  meter.process(samples, samples.length);
  meter.finish();
  return db(meter.peak);
}

/** A sine of a fraction of the sample rate, faded in and out so that only its own peaks count. */
function sine(perFrame: number, peak: number, degrees: number): Float64Array {
  return Float64Array.from({ length: 9600 }, (_, i) => {
    const fade = Math.min(1, i / 2400, (9600 - i) / 2400);
    return fade * peak * Math.sin(turn * (perFrame * i + degrees / 360));
  });
}

/** One period of fs/4 at 1.00 within fs/6 at 0.50, phase-continuous: every fourth frame of the sound made at 4 fs. */
function burstWithin(offset: number): Float64Array {
  const fine = new Float64Array(4 * 9600);
  const start = 24 * 800;
  for (let i = 0; i < fine.length; i++) {
    const inBurst = i >= start && i < start + 16;
    const fade = Math.min(1, i / 9600, (fine.length - i) / 9600);
    const phase = i < start ? i / 24 : inBurst ? (i - start) / 16 : (i - start - 16) / 24;
    fine[i] = fade * (inBurst ? 1 : 0.5) * Math.sin(turn * phase);
  }
  return Float64Array.from({ length: 9600 }, (_, i) => decimated(fine, 4 * i + offset));
}

/** Below half of the lower rate: a windowed sinc of 64 lower frames. */
function decimated(fine: Float64Array, centre: number): number {
  let sum = 0;
  for (let i = -128; i <= 128; i++) {
    const window = Math.cos((turn / 4) * (i / 129)) ** 2;
    const sinc = i === 0 ? 1 : Math.sin((turn * i) / 8) / ((turn * i) / 8);
    sum += ((fine[centre + i] ?? 0) * sinc * window) / 4;
  }
  return sum;
}

describe("EBU Tech 3341, true peak (+0.2, −0.4 dB)", () => {
  it.each([
    ["15", sine(1 / 4, 0.5, 0), -6],
    ["16", sine(1 / 4, 0.5, 45), -6],
    ["17", sine(1 / 6, 0.5, 60), -6],
    ["18", sine(1 / 8, 0.5, 67.5), -6],
    ["19", sine(1 / 4, 1.41, 45), 3],
    ["20", burstWithin(0), 0],
    ["21", burstWithin(1), 0],
    ["22", burstWithin(2), 0],
    ["23", burstWithin(3), 0],
  ] as const)("case %s", (_, samples, expected) => {
    const value = measured(samples);
    expect(value).toBeLessThanOrEqual(expected + 0.2);
    expect(value).toBeGreaterThanOrEqual(expected - 0.4);
  });
});

describe("the true-peak detector", () => {
  it("finds the peak of any sine up to 20 kHz within +0.005 and −0.03 dB", () => {
    for (let i = 0; i < 60; i++) {
      const frequencyHz = 500 * (i % 40) + 500;
      const value = measured(sine(frequencyHz / 48000 + i * 1e-7, 1, i * 17));
      expect(value, `${frequencyHz} Hz`).toBeLessThan(0.005);
      expect(value, `${frequencyHz} Hz`).toBeGreaterThan(-0.03);
    }
  });

  it("never tells less than the frames themselves", () => {
    const click = new Float64Array(300);
    click[100] = -0.7;
    expect(measured(click)).toBe(db(0.7));
    const last = new Float64Array(77);
    last[76] = 0.7;
    expect(measured(last)).toBe(db(0.7));
  });

  it("tells each peak 16 frames later", () => {
    const samples = new Float64Array(64);
    samples[20] = 1;
    const peaks = new Float64Array(64);
    new TruePeakDetector().process(samples, 0, 64, 0, peaks);
    expect(peaks.indexOf(1)).toBe(20 + TRUE_PEAK_DELAY_FRAMES);
  });

  it("leaves out only what cannot exceed the floor", () => {
    const samples = Float64Array.from(
      { length: 12800 },
      (_, i) => unitWhiteNoiseAt(1, i) * Math.sin(i / 2000) ** 2,
    );
    const exact = new TruePeakDetector();
    const skipping = new TruePeakDetector();
    const peaks = [new Float64Array(128), new Float64Array(128)] as const;
    let skipped = 0;
    for (let at = 0; at < samples.length; at += 128) {
      exact.process(samples, at, 128, 0, peaks[0]);
      skipping.process(samples, at, 128, 0.9, peaks[1]);
      for (let i = 0; i < 128; i++) {
        if (peaks[0][i] === peaks[1][i]) continue;
        skipped += 1;
        expect(peaks[0][i]).toBeLessThanOrEqual(0.9);
      }
    }
    expect(skipped).toBeGreaterThan(1000);
  });

  it("does not leave out the worst that the frames allow", () => {
    // Signs of a sinc between frames 31 and 32: all 32 frames push the same way there.
    const worst = Float64Array.from({ length: 64 }, (_, i) => {
      const fromMiddle = Math.floor(Math.abs(i - 31.5));
      return fromMiddle < 16 ? 0.5 * (-1) ** fromMiddle : 0;
    });
    const peaks = new Float64Array(64);
    new TruePeakDetector().process(worst, 0, 64, 1.19, peaks);
    expect(Math.max(...peaks)).toBeGreaterThan(1.19);
  });
});
