import type { Mutant } from "../mutants";

const dsp = (name: string): string => `audio-engine/dsp/${name}.ts`;

/** Faults of meters, equaliser, limiter and delay compensation beyond those of their first claims. */
export const SIGNAL_MUTANTS: readonly Mutant[] = [
  {
    claim: "loudness-programme",
    fault: "the low cut of the K-weighting is 1.2 per cent high",
    file: dsp("k-weighting"),
    find: "const k = tan((Math.PI * 38.13547087602444) / sampleRateHz);",
    replace: "const k = tan((Math.PI * 38.6) / sampleRateHz);",
  },
  {
    claim: "loudness-programme",
    fault: "the K-weighting takes every rate for one that is 6 per mille lower",
    file: dsp("k-weighting"),
    find: "const { shelf, highPass } = kWeighting(sampleRateHz);",
    replace: "const { shelf, highPass } = kWeighting(0.994 * sampleRateHz);",
  },
  {
    claim: "loudness-programme",
    fault: "the surround channels count 0.08 dB less",
    file: dsp("loudness"),
    find: "const SURROUND = 1.41;",
    replace: "const SURROUND = 1.385;",
  },
  {
    claim: "loudness-programme",
    fault: "the relative gate lies at −9.7 LU",
    file: dsp("loudness"),
    find: "const INTEGRATED_GATE_LU = -10;",
    replace: "const INTEGRATED_GATE_LU = -9.7;",
    coarseBecause: "a section counts, or it does not",
  },
  {
    claim: "loudness-range-programme",
    fault: "differences shrink by 1 per cent",
    file: dsp("loudness-range"),
    find: "return high - shortTerms.percentileLufs(0.1, RANGE_GATE_LU);",
    replace: "return 0.99 * (high - shortTerms.percentileLufs(0.1, RANGE_GATE_LU));",
  },
  {
    claim: "true-peak-signals",
    fault: "values between the samples are 0.02 dB low",
    file: dsp("true-peak-taps"),
    find: "return taps.map((tap) => tap / sum);",
    replace: "return taps.map((tap) => (0.9976 * tap) / sum);",
  },
  {
    claim: "delay-compensation",
    fault: "an inverted track is a millionth soft",
    file: "audio-engine/console/nodes/stage-node.ts",
    find: "const sign = upright.value === 1 ? 1 : -1;",
    replace: "const sign = upright.value === 1 ? 1 : -0.999999;",
  },
  {
    claim: "delay-compensation",
    fault: "the quicker of two ways waits one sample too long",
    file: "audio-engine/console/node-planner.ts",
    find: "from, slowest - from.latencyFrames),",
    replace: "from, slowest - from.latencyFrames + (slowest > from.latencyFrames ? 1 : 0)),",
    coarseBecause: "a sample is the least that a delay can be off",
  },
  {
    claim: "limiter-at-rest",
    fault: "the gain at rest is the next number above 1",
    file: dsp("limiter"),
    find: "        ? 1\n",
    replace: "        ? 1.0000000000000002\n",
  },
  {
    claim: "limiter-at-rest",
    fault: "it reports one sample too few",
    file: dsp("limiter"),
    find: "readonly latencyFrames = LIMITER_LATENCY_FRAMES;",
    replace: "readonly latencyFrames = LIMITER_LATENCY_FRAMES - 1;",
    coarseBecause: "a sample is the least that a delay can be off",
  },
  {
    claim: "equaliser-curve",
    fault: "the curve is drawn 0.012 dB high",
    file: dsp("eq-design"),
    find: "result[i] = result[i]! + gainToDecibels(",
    replace: "result[i] = result[i]! + 0.012 + gainToDecibels(",
  },
  {
    claim: "equaliser-curve",
    fault: "the curve is drawn a hundred-thousandth beside its frequency",
    file: dsp("svf"),
    find: "const omega = tan((Math.PI * Math.min(frequencyHz, SAMPLE_RATE_HZ * 0.499999)) / SAMPLE_RATE_HZ) / g;",
    replace:
      "const omega = tan((Math.PI * Math.min(1.00001 * frequencyHz, SAMPLE_RATE_HZ * 0.499999)) / SAMPLE_RATE_HZ) / g;",
  },
  {
    claim: "equaliser-top",
    fault: "the fit does not look above 10 kHz",
    file: dsp("eq-design"),
    find: "const HIGH_FREQUENCIES_HZ = [6000, 10000, 13000, 16000, 18000, 20000, 22000];",
    replace: "const HIGH_FREQUENCIES_HZ = [6000, 10000];",
  },
];
