import type { Claim } from "./claim";
import { polarPattern, proximity, reflections, reverberationTime } from "./claims/acoustics";
import { delayCompensation, limiterAtRest } from "./claims/alignment";
import { folding, harmonics } from "./claims/colour";
import { convolver } from "./claims/convolver";
import { dither, noiseShaping } from "./claims/dither";
import { compressorCurve, compressorTrace, deEsserTrace, gateTrace } from "./claims/dynamics";
import { echoes, echoFilters } from "./claims/echoes";
import { equaliser } from "./claims/equaliser";
import { equaliserCurve, equaliserTop } from "./claims/equaliser-curve";
import { functions } from "./claims/functions";
import { amplifierFolding, amplifierHarmonics, amplifierTone, cabinetResponse } from "./claims/guitar";
import { limiterSamples, limiterTruePeak } from "./claims/limiter";
import { loudness, loudnessRange, truePeak } from "./claims/loudness";
import { loudnessProgramme, loudnessRangeProgramme } from "./claims/loudness-programme";
import { levelMeters, masking } from "./claims/meters";
import { automation, faderAndPan } from "./claims/mixing";
import { playbackMatch, playbackSystems } from "./claims/playback";
import { reverbCurve, reverbEarly, reverbSmooth, reverbTime } from "./claims/reverb";
import { directToReverberant, microphoneTypes, reflectionLevels, reverberantTail } from "./claims/rooms";
import { monoSafe, polarityDelay, widthMatrix } from "./claims/stereo";
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
  levelMeters,
  masking,
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
  echoFilters,
  widthMatrix,
  monoSafe,
  polarityDelay,
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
  playbackSystems,
  playbackMatch,
  functions,
];
