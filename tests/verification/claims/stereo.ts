import { PolarityDelay } from "@/audio-engine/dsp/polarity-delay";
import { StereoWidth } from "@/audio-engine/dsp/stereo-width";
import { butterworthDb, levelsDbOf, nearestLineHz } from "@/tests/helpers/butterworth";
import { congruentialNoise, runUnit } from "@/tests/helpers/dynamics-signals";
import { type Seeded, seeded } from "@/tests/helpers/seeded";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const SETTINGS = 200;
const FRAMES = 7200;
const input = { left: congruentialNoise(1, FRAMES), right: congruentialNoise(2, FRAMES) };

const anyWidth = (random: Seeded) => ({
  width01: random.between(0, 2),
  midGainDb: random.between(-24, 12),
  sideGainDb: random.between(-24, 12),
  sideLowCutHz: random.pick([20, random.logBetween(20, 500)]),
});

export const monoSafe: Claim = {
  id: "width-mono",
  title: "Width: safe in mono",
  promise: "However wide or narrow a sound is made, in mono it stays what it was.",
  reference: "the sum of both channels before and after, of noise at 200 random settings",
  tolerance: 1e-12,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const random = seeded(48);
    const found = Array.from({ length: SETTINGS }, () => {
      const out = runUnit(new StereoWidth({ ...anyWidth(random), midGainDb: 0 }), input);
      let worst = 0;
      for (let at = 0; at < FRAMES; at += 7) {
        const deviation = out.left[at]! + out.right[at]! - input.left[at]! - input.right[at]!;
        deviations.add(deviation, 0);
        worst = Math.max(worst, Math.abs(deviation));
      }
      return worst;
    });
    const plot = deviationsPlot("largest deviation of the sum", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

const LONG = 32768;
const ASKED_HZ = [30, 60, 120, 250, 500, 1000, 4000].map((hz) => nearestLineHz(hz, LONG));

/** What becomes of a middle or a pair of sides, as levels at some frequencies. */
function levelsOf(unit: StereoWidth, part: "middle" | "sides"): number[] {
  const click = new Float64Array(LONG);
  click[0] = 0.5;
  const out = runUnit(unit, { left: click, right: part === "middle" ? click : click.map((x) => -x) });
  return levelsDbOf(
    part === "middle" ? out.left.map((x, i) => x + out.right[i]!) : out.left.map((x, i) => x - out.right[i]!),
    ASKED_HZ,
  );
}

export const widthMatrix: Claim = {
  id: "width",
  title: "Width: middle and sides",
  promise:
    "The middle and the sides change by what the knobs say, and the bass goes to the middle below its cut.",
  reference:
    "closed form: gain of the middle, gain of the sides times the width, and a Butterworth low cut of second order; 200 random settings, where it lies above −80 dB",
  tolerance: 0.001,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const random = seeded(7);
    const found = Array.from({ length: SETTINGS }, () => {
      const settings = anyWidth(random);
      const { width01, midGainDb, sideGainDb, sideLowCutHz } = settings;
      let worst = 0;
      const compare = (measured: number, expected: number): void => {
        if (expected < -80) return;
        deviations.add(measured, expected);
        worst = Math.max(worst, Math.abs(measured - expected));
      };
      for (const level of levelsOf(new StereoWidth(settings), "middle")) compare(level, midGainDb);
      levelsOf(new StereoWidth(settings), "sides").forEach((level, i) => {
        const cutDb = sideLowCutHz > 20 ? butterworthDb("low-cut", sideLowCutHz, ASKED_HZ[i]!) : 0;
        compare(level, sideGainDb + 20 * Math.log10(width01) + cutDb);
      });
      return worst;
    });
    const plot = deviationsPlot("largest deviation in decibels", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

export const polarityDelay: Claim = {
  id: "polarity-delay",
  title: "Polarity and delay of a channel",
  promise:
    "A channel waits for exactly the frames it is told, turned over or not, and changes in nothing else.",
  reference:
    "the input itself, later and turned over; 200 random settings over the whole range of the controls",
  tolerance: 0,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const random = seeded(24);
    const found = Array.from({ length: SETTINGS }, () => {
      const settings = {
        leftSeconds: random.between(0, 0.1),
        rightSeconds: random.between(0, 0.1),
        invertLeft: random.share() < 0.5,
        invertRight: random.share() < 0.5,
      };
      const out = runUnit(new PolarityDelay(settings), input);
      let worst = 0;
      const compare = (side: "left" | "right", seconds: number, inverted: boolean): void => {
        const frames = Math.round(48000 * seconds);
        for (let at = 0; at < FRAMES; at++) {
          const expected = (inverted ? -1 : 1) * (input[side][at - frames] ?? 0);
          deviations.add(out[side][at]!, expected);
          worst = Math.max(worst, Math.abs(out[side][at]! - expected));
        }
      };
      compare("left", settings.leftSeconds, settings.invertLeft);
      compare("right", settings.rightSeconds, settings.invertRight);
      return worst;
    });
    const plot = deviationsPlot("largest deviation of a sample", found, undefined, "setting after setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
