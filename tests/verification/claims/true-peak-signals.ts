import { TruePeakMeter } from "@/audio-engine/dsp/true-peak";
import { seeded } from "@/tests/helpers/seeded";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const TURN = 2 * Math.PI;
const FRAMES = 9600;

function measuredDbtp(samples: Float64Array, seed: number): number {
  const meter = new TruePeakMeter();
  const random = seeded(seed);
  for (let at = 0; at < samples.length; ) {
    const frames = Math.min(Math.ceil(random.between(0, 700)), samples.length - at);
    meter.process(samples.subarray(at, at + frames), frames);
    at += frames;
  }
  meter.finish();
  return 20 * Math.log10(meter.peak);
}

/** A sine of a fraction of the sample rate, faded in and out so that only its own peaks count. */
function sine(perFrame: number, peak: number, degrees: number): Float64Array {
  return Float64Array.from({ length: FRAMES }, (_, i) => {
    const fade = Math.min(1, i / 2400, (FRAMES - i) / 2400);
    return fade * peak * Math.sin(TURN * (perFrame * i + degrees / 360));
  });
}

/** Sound of four times the rate, below half of the lower one: a windowed sinc of 64 lower frames. */
function decimated(fine: Float64Array, centre: number): number {
  let sum = 0;
  for (let i = -128; i <= 128; i++) {
    const window = Math.cos((TURN / 4) * (i / 129)) ** 2;
    const sinc = i === 0 ? 1 : Math.sin((TURN * i) / 8) / ((TURN * i) / 8);
    sum += ((fine[centre + i] ?? 0) * sinc * window) / 4;
  }
  return sum;
}

/** One period of fs/4 at 1.00 within fs/6 at 0.50, phase-continuous, made at 4 fs. */
function burstWithin(offset: number): Float64Array {
  const start = 24 * 800;
  const fine = Float64Array.from({ length: 4 * FRAMES }, (_, i) => {
    const inBurst = i >= start && i < start + 16;
    const fade = Math.min(1, i / 9600, (4 * FRAMES - i) / 9600);
    const turns = i < start ? i / 24 : inBurst ? (i - start) / 16 : (i - start - 16) / 24;
    return fade * (inBurst ? 1 : 0.5) * Math.sin(TURN * turns);
  });
  return Float64Array.from({ length: FRAMES }, (_, i) => decimated(fine, 4 * i + offset));
}

/** Number in EBU Tech 3341, sound, true peak in dBTP as stated there. */
const SIGNALS: readonly (readonly [number, () => Float64Array, number])[] = [
  [15, () => sine(1 / 4, 0.5, 0), -6],
  [16, () => sine(1 / 4, 0.5, 45), -6],
  [17, () => sine(1 / 6, 0.5, 60), -6],
  [18, () => sine(1 / 8, 0.5, 67.5), -6],
  [19, () => sine(1 / 4, 1.41, 45), 3],
  [20, () => burstWithin(0), 0],
  [21, () => burstWithin(1), 0],
  [22, () => burstWithin(2), 0],
  [23, () => burstWithin(3), 0],
];

export const truePeakSignals: Claim = {
  id: "true-peak-signals",
  title: "True peak: the broadcasters' test signals",
  promise:
    "Where the standard lets a meter read 0.2 dB too much or 0.4 too little, ours stays within 0.1 dB.",
  reference: "EBU Tech 3341 (2023), test signals 15–23",
  tolerance: 0.1,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found = SIGNALS.map(([number, make, expected]) => {
      const deviation = measuredDbtp(make(), number) - expected;
      deviations.add(deviation, 0);
      return deviation;
    });
    const numbers = SIGNALS.map(([number]) => number);
    const plot = deviationsPlot("deviation in decibels", found, numbers, "test signal of EBU Tech 3341");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
