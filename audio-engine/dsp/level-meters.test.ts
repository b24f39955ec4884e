import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitWhiteNoiseAt } from "./noise";
import { PeakMeter } from "./peak-meter";
import { RunningLevel } from "./running-level";
import { RunningCorrelation, writeGoniometer } from "./stereo-field";
import { VuMeter } from "./vu-meter";

interface Case {
  readonly seed: number;
  readonly sampleRateHz: number;
  readonly frames: number;
  readonly windowSeconds: number;
  readonly holdSeconds: number;
  readonly fallDbPerSecond: number;
  readonly referenceDbfs: number;
  readonly share: number;
  readonly level: number;
  readonly rms: number;
  readonly peak: number;
  readonly vuDeflection: number;
  readonly peakLevel: number;
  readonly held: number;
  readonly correlation: number | null;
}

const reference: {
  readonly step: { readonly secondsTo99: number; readonly largest: number; readonly settled: number };
  readonly cases: readonly Case[];
} = JSON.parse(readFileSync(new URL("../../tests/reference/meters.json", import.meta.url), "utf8"));

const sine = (peak: number, frames: number, frequencyHz = 997) =>
  Float64Array.from({ length: frames }, (_, i) => peak * Math.sin((2 * Math.PI * frequencyHz * i) / 48000));
const db = (gain: number) => 20 * Math.log10(gain);

interface OneChannelMeter {
  process(samples: Float64Array, frames: number): void;
  reset(): void;
}

/** In blocks of changing length. */
function feed<M extends OneChannelMeter>(
  meter: M,
  samples: Float64Array,
  lengths: readonly number[] = [128],
): M {
  for (let at = 0, turn = 0; at < samples.length; turn++) {
    const count = Math.min(samples.length - at, lengths[turn % lengths.length]!);
    meter.process(samples.subarray(at, at + count), count);
    at += count;
  }
  return meter;
}

describe("RMS over 300 ms", () => {
  it("is 3.01 dB below a sine's peak, and forgets a burst after exactly the window", () => {
    const meter = feed(new RunningLevel(), sine(0.5, 14400, 1000));
    expect(db(meter.rms)).toBeCloseTo(db(0.5) - 10 * Math.log10(2), 3);
    expect(meter.crestFactor).toBeCloseTo(Math.SQRT2, 3);
    feed(meter, new Float64Array(14399));
    expect(meter.rms).toBeGreaterThan(0);
    feed(meter, new Float64Array(1));
    expect([meter.rms, meter.peak]).toEqual([0, 0]);
    expect(meter.crestFactor).toBeNaN();
  });

  it("counts what came before the first frame as silence", () => {
    const meter = feed(new RunningLevel(), new Float64Array(480).fill(1));
    expect(meter.rms).toBeCloseTo(Math.sqrt(1 / 30), 12);
  });
});

describe("VU meter", () => {
  const tone = sine(10 ** (-18 / 20), 96000);

  it("moves as IEC 60268-17 asks: 99 % within 300 ms ± 10 %, overshoot 1–1.5 %, as scipy's pointer does", () => {
    const meter = new VuMeter();
    const shown: number[] = [];
    for (let at = 0; at < tone.length; at++) {
      meter.process(tone.subarray(at, at + 1), 1);
      shown.push(meter.deflection);
    }
    // Half a cycle's mean takes the ripple away.
    const smooth = shown
      .map((_, i) => shown.slice(i, i + 24).reduce((sum, x) => sum + x, 0) / 24)
      .slice(0, -24);
    const seconds = smooth.findIndex((x) => x >= 0.99) / 48000;
    const overshoot = Math.max(...smooth) - 1;
    expect(seconds).toBeGreaterThan(0.298);
    expect(seconds).toBeLessThan(0.302);
    expect(overshoot).toBeGreaterThan(0.012);
    expect(overshoot).toBeLessThan(0.013);
    expect(Math.abs(seconds - reference.step.secondsTo99)).toBeLessThan(0.0001);
    expect(Math.abs(Math.max(...smooth) - reference.step.largest)).toBeLessThan(1e-5);
    const settled = smooth.slice(-48000).reduce((sum, x) => sum + x, 0) / 48000;
    expect(Math.abs(settled - 1)).toBeLessThan(0.001);
    expect(Math.abs(settled - reference.step.settled)).toBeLessThan(1e-5);
  });

  it("falls back by the same path", () => {
    const meter = feed(new VuMeter(), tone);
    const full = meter.deflection;
    feed(meter, new Float64Array(14400));
    expect(meter.deflection / full).toBeLessThan(0.0105);
    expect(meter.deflection / full).toBeGreaterThan(0.009);
  });

  it.each([35, 100, 997, 10000])("reads a reference tone of %i Hz as 0 VU within 0.1 dB", (frequencyHz) => {
    const meter = feed(new VuMeter(), sine(10 ** (-18 / 20), 96000, frequencyHz));
    expect(Math.abs(meter.vu)).toBeLessThan(0.1);
  });

  it("reads the rectified mean: a square of a sine's RMS 0.91 dB more, Gaussian noise 1.05 dB less", () => {
    const rms = 10 ** (-18 / 20) / Math.SQRT2;
    const square = sine(1, 96000, 100).map((x) => rms * (x < 0 ? -1 : 1));
    expect(feed(new VuMeter(), square).vu).toBeCloseTo(db(Math.PI / (2 * Math.SQRT2)), 2);
    // The mean reading of 20 seconds: one reading of noise swings by ±0.2 dB.
    const meter = new VuMeter();
    const block = new Float64Array(4800);
    let sum = 0;
    for (let turn = 0; turn < 200; turn++) {
      for (let i = 0; i < block.length; i++) {
        let gauss = 0;
        for (let seed = 0; seed < 12; seed++) gauss += unitWhiteNoiseAt(seed + 50, turn * 4800 + i);
        block[i] = (rms * gauss) / Math.sqrt(12);
      }
      meter.process(block, block.length);
      if (turn >= 10) sum += meter.deflection / 190;
    }
    expect(Math.abs(db(sum) - db(Math.sqrt(2 / Math.PI) * (Math.PI / (2 * Math.SQRT2))))).toBeLessThan(0.05);
  });

  it("comes to rest in exact zero", () => {
    const meter = feed(new VuMeter(), tone.subarray(0, 4800));
    feed(meter, new Float64Array(48000 * 8));
    expect(meter.deflection).toBe(0);
    expect(meter.vu).toBe(-Infinity);
  });
});

describe("peak meter", () => {
  it("is up in one frame, falls 20 dB in 1.7 s, and its mark waits 1.5 s", () => {
    const meter = new PeakMeter();
    feed(meter, Float64Array.of(0.1, -0.8, 0.2));
    expect([meter.level, meter.held]).toEqual([expect.closeTo(0.8, 4), 0.8]);
    feed(meter, new Float64Array(1.5 * 48000 - 1));
    expect(meter.held).toBe(0.8);
    feed(meter, new Float64Array(1));
    expect(meter.held).toBeLessThan(0.8);
    feed(meter, new Float64Array(0.2 * 48000 - 1));
    expect(db(meter.level / 0.8)).toBeCloseTo(-20, 2);
    expect(db(meter.held / 0.8)).toBeCloseTo((-0.2 * 20) / 1.7, 2);
    feed(meter, new Float64Array(1.5 * 48000));
    expect(db(meter.held / 0.8)).toBeCloseTo(-20, 2);
  });

  it("ends in exact zeros", () => {
    const meter = feed(new PeakMeter({ fallDbPerSecond: 1000, holdSeconds: 0 }), Float64Array.of(1));
    feed(meter, new Float64Array(48000));
    expect([meter.level, meter.held]).toEqual([0, 0]);
  });
});

describe("correlation and goniometer", () => {
  it.each([0, 30, 90, 150, 180])("tones %i degrees apart have their cosine", (degrees) => {
    const right = Float64Array.from({ length: 28800 }, (_, i) =>
      Math.sin((2 * Math.PI * 1000 * i) / 48000 + (degrees * Math.PI) / 180),
    );
    const meter = new RunningCorrelation();
    meter.process(sine(0.1, 28800, 1000), right, 28800);
    expect(meter.correlation).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 9);
  });

  it("has none of silence: of one channel, of both, from −90 dBFS RMS down", () => {
    const read = (leftPeak: number, rightPeak: number) => {
      const meter = new RunningCorrelation();
      meter.process(sine(leftPeak, 28800, 1000), sine(rightPeak, 28800, 1000), 28800);
      return meter.correlation;
    };
    const edge = 10 ** (-90 / 20) * Math.SQRT2;
    expect(read(0, 0)).toBeNaN();
    expect(read(1, 0)).toBeNaN();
    expect(read(1, edge * 0.999)).toBeNaN();
    expect(read(1, edge * 1.001)).toBeCloseTo(1, 9);
  });

  it("turns left and right by 45°", () => {
    const points = new Float32Array(8);
    const left = [1, 0, 0.5, 0.5];
    const right = [0, 1, 0.5, -0.5];
    expect(writeGoniometer(left, right, 4, 1, points)).toBe(4);
    const h = Math.SQRT1_2;
    [-h, h, h, h, 0, h, -h, 0].forEach((expected, i) => {
      expect(points[i]).toBeCloseTo(expected, 6);
    });
    expect(writeGoniometer(left, right, 4, 3, points)).toBe(2);
    expect(points[2]).toBeCloseTo(-h, 6);
  });
});

describe("every level meter", () => {
  const make = {
    rms: () => new RunningLevel(),
    peak: () => new PeakMeter({ holdSeconds: 0.02 }),
    vu: () => new VuMeter(),
  };
  const state = (meter: object) => JSON.stringify(meter);

  it.each(Object.keys(make) as (keyof typeof make)[])(
    "%s: same bits however the blocks are cut, and after a reset",
    (name) => {
      const samples = Float64Array.from(
        { length: 20000 },
        (_, i) => unitWhiteNoiseAt(4, i) * (i % 7000 < 3000 ? 1 : 0),
      );
      const whole = feed(make[name](), samples, [20000]);
      expect(state(feed(make[name](), samples, [32, 1, 479, 96]))).toBe(state(whole));
      const fresh = state(make[name]());
      expect(state(whole)).not.toBe(fresh);
      whole.reset();
      expect(state(whole)).toBe(fresh);
    },
  );

  it("correlation: same bits however the blocks are cut, and after a reset", () => {
    const [left, right] = [sine(1, 30000), sine(1, 30000, 1003)];
    const whole = new RunningCorrelation();
    const fresh = state(whole);
    whole.process(left, right, 30000);
    const pieces = new RunningCorrelation();
    for (let at = 0; at < 30000; at += 100) {
      pieces.process(left.subarray(at, at + 100), right.subarray(at, at + 100), 100);
    }
    expect(state(pieces)).toBe(state(whole));
    whole.reset();
    expect(state(whole)).toBe(fresh);
  });

  it("gives finite readings for any finite input within ±64", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -64, max: 64, noNaN: true }), { minLength: 1, maxLength: 2000 }),
        (values) => {
          const samples = Float64Array.from(values);
          const level = feed(new RunningLevel({ windowSeconds: 0.01 }), samples);
          const peak = feed(new PeakMeter(), samples);
          const vu = feed(new VuMeter(), samples);
          for (const reading of [level.rms, level.peak, peak.level, peak.held, vu.deflection]) {
            expect(reading).toBeGreaterThanOrEqual(0);
            expect(reading).toBeLessThan(2000);
          }
          expect(peak.held).toBeGreaterThanOrEqual(peak.level);
          expect(level.peak).toBeGreaterThanOrEqual(level.rms * 0.999999999);
        },
      ),
      { seed: 48000 },
    );
  });
});
