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

interface Area {
  readonly title: string;
  readonly claims: readonly Claim[];
}

/** Everything that is shown on the page "How we know", in its order. */
export const AREAS: readonly Area[] = [
  {
    title: "Meters",
    claims: [
      loudness,
      loudnessProgramme,
      loudnessRange,
      loudnessRangeProgramme,
      truePeak,
      truePeakSignals,
      levelMeters,
      masking,
    ],
  },
  { title: "Mixing", claims: [faderAndPan, automation, delayCompensation, polarityDelay] },
  { title: "Equaliser", claims: [equaliser, equaliserTop, equaliserCurve] },
  {
    title: "Dynamics",
    claims: [
      compressorCurve,
      compressorTrace,
      gateTrace,
      deEsserTrace,
      limiterSamples,
      limiterTruePeak,
      limiterAtRest,
    ],
  },
  { title: "Saturation", claims: [harmonics, folding] },
  { title: "Guitar", claims: [amplifierTone, amplifierHarmonics, amplifierFolding, cabinetResponse] },
  { title: "Echoes and width", claims: [echoes, echoFilters, widthMatrix, monoSafe] },
  { title: "Reverb", claims: [reverbCurve, reverbTime, reverbEarly, reverbSmooth] },
  {
    title: "Microphones",
    claims: [polarPattern, proximity, microphoneTypes, stereoPairLevel, stereoPairTime],
  },
  {
    title: "Rooms",
    claims: [
      reflections,
      reflectionLevels,
      reverberationTime,
      reverberantTail,
      directToReverberant,
      convolver,
    ],
  },
  { title: "Listening elsewhere", claims: [playbackSystems, playbackMatch] },
  { title: "Numbers", claims: [dither, noiseShaping, functions] },
];

export const CLAIMS: readonly Claim[] = AREAS.flatMap(({ claims }) => claims);
