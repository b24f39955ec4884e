import type { Claim } from "./claim";
import { polarPattern, proximity, reflections, reverberationTime } from "./claims/acoustics";
import { delayCompensation, limiterAtRest } from "./claims/alignment";
import { echoes, folding, harmonics, monoSafe } from "./claims/colour";
import { convolver } from "./claims/convolver";
import { dither, noiseShaping } from "./claims/dither";
import { compressorCurve, compressorTrace, deEsserTrace, gateTrace } from "./claims/dynamics";
import { equaliser } from "./claims/equaliser";
import { equaliserCurve, equaliserTop } from "./claims/equaliser-curve";
import { functions } from "./claims/functions";
import { amplifierFolding, amplifierHarmonics, amplifierTone, cabinetResponse } from "./claims/guitar";
import { limiterSamples, limiterTruePeak } from "./claims/limiter";
import { loudness, loudnessRange, truePeak } from "./claims/loudness";
import { loudnessProgramme, loudnessRangeProgramme } from "./claims/loudness-programme";
import { automation, faderAndPan } from "./claims/mixing";
import { reverbCurve, reverbEarly, reverbSmooth, reverbTime } from "./claims/reverb";
import { directToReverberant, microphoneTypes, reflectionLevels, reverberantTail } from "./claims/rooms";
import { stereoPairLevel, stereoPairTime } from "./claims/stereo-pairs";
import { truePeakSignals } from "./claims/true-peak-signals";

/** Everything that is shown on the page "How we know", in its order. */
export const CLAIMS: readonly Claim[] = [
  loudness,
  loudnessProgramme,
  loudnessRange,
  loudnessRangeProgramme,
  truePeak,
  truePeakSignals,
  faderAndPan,
  automation,
  delayCompensation,
  equaliser,
  equaliserTop,
  equaliserCurve,
  compressorCurve,
  compressorTrace,
  gateTrace,
  deEsserTrace,
  limiterSamples,
  limiterTruePeak,
  limiterAtRest,
  harmonics,
  folding,
  amplifierTone,
  amplifierHarmonics,
  amplifierFolding,
  cabinetResponse,
  echoes,
  monoSafe,
  reverbCurve,
  reverbTime,
  reverbEarly,
  reverbSmooth,
  dither,
  noiseShaping,
  polarPattern,
  proximity,
  microphoneTypes,
  stereoPairLevel,
  stereoPairTime,
  reflections,
  reflectionLevels,
  reverberationTime,
  reverberantTail,
  directToReverberant,
  convolver,
  functions,
];
