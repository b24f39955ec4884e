import { EchoDelay, type EchoDelaySettings } from "@/audio-engine/dsp/echo-delay";
import { butterworthDb, levelsDbOf, nearestLineHz } from "@/tests/helpers/butterworth";
import { runUnit, type StereoSignal } from "@/tests/helpers/dynamics-signals";
import { type Seeded, seeded } from "@/tests/helpers/seeded";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const SETTINGS = 200;
const FRAMES = 105600;
/** Softer ones, below −180 dBFS, are not compared: what is below −200 does not come back. */
const SOFTEST = 1e-9;
const OFF = { lowCutHz: 20, highCutHz: 20000 } as const;

const anyEchoes = (random: Seeded): EchoDelaySettings => ({
  ...OFF,
  leftSeconds: random.logBetween(0.001, 2),
  rightSeconds: random.logBetween(0.001, 2),
  feedback01: random.between(0, 0.95),
  mix01: random.share(),
  pingPong: random.share() < 0.5,
});

/** A click on both sides, and each of its echoes until they are too soft. */
function expectedOf(
  { leftSeconds, rightSeconds, feedback01, mix01, pingPong }: EchoDelaySettings,
  click: Pair,
) {
  const [toLeft, toRight] = [Math.round(48000 * leftSeconds), Math.round(48000 * rightSeconds)];
  const sides = [new Float64Array(FRAMES), new Float64Array(FRAMES)] as const;
  const put = (side: 0 | 1, frame: number, value: number): void => {
    if (frame < FRAMES) sides[side][frame]! += value;
  };
  click.forEach((value, side) => {
    put(side as 0 | 1, 0, (1 - mix01) * value);
  });
  const both = (click[0] + click[1]) / 2;
  for (let round = 0; feedback01 ** round > 1e-13; round++) {
    const level = mix01 * feedback01 ** round;
    if (pingPong) {
      put(0, (round + 1) * toLeft + round * toRight, level * both);
      put(1, (round + 1) * (toLeft + toRight), level * both);
    } else {
      put(0, (round + 1) * toLeft, level * click[0]);
      put(1, (round + 1) * toRight, level * click[1]);
    }
  }
  return sides;
}

function largestDeviation(heard: Float64Array, expected: Float64Array): number {
  let worst = 0;
  for (let at = 0; at < FRAMES; at++) {
    const value = expected[at]!;
    if (value !== 0 && Math.abs(value) < SOFTEST) continue;
    worst = Math.max(worst, Math.abs(heard[at]! - value));
  }
  return worst;
}

type Pair = readonly [number, number];

function clicksOf([left, right]: Pair, frames: number): StereoSignal {
  const input = { left: new Float64Array(frames), right: new Float64Array(frames) };
  input.left[0] = left;
  input.right[0] = right;
  return input;
}

export const echoes: Claim = {
  id: "echoes",
  title: "Echoes: on time",
  promise: "Every echo comes on its sample, and is softer by exactly the feedback.",
  reference:
    "closed form: the n-th echo at n times the time, by the feedback to the power of n − 1, or from side to side; 200 random settings",
  tolerance: 1e-12,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const random = seeded(1958);
    const found = Array.from({ length: SETTINGS }, () => {
      const settings = anyEchoes(random);
      const click = [random.between(-1, 1), random.between(-1, 1)] as const;
      const out = runUnit(new EchoDelay(settings), clicksOf(click, FRAMES));
      const [left, right] = expectedOf(settings, click);
      const worst = Math.max(largestDeviation(out.left, left), largestDeviation(out.right, right));
      deviations.add(worst, 0);
      return worst;
    });
    const plot = deviationsPlot("largest deviation of a sample", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

const WINDOW = 32768;
const ASKED_HZ = [60, 125, 250, 500, 1000, 2000, 4000, 8000, 16000].map((hz) => nearestLineHz(hz, WINDOW));

export const echoFilters: Claim = {
  id: "echo-filters",
  title: "Echoes: duller each time",
  promise: "Each echo has passed low cut and high cut once more than the one before.",
  reference:
    "closed form of Butterworth filters of second order, bilinear at 48 kHz; 200 random settings of both cuts, third echo, where it lies above −80 dB",
  tolerance: 0.001,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const random = seeded(3);
    const found = Array.from({ length: SETTINGS }, () => {
      const feedback01 = random.between(0.5, 0.95);
      const lowCutHz = random.pick([20, random.logBetween(20, 2000)]);
      const highCutHz = random.pick([20000, random.logBetween(500, 20000)]);
      const seconds = WINDOW / 48000;
      const unit = new EchoDelay({
        leftSeconds: seconds,
        rightSeconds: seconds,
        feedback01,
        lowCutHz,
        highCutHz,
        mix01: 1,
        pingPong: false,
      });
      const out = runUnit(unit, clicksOf([1, 1], 4 * WINDOW)).right.subarray(3 * WINDOW);
      let worst = 0;
      levelsDbOf(out, ASKED_HZ).forEach((level, i) => {
        const hz = ASKED_HZ[i]!;
        const lowDb = lowCutHz > 20 ? butterworthDb("low-cut", lowCutHz, hz) : 0;
        const highDb = highCutHz < 20000 ? butterworthDb("high-cut", highCutHz, hz) : 0;
        const expected = 2 * (20 * Math.log10(feedback01) + lowDb + highDb);
        if (expected < -80) return;
        deviations.add(level, expected);
        worst = Math.max(worst, Math.abs(level - expected));
      });
      return worst;
    });
    const plot = deviationsPlot("largest deviation in decibels", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
