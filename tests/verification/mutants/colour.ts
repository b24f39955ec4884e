import type { Mutant } from "../mutants";

const dsp = (name: string): string => `audio-engine/dsp/${name}.ts`;

/** Faults of saturation, echoes and width. */
export const COLOUR_MUTANTS: readonly Mutant[] = [
  {
    claim: "saturation-harmonics",
    fault: "the drive is a two-hundredth of a decibel too much: overtones that nearly vanish tell",
    file: dsp("saturation"),
    find: "this.drive = decibelsToGain(this.driveDb.start);",
    replace: "this.drive = decibelsToGain(this.driveDb.start + 0.005);",
  },
  {
    claim: "saturation-harmonics",
    fault: "a tube rests 4 per mille further from the middle",
    file: dsp("saturation-curves"),
    find: "const BIAS = 0.45;",
    replace: "const BIAS = 0.4518;",
  },
  {
    claim: "saturation-folding",
    fault: "the curve's value in place of its mean between two samples",
    file: dsp("saturation"),
    find: "const mean = step > CLOSE || step < -CLOSE ? (area - areaBefore) / step : curve.at(0.5 * (x + before));",
    replace: "const mean = curve.at(x) + 0 * (area - areaBefore);",
  },
  {
    claim: "echoes",
    fault: "echoes come back two trillionths too strong",
    file: dsp("echo-delay"),
    find: "const f = feedback + feedbackStep * (i + 1);",
    replace: "const f = feedback + feedbackStep * (i + 1) + 2e-12;",
  },
  {
    claim: "width-mono",
    fault: "the right channel's sides are a third of a trillionth weaker than the left's",
    file: dsp("stereo-width"),
    find: "right[frame] = middle - sides;",
    replace: "right[frame] = middle - sides * (1 - 3.3e-13);",
  },
  {
    claim: "echo-filters",
    fault: "cuts are a ten-thousandth sharper than Butterworth's",
    file: dsp("side-chain-cut"),
    find: "writeSvf(out, 0, g, Math.SQRT2, isLowCut",
    replace: "writeSvf(out, 0, g, 1.41407, isLowCut",
  },
  {
    claim: "width",
    fault: "the middle is two thousandths of a decibel loud",
    file: dsp("stereo-width"),
    find: "this.midGain = decibelsToGain(this.midGainDb.start);",
    replace: "this.midGain = decibelsToGain(this.midGainDb.start + 0.002);",
  },
  {
    claim: "polarity-delay",
    fault: "a channel is as loud as the next number above 1",
    file: dsp("polarity-delay"),
    find: "(upright.start + upright.perFrame * (i + 1)) * late[i]!;",
    replace: "1.0000000000000002 * (upright.start + upright.perFrame * (i + 1)) * late[i]!;",
  },
];
