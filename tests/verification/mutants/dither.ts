import type { Mutant } from "../mutants";

const file = "audio-engine/dsp/quantiser.ts";

/** Faults of the way from samples to integers. */
export const DITHER_MUTANTS: readonly Mutant[] = [
  {
    claim: "dither",
    fault: "the dither is 2 per cent too wide",
    file,
    find: "UNIT * (hash(seed",
    replace: "1.02 * UNIT * (hash(seed",
  },
  {
    claim: "noise-shaping",
    fault: "the first tap is 2 per mille too large",
    file,
    find: "[2.033,",
    replace: "[2.037,",
  },
];
