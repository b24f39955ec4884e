import type { Claim } from "./claim";
import { polarPattern, proximity, reflections, reverberationTime } from "./claims/acoustics";
import { convolver } from "./claims/convolver";
import { compressorCurve, compressorTrace, deEsserTrace, gateTrace } from "./claims/dynamics";
import { equaliser } from "./claims/equaliser";
import { functions } from "./claims/functions";
import { limiterSamples, limiterTruePeak } from "./claims/limiter";
import { loudness, loudnessRange, truePeak } from "./claims/loudness";
import { automation, faderAndPan } from "./claims/mixing";

/** Everything that is shown on the page "How we know", in its order. */
export const CLAIMS: readonly Claim[] = [
  loudness,
  loudnessRange,
  truePeak,
  faderAndPan,
  automation,
  equaliser,
  compressorCurve,
  compressorTrace,
  gateTrace,
  deEsserTrace,
  limiterSamples,
  limiterTruePeak,
  polarPattern,
  proximity,
  reflections,
  reverberationTime,
  convolver,
  functions,
];
