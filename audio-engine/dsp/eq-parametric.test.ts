import { describe, expect, it } from "vitest";
import { spuriousDbfs } from "@/tests/helpers/spurious";
import { designBand, eqMagnitudeDb } from "./eq-design";
import { EQ_MAX_BANDS, ParametricEq } from "./eq-parametric";
import type { EqBandSettings } from "./eq-prototype";
import { RealFft } from "./fft";
import { unitWhiteNoiseAt } from "./noise";
import { processSvf } from "./svf";

const RATE_HZ = 48000;
const MIX: EqBandSettings[] = [
  { kind: "low-cut", frequencyHz: 80, gainDb: 0, q: 0.71, enabled: true },
  { kind: "bell", frequencyHz: 300, gainDb: -7, q: 3, enabled: true },
  { kind: "notch", frequencyHz: 1200, gainDb: 0, q: 8, enabled: true },
  { kind: "high-shelf", frequencyHz: 6000, gainDb: 5, q: 0.8, enabled: true },
  { kind: "high-cut", frequencyHz: 9000, gainDb: 0, q: 1.2, enabled: true },
];

function noise(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => unitWhiteNoiseAt(4, i));
}

function sine(frequencyHz: number, peakDb: number, length: number): Float64Array {
  const peak = 10 ** (peakDb / 20);
  return Float64Array.from({ length }, (_, i) => peak * Math.sin((2 * Math.PI * frequencyHz * i) / RATE_HZ));
}

/** Runs a copy of `input` in calls of `frames`; `before` is called ahead of each with the first frame's number. */
function run(
  eq: ParametricEq,
  input: Float64Array,
  before: (frame: number) => void = () => undefined,
  frames = 32,
): Float64Array {
  const output = Float64Array.from(input);
  const block = new Float64Array(frames);
  for (let from = 0; from < input.length; from += frames) {
    before(from);
    block.set(input.subarray(from, from + frames));
    eq.process(block, null, frames);
    output.set(block, from);
  }
  return output;
}

function eqOf(bands: readonly EqBandSettings[], outputGainDb = 0): ParametricEq {
  const eq = new ParametricEq();
  eq.setBands(bands, "snap");
  eq.setOutputGainDb(outputGainDb, "snap");
  return eq;
}

function largestStep(signal: Float64Array): number {
  let largest = 0;
  for (let i = 1; i < signal.length; i++) largest = Math.max(largest, Math.abs(signal[i]! - signal[i - 1]!));
  return largest;
}

describe("ParametricEq at rest", () => {
  it("the drawn curve is the measured impulse response's, within 0.01 dB", () => {
    const impulse = new Float64Array(65536);
    impulse[0] = 1;
    const fft = new RealFft(65536);
    const re = new Float64Array(fft.bins);
    const im = new Float64Array(fft.bins);
    fft.forward(run(eqOf(MIX, -3), impulse), 0, re, im, 0);
    const bins = Array.from({ length: 200 }, (_, i) => Math.round(30 * 900 ** (i / 199)));
    const curve = eqMagnitudeDb(
      MIX,
      bins.map((k) => (k * RATE_HZ) / 65536),
      -3,
    );
    bins.forEach((k, i) => {
      const measured = 20 * Math.log10(Math.hypot(re[k]!, im[k]!));
      if (measured > -80) expect(Math.abs(measured - curve[i]!)).toBeLessThan(0.01);
    });
  });

  it("leaves the samples as they are when every band is off or at 0 dB", () => {
    const bands: EqBandSettings[] = [
      { kind: "bell", frequencyHz: 500, gainDb: 0, q: 1, enabled: true },
      { kind: "low-cut", frequencyHz: 500, gainDb: 0, q: 1, enabled: false },
      { kind: "low-shelf", frequencyHz: 500, gainDb: 0, q: 1, enabled: true },
    ];
    const input = noise(3200);
    expect(run(eqOf(bands), input)).toEqual(input);
    expect(run(new ParametricEq(), input)).toEqual(input);
    // Also after having worked.
    const eq = eqOf(MIX);
    run(eq, input);
    eq.setBands([], "smooth");
    run(eq, input);
    expect(run(eq, input)).toEqual(input);
  });

  it("equals its filters one after another to the bit; skipped bands change nothing", () => {
    const input = noise(3200);
    const expected = Float64Array.from(input);
    for (const band of MIX) {
      processSvf(expected, 0, input.length, designBand(band), 0, new Float64Array(2), 0);
    }
    expect(run(eqOf(MIX), input)).toEqual(expected);
    const spaced = MIX.flatMap((band): EqBandSettings[] => [
      { kind: "bell", frequencyHz: 2000, gainDb: 0, q: 1, enabled: true },
      band,
      { kind: "notch", frequencyHz: 2000, gainDb: 0, q: 1, enabled: false },
    ]);
    expect(run(eqOf(spaced), input)).toEqual(expected);
  });

  it("stereo channels do not touch each other; larger calls change no bit", () => {
    const input = noise(6400);
    const alone = run(eqOf(MIX), input);
    const eq = eqOf(MIX);
    const left = Float64Array.from(input.subarray(0, 128));
    const right = Float64Array.from(input.subarray(128, 256));
    eq.process(left, right, 128);
    expect([...left]).toEqual([...alone.subarray(0, 128)]);
    expect([...right]).toEqual([...run(eqOf(MIX), input.subarray(128, 256))]);
    expect(run(eqOf(MIX), input, undefined, 128)).toEqual(alone);
  });

  it("reset gives the bits of a new one and ends glides; a silent tail ends in exact zeros", () => {
    const input = noise(3200);
    const eq = eqOf([]);
    run(eq, input);
    eq.setBands(MIX, "smooth");
    run(eq, input.subarray(0, 64));
    eq.reset();
    expect(run(eq, input)).toEqual(run(eqOf(MIX), input));
    const tail = run(eq, new Float64Array(RATE_HZ));
    expect(tail[RATE_HZ - 1]).toBe(0);
  });

  it("a glide ends on the very coefficients of its settings", () => {
    const eq = eqOf(MIX.map((band) => ({ ...band, frequencyHz: band.frequencyHz * 1.5, q: band.q * 2 })));
    eq.setBands(MIX, "smooth");
    eq.setOutputGainDb(-4, "smooth");
    run(eq, new Float64Array(9600));
    const input = noise(3200);
    expect(run(eq, input)).toEqual(run(eqOf(MIX, -4), input));
  });

  it(`refuses more than ${EQ_MAX_BANDS} bands`, () => {
    const many = Array.from({ length: EQ_MAX_BANDS + 1 }, () => MIX[0]!);
    expect(() => eqOf(many)).toThrow(RangeError);
  });
});

describe("ParametricEq in motion", () => {
  const start = { kind: "bell", frequencyHz: 1000, gainDb: 12, q: 1, enabled: true } as const;
  const TRAVELS: [string, (travel01: number) => EqBandSettings][] = [
    ["bell gain", (t) => ({ ...start, gainDb: -24 + 48 * t })],
    ["bell frequency", (t) => ({ ...start, frequencyHz: 20 * 1000 ** t })],
    ["bell Q", (t) => ({ ...start, frequencyHz: 100, q: 0.1 * 180 ** t })],
    ["low shelf gain", (t) => ({ ...start, kind: "low-shelf", frequencyHz: 200, gainDb: -24 + 48 * t })],
    ["low shelf frequency", (t) => ({ ...start, kind: "low-shelf", q: 0.7, frequencyHz: 20 * 1000 ** t })],
    ["high shelf frequency", (t) => ({ ...start, kind: "high-shelf", q: 0.7, frequencyHz: 20 * 1000 ** t })],
    ["low cut frequency", (t) => ({ ...start, kind: "low-cut", q: 0.7, frequencyHz: 20 * 1000 ** t })],
    ["high cut frequency", (t) => ({ ...start, kind: "high-cut", q: 0.7, frequencyHz: 20 * 1000 ** t })],
    ["notch frequency", (t) => ({ ...start, kind: "notch", frequencyHz: 20 * 1000 ** t })],
  ];
  const LENGTH = 24000;
  const FROM = 14400;

  it.each(TRAVELS)(
    "%s over its full travel in 50 ms, both ways: nothing above −90 dBFS beyond 4 kHz",
    (_name, at) => {
      for (const direction of [1, -1]) {
        const position = (frame: number) => {
          const t = Math.min(Math.max((frame - FROM) / 2400, 0), 1);
          return direction > 0 ? t : 1 - t;
        };
        const eq = eqOf([at(position(0))]);
        const output = run(eq, sine(100, -12, LENGTH), (frame) =>
          eq.setBands([at(position(frame))], "smooth"),
        );
        expect(spuriousDbfs(output)).toBeLessThan(-90);
      }
    },
  );

  it.each(TRAVELS)("%s from end to end in one glide of 20 ms: −65 dBFS", (_name, at) => {
    for (const direction of [1, -1]) {
      const eq = eqOf([at(direction > 0 ? 0 : 1)]);
      const output = run(eq, sine(100, -12, LENGTH), (frame) => {
        if (frame === FROM) eq.setBands([at(direction > 0 ? 1 : 0)], "smooth");
      });
      expect(spuriousDbfs(output)).toBeLessThan(-65);
    }
  });

  const bell = { kind: "bell", frequencyHz: 700, gainDb: 9, q: 1, enabled: true } as const;
  const TOGGLES: [string, EqBandSettings[], EqBandSettings[]][] = [
    ["off", [bell], [{ ...bell, enabled: false }]],
    ["on", [{ ...bell, enabled: false }], [bell]],
    ["removed", [bell], []],
    ["added", [], [bell]],
    ["on with other values", [{ ...bell, enabled: false }], [{ ...bell, gainDb: -24, frequencyHz: 300 }]],
    ["notch on the tone", [], [{ ...bell, kind: "notch", frequencyHz: 250, q: 18 }]],
    [
      "0 dB bell becomes a low cut",
      [{ ...bell, gainDb: 0 }],
      [{ ...bell, kind: "low-cut", frequencyHz: 2000 }],
    ],
    ["high cut becomes a low cut", [{ ...bell, kind: "high-cut" }], [{ ...bell, kind: "low-cut" }]],
    [
      "low shelf becomes a resonant bell",
      [{ ...bell, kind: "low-shelf" }],
      [{ ...bell, frequencyHz: 250, q: 18 }],
    ],
    [
      "a deep low cut becomes a high cut",
      [{ ...bell, kind: "low-cut", frequencyHz: 4000 }],
      [{ ...bell, kind: "high-cut", frequencyHz: 4000 }],
    ],
    ["gain out of rest", [{ ...bell, gainDb: 0 }], [{ ...bell, gainDb: 24 }]],
  ];

  it.each(TOGGLES)("no click: %s", (_name, from, to) => {
    // Several phases of the tone at the moment of the toggle.
    for (let phase = 0; phase < 6; phase++) {
      const eq = eqOf(from);
      const toggleAt = 9600 + 32 * phase;
      const output = run(eq, sine(250, -12, 38400), (frame) => {
        if (frame === toggleAt) eq.setBands(to, "smooth");
      });
      const steady = Math.max(
        largestStep(output.subarray(4800, toggleAt)),
        largestStep(output.subarray(28800)),
      );
      expect(largestStep(output.subarray(toggleAt - 1, 28800))).toBeLessThan(3 * steady);
      expect(spuriousDbfs(output)).toBeLessThan(-90);
    }
  });

  it("a toggle is done after 10 ms, a glide at 99 % after 20 ms", () => {
    const gainAfter = (eq: ParametricEq, frames: number) => {
      const output = run(eq, new Float64Array(frames).fill(1));
      return output[frames - 1]!;
    };
    const shelf = { kind: "high-cut", frequencyHz: 20000, gainDb: 0, q: 0.7, enabled: true } as const;
    const toggled = eqOf([shelf]);
    toggled.setBands([{ ...shelf, enabled: false }], "smooth");
    const input = noise(960);
    const output = run(toggled, input);
    expect(output.subarray(0, 400)).not.toEqual(input.subarray(0, 400));
    expect(output.subarray(480)).toEqual(input.subarray(480));
    const gliding = eqOf([]);
    gliding.setOutputGainDb(-10, "smooth");
    expect(20 * Math.log10(gainAfter(gliding, 960))).toBeCloseTo(-9.9, 1);
  });

  it("stays bounded under random settings thrown at it in every slice", () => {
    const kinds = ["bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch"] as const;
    let n = 0;
    const random = () => (unitWhiteNoiseAt(77, n++) / Math.sqrt(3) + 1) / 2;
    const eq = eqOf([start, start]);
    const output = run(eq, noise(96000), () => {
      const any = () => ({
        kind: kinds[Math.floor(random() * 6)]!,
        frequencyHz: 20 * 1000 ** random(),
        gainDb: -12 + 24 * random(),
        q: 0.3 + 2 * random(),
        enabled: random() > 0.2,
      });
      eq.setBands([any(), any()], random() > 0.9 ? "snap" : "smooth");
    });
    expect(output.every(Number.isFinite)).toBe(true);
    // Two boosts of 12 dB with resonance 2.3 on noise of peak √3 reach 16 · 2.3² · √3 at most in steady state.
    expect(output.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)).toBeLessThan(150);
  });
});
