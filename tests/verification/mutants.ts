import { COLOUR_MUTANTS } from "./mutants/colour";
import { DITHER_MUTANTS } from "./mutants/dither";
import { GUITAR_MUTANTS } from "./mutants/guitar";
import { MEASURE_MUTANTS } from "./mutants/measures";
import { PROPERTY_MUTANTS } from "./mutants/properties";
import { REVERB_MUTANTS } from "./mutants/reverb";
import { SIGNAL_MUTANTS } from "./mutants/signals";
import { SPACE_MUTANTS } from "./mutants/spaces";

interface Fault {
  readonly fault: string;
  /** From the project's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A fault, planted just beyond what a claim tolerates: the claim must fail. */
export interface Mutant extends Fault {
  readonly claim: string;
  /** Why a fault that leads far beyond the tolerance is the smallest that can be. */
  readonly coarseBecause?: string;
}

/** A fault that a test outside the claims must notice: of a property that has no figure, or a limit of its own. */
export interface TestMutant extends Fault {
  /** File of the test, from the project's root. */
  readonly test: string;
  /** Words in the names of the tests that must notice; no others are run. */
  readonly named: string;
}

const dsp = (name: string): string => `audio-engine/dsp/${name}.ts`;
const acoustics = (name: string): string => `audio-engine/acoustics/${name}.ts`;

export const MUTANTS: readonly Mutant[] = [
  {
    claim: "loudness",
    fault: "0.06 LU too soft",
    file: dsp("loudness-histogram"),
    find: "return -0.691 + powerToDecibels(power);",
    replace: "return -0.751 + powerToDecibels(power);",
  },
  {
    claim: "loudness",
    fault: "the treble shelf of the K-weighting is 0.1 dB low at 1 kHz",
    file: dsp("k-weighting"),
    find: "const high = 1.5848647011308556;",
    replace: "const high = 1.5448647011308556;",
  },
  {
    claim: "loudness",
    fault: "the surround channels count 0.3 dB less",
    file: dsp("loudness"),
    find: "1.41",
    replace: "1.31",
  },
  {
    claim: "loudness-range",
    fault: "differences shrink by 2 per cent",
    file: dsp("loudness-range"),
    find: "return high - shortTerms.percentileLufs(0.1, RANGE_GATE_LU);",
    replace: "return 0.98 * (high - shortTerms.percentileLufs(0.1, RANGE_GATE_LU));",
  },
  {
    claim: "true-peak",
    fault: "one of the points between two samples is left out",
    file: dsp("true-peak"),
    find: "let tap = 0; tap < MIRRORED_PHASES * HALF_TAPS",
    replace: "let tap = 2 * HALF_TAPS; tap < MIRRORED_PHASES * HALF_TAPS",
  },
  {
    claim: "fader-and-pan",
    fault: "faders 0.012 dB loud",
    file: "audio-engine/console/levels.ts",
    find: ": decibelsToGain(levelDb);",
    replace: ": decibelsToGain(levelDb + 0.012);",
  },
  {
    claim: "fader-and-pan",
    fault: "the pan's angle is a two-hundredth of a degree short",
    file: "audio-engine/console/levels.ts",
    find: "const angle = (pan + 1) * QUARTER_PI;",
    replace: "const angle = (pan + 1) * QUARTER_PI - 0.0001;",
  },
  {
    claim: "automation",
    fault: "eight samples late",
    file: "audio-engine/console/nodes/channel-node.ts",
    find: "    this.evaluate(timeline.heardPosition(ago - SLICE_FRAMES));",
    replace: "    this.evaluate(timeline.heardPosition(ago - SLICE_FRAMES + 8));",
  },
  {
    claim: "equaliser",
    fault: "gains 2 per cent too large",
    file: dsp("eq-design"),
    find: "  writeEqPrototype(prototype, kind, gainDb, q);",
    replace: "  writeEqPrototype(prototype, kind, gainDb * 1.02, q);",
  },
  {
    claim: "equaliser",
    fault: "Q 3 per cent too large",
    file: dsp("eq-design"),
    find: "  writeEqPrototype(prototype, kind, gainDb, q);",
    replace: "  writeEqPrototype(prototype, kind, gainDb, q * 1.03);",
  },
  {
    claim: "compressor-curve",
    fault: "thresholds 0.03 dB high",
    file: dsp("dynamics-curve"),
    find: "const over = levels[i]! - thresholdDb;",
    replace: "const over = levels[i]! - thresholdDb - 0.03;",
  },
  {
    claim: "compressor-curve",
    fault: "knees 4 per mille narrow",
    file: dsp("dynamics-curve"),
    // The running unit's; the drawn curve keeps its knee.
    find: "const halfKneeDb = 0.5 * kneeDb;\n  const twiceKneeDb",
    replace: "const halfKneeDb = 0.498 * kneeDb;\n  const twiceKneeDb",
  },
  {
    claim: "compressor-trace",
    fault: "times 2 per mille long",
    file: dsp("decoupled-detector"),
    find: "return exp(-1 / (seconds * SAMPLE_RATE_HZ));",
    replace: "return exp(-1 / (1.002 * seconds * SAMPLE_RATE_HZ));",
  },
  {
    claim: "gate",
    fault: "the hold is half a per mille long",
    file: dsp("gate"),
    find: "this.holdFrames = Math.round(settings.holdSeconds * SAMPLE_RATE_HZ);",
    replace: "this.holdFrames = Math.round(settings.holdSeconds * SAMPLE_RATE_HZ * 1.0005);",
  },
  {
    claim: "de-esser",
    fault: "times 4 per mille long",
    file: dsp("decoupled-detector"),
    find: "return exp(-1 / (seconds * SAMPLE_RATE_HZ));",
    replace: "return exp(-1 / (1.004 * seconds * SAMPLE_RATE_HZ));",
  },
  {
    claim: "limiter-samples",
    fault: "the ceiling is a ten-thousandth of a decibel high",
    file: dsp("limiter"),
    find: "const exact = decibelsToGain(ceilingDbtp);",
    replace: "const exact = decibelsToGain(ceilingDbtp + 0.0001);",
  },
  {
    claim: "limiter-true-peak",
    fault: "the detector is a fifth of a decibel deaf",
    file: dsp("limiter"),
    find: "const peak = leftPeak > rightPeak ? leftPeak : rightPeak;",
    replace: "const peak = 0.977 * (leftPeak > rightPeak ? leftPeak : rightPeak);",
  },
  {
    claim: "polar-pattern",
    fault: "patterns a hundred-thousandth off: it shows in their nulls",
    file: acoustics("polar"),
    find: "return pattern01 + (1 - pattern01) * cosine;",
    replace: "return pattern01 + (1.00001 - pattern01) * cosine;",
  },
  {
    claim: "proximity",
    fault: "the bass of a close microphone is 3 per cent strong",
    file: acoustics("polar"),
    find: "return ((1 - pattern01) * cosine * SPEED_OF_SOUND) / metres;",
    replace: "return (1.03 * (1 - pattern01) * cosine * SPEED_OF_SOUND) / metres;",
  },
  {
    claim: "reflections",
    fault: "sound travels 2 millimetres per second faster",
    file: acoustics("air"),
    find: "export const SPEED_OF_SOUND = 343.2;",
    replace: "export const SPEED_OF_SOUND = 343.202;",
  },
  {
    claim: "reverberation-time",
    fault: "60 decibels are 60.1",
    file: acoustics("rooms"),
    find: "const NEPERS_OF_60_DB = 13.815510557964274;",
    replace: "const NEPERS_OF_60_DB = 13.838536;",
  },
  {
    claim: "convolver",
    fault: "the first echoes are a millionth of a millionth loud",
    file: dsp("convolver-layout"),
    find: "data[i] = impulse[i]!;",
    replace: "data[i] = 1.000000000001 * impulse[i]!;",
  },
  {
    claim: "functions",
    fault: "the logarithm's second constant ends after eight digits",
    file: dsp("math"),
    find: "const LOG2_E_LOW = 3.768874985636099e-7;",
    replace: "const LOG2_E_LOW = 3.7688750e-7;",
  },
  ...SIGNAL_MUTANTS,
  ...COLOUR_MUTANTS,
  ...GUITAR_MUTANTS,
  ...REVERB_MUTANTS,
  ...DITHER_MUTANTS,
  ...SPACE_MUTANTS,
];

export const TEST_MUTANTS: readonly TestMutant[] = [...PROPERTY_MUTANTS, ...MEASURE_MUTANTS];
