import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  BandPowers,
  monoFoldLossDb,
  OCTAVE_BAND_CENTRES_HZ,
  octavePowers,
  StereoBands,
  sideToMidDb,
} from "./band-powers";
import { MeanSpectrum } from "./mean-spectrum";
import { MonoFoldMeter } from "./mono-fold";
import { fillPinkNoise, unitWhiteNoiseAt } from "./noise";
import { SpectrumAnalyser } from "./spectrum";
import { spectralTiltDbPerOctave, THIRD_OCTAVE_BANDS, THIRD_OCTAVE_CENTRES_HZ } from "./third-octave";

interface Case {
  readonly seed: number;
  readonly sampleRateHz: number;
  readonly frames: number;
  readonly midMemory: number;
  readonly sideMemory: number;
  readonly sideGain: number;
  readonly sideToMidDb: readonly number[];
  readonly monoFoldLossDb: readonly number[];
  readonly tiltDbPerOctave: number;
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL("../../tests/reference/bands.json", import.meta.url), "utf8"),
);

const noise = (seed: number, frames: number) =>
  Float64Array.from({ length: frames }, (_, i) => unitWhiteNoiseAt(seed, i));
const sine = (frequencyHz: number, frames = 96000, sampleRateHz = 48000) =>
  Float64Array.from({ length: frames }, (_, i) => Math.sin((2 * Math.PI * frequencyHz * i) / sampleRateHz));
const decibels = (power: number) => 10 * Math.log10(power);

function onePole(samples: Float64Array, memory: number): Float64Array {
  let state = 0;
  return samples.map((x) => {
    state = memory * state + (1 - memory) * x;
    return state;
  });
}

function bandsOf(left: Float64Array, right: Float64Array, sampleRateHz = 48000, block = 4096) {
  const bands = new StereoBands(sampleRateHz);
  for (let at = 0; at < left.length; at += block) {
    const count = Math.min(block, left.length - at);
    bands.process(left.subarray(at, at + count), right.subarray(at, at + count), count);
  }
  bands.finish();
  return bands.thirdOctaves();
}

function powersOf(samples: Float64Array, sampleRateHz = 48000): Float64Array {
  const bands = new BandPowers(sampleRateHz);
  bands.process(samples, samples.length);
  bands.finish();
  return bands.thirdOctaves();
}

function lossOf(left: Float64Array, right: Float64Array): number {
  const meter = new MonoFoldMeter();
  meter.process(left, right, left.length);
  return meter.lossLu;
}

describe("a mean spectrum in pieces", () => {
  it.each([0, 1, 255, 256, 257, 5000])("is that of the whole, of %i frames", (frames) => {
    const samples = noise(3, frames);
    const analyser = new SpectrumAnalyser(1024);
    const whole = new Float64Array(analyser.bins);
    analyser.meanPowerOf(samples, whole);
    const mean = new MeanSpectrum(1024);
    for (let at = 0; at < frames; at += 100) {
      mean.process(samples.subarray(at, at + 100), Math.min(100, frames - at));
    }
    mean.finish();
    const power = new Float64Array(mean.bins);
    mean.writeTo(power);
    whole.forEach((expected, k) => {
      expect(Math.abs(power[k]! - expected)).toBeLessThanOrEqual(1e-12 * expected);
    });
  });
});

/** In dB, 31.5 Hz to 16 kHz: a third of a second holds few waves of the low octaves, whose edges are 3 Hz soft. */
const OCTAVE_TOLERANCES_DB = [1, 0.35, 0.25, 0.15, 0.1, 0.03, 0.03, 0.03, 0.03, 0.03];

describe("bands of middle and side", () => {
  it("agree with Parseval's energies of the whole sound at 200 random settings", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    for (const each of cases) {
      const mid = onePole(noise(each.seed, each.frames), each.midMemory);
      const side = onePole(noise(each.seed + 500, each.frames), each.sideMemory).map(
        (x) => x * each.sideGain,
      );
      const bands = bandsOf(
        mid.map((m, i) => m + side[i]!),
        mid.map((m, i) => m - side[i]!),
        each.sampleRateHz,
      );
      const octaves = [octavePowers(bands.mid), octavePowers(bands.side)] as const;
      const ratios = sideToMidDb(...octaves);
      const losses = monoFoldLossDb(...octaves);
      OCTAVE_TOLERANCES_DB.forEach((tolerance, octave) => {
        const words = `seed ${each.seed}, octave ${octave}`;
        expect(Math.abs(ratios[octave]! - each.sideToMidDb[octave]!), words).toBeLessThan(tolerance);
        expect(Math.abs(losses[octave]! - each.monoFoldLossDb[octave]!), words).toBeLessThan(tolerance);
      });
      const levels = bands.mid.map((m, i) => decibels(2 * (m + bands.side[i]!)));
      const tilt = spectralTiltDbPerOctave(levels);
      expect(Math.abs(tilt - each.tiltDbPerOctave), `seed ${each.seed}`).toBeLessThan(0.03);
    }
  });

  it("have octaves with the edges of IEC 61260-1", () => {
    expect(OCTAVE_BAND_CENTRES_HZ).toHaveLength(10);
    OCTAVE_BAND_CENTRES_HZ.forEach((hz, i) => {
      expect(hz).toBeCloseTo(1000 * 10 ** (0.3 * (i - 5)), 6);
    });
  });

  it.each([44100, 48000, 96000, 192000])("a sine's power stands in its band at %i Hz", (sampleRateHz) => {
    const bands = powersOf(sine(1000, sampleRateHz * 2, sampleRateHz), sampleRateHz);
    expect(decibels(bands[16]!)).toBeCloseTo(decibels(0.5), 1);
    // The tone's ends spread a little of it.
    expect(decibels(bands[13]! / bands[16]!)).toBeLessThan(-45);
  });

  it("have nothing above Nyquist", () => {
    const bands = powersOf(noise(1, 16000), 8000);
    THIRD_OCTAVE_CENTRES_HZ.forEach((hz, i) => {
      if (hz > 5000) expect(bands[i]).toBe(0);
    });
    expect(bands[19]).toBeGreaterThan(0);
  });

  it("tell mono, one channel, unrelated channels and opposite polarity apart", () => {
    const [a, b] = [noise(1, 96000), noise(2, 96000)];
    const read = (left: Float64Array, right: Float64Array) => {
      const { mid, side } = bandsOf(left, right);
      const octaves = [octavePowers(mid), octavePowers(side)] as const;
      return { ratio: sideToMidDb(...octaves)[7]!, loss: monoFoldLossDb(...octaves)[7]! };
    };
    expect(read(a, a)).toEqual({ ratio: -100, loss: 0 });
    expect(
      read(
        a,
        a.map((x) => -x),
      ),
    ).toEqual({ ratio: 100, loss: 100 });
    const one = read(a, new Float64Array(96000));
    expect(one.ratio).toBeCloseTo(0, 9);
    expect(one.loss).toBeCloseTo(decibels(2), 9);
    const unrelated = read(a, b);
    expect(Math.abs(unrelated.ratio)).toBeLessThan(0.3);
    expect(Math.abs(unrelated.loss - decibels(2))).toBeLessThan(0.15);
    expect(unrelated.loss).toBeCloseTo(decibels(1 + 10 ** (unrelated.ratio / 10)), 9);
  });

  it("are undefined where there is no sound: in silence, and 100 dB below the loudest band", () => {
    const mid = Float64Array.of(1, 1.001e-10, 0.999e-10, 0);
    const side = new Float64Array(4);
    expect([...sideToMidDb(mid, side)]).toEqual([-100, -100, Number.NaN, Number.NaN]);
    expect([...monoFoldLossDb(mid, side)]).toEqual([0, 0, Number.NaN, Number.NaN]);
    expect([...sideToMidDb(side, side)]).toEqual(Array(4).fill(Number.NaN));
  });

  it("are the same to the bit however the blocks are cut", () => {
    const [a, b] = [noise(1, 30000), noise(2, 30000)];
    expect(bandsOf(a, b, 48000, 96)).toEqual(bandsOf(a, b, 48000, 4096));
  });
});

describe("spectral tilt", () => {
  const tiltOf = (samples: Float64Array) => spectralTiltDbPerOctave(powersOf(samples).map(decibels));

  it("is 0 of white noise, −3.01 of pink, −6.02 of brown", () => {
    const white = noise(7, 1 << 19);
    const pink = new Float64Array(1 << 20);
    fillPinkNoise(pink, 0, pink.length, 7, 0);
    // A running sum is 0.6 dB too bright at 10 kHz.
    let sum = 0;
    const brown = white.map((x) => {
      sum = 0.9999 * sum + x;
      return sum;
    });
    expect(Math.abs(tiltOf(white))).toBeLessThan(0.1);
    expect(Math.abs(tiltOf(pink) + 3.0103)).toBeLessThan(0.1);
    expect(Math.abs(tiltOf(brown) + 6.0206)).toBeLessThan(0.15);
  });

  it("is exactly a straight line's slope, of bands within 40 dB of the loudest, from 100 Hz to 10 kHz only", () => {
    const line = Float64Array.from(THIRD_OCTAVE_CENTRES_HZ, (hz) => -2.5 * Math.log2(hz / 1000));
    expect(spectralTiltDbPerOctave(line)).toBeCloseTo(-2.5 - decibels(2), 9);
    const outside = line.slice();
    outside[5] = 30;
    outside[27] = -300;
    expect(spectralTiltDbPerOctave(outside)).toBeCloseTo(-2.5 - decibels(2), 9);
    const holed = line.slice();
    holed[15] = line[6]! - 40.1;
    expect(spectralTiltDbPerOctave(holed)).toBeCloseTo(-2.5 - decibels(2), 9);
    holed[15] = line[6]! - 39.9;
    expect(Math.abs(spectralTiltDbPerOctave(holed) + 2.5 + decibels(2))).toBeGreaterThan(0.05);
  });

  it("needs three bands with sound", () => {
    const levels = new Float64Array(THIRD_OCTAVE_BANDS).fill(-Infinity);
    expect(spectralTiltDbPerOctave(levels)).toBeNaN();
    levels.fill(0, 10, 12);
    expect(spectralTiltDbPerOctave(levels)).toBeNaN();
    levels.fill(0, 10, 13);
    expect(spectralTiltDbPerOctave(levels)).toBeCloseTo(-decibels(2), 9);
  });
});

describe("mono-fold loss in loudness", () => {
  const tone = sine(1000).map((x) => 0.1 * x);

  it.each([
    ["mono", tone, 0],
    ["one channel alone", new Float64Array(96000), decibels(2)],
    ["the right half as loud", tone.map((x) => 0.5 * x), decibels(1.25 / (2 * 0.75 ** 2))],
    [
      "a quarter turn apart",
      sine(1000, 96012)
        .subarray(12)
        .map((x) => 0.1 * x),
      decibels(2),
    ],
  ])("%s", (_, right, expected) => {
    expect(lossOf(tone, right)).toBeCloseTo(expected, 3);
  });

  it("unrelated channels lose 3 LU", () => {
    expect(Math.abs(lossOf(noise(1, 240000), noise(2, 240000)) - decibels(2))).toBeLessThan(0.05);
  });

  it("opposite polarity counts as folding to −70 LUFS, silence has none", () => {
    const stereoLufs = -0.691 + decibels(2 * 0.5 * 0.1 ** 2) + 0.691;
    expect(
      Math.abs(
        lossOf(
          tone,
          tone.map((x) => -x),
        ) -
          (stereoLufs + 70),
      ),
    ).toBeLessThan(0.05);
    expect(lossOf(new Float64Array(96000), new Float64Array(96000))).toBeNaN();
  });

  it("begins again after a reset", () => {
    const meter = new MonoFoldMeter();
    meter.process(
      tone,
      tone.map((x) => -x),
      tone.length,
    );
    meter.reset();
    meter.process(tone, tone, tone.length);
    expect(meter.lossLu).toBeCloseTo(0, 9);
  });
});
