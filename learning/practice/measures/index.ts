import type { Measure } from "@/learning/exercises/measures";
import { balanceDrift, partEvenness, softestPart, voiceOverBand } from "./balance";
import { cleanLines, cutClick, levelStep, shortestFade, sungOnce } from "./comp";
import { addedContrast } from "./contrast";
import { directToReverberantDifference } from "./direct-to-reverberant-difference";
import { depthGap, directToRoom, roomInAll } from "./direct-to-room";
import { hitsHeard, swingShare, timingLag, timingSpread } from "./hits";
import { addedWidth, bassWidth, monoFoldLoss, width } from "./image";
import { loudnessDifference } from "./loudness-difference";
import { colourChange, largestColourChange, maskingChange } from "./masking-change";
import type { MeasureWay } from "./measure";
import { partLag } from "./part-lag";
import { partLoudnessDifference } from "./part-loudness-difference";
import { partToneError } from "./part-tone-error";
import { partsUnlike } from "./parts-unlike";
import { peakToLoudness, truePeak, wholeLufs } from "./peak-to-loudness";
import { reverberationDifference } from "./reverberation-difference";
import { sectionStepChange } from "./section-step";
import { lossOn, partLoudnessChange } from "./system-loss";
import { thirdOctaveError } from "./third-octave-error";
import { toneChange, toneSlopeShift } from "./tone";
import { gapRise, mostReduction, partLevelChange, usualReduction, vocalEvenness } from "./vocal-evenness";

/** How every measure of the table is taken. */
export const MEASURE_WAYS: Readonly<Record<Measure, MeasureWay>> = {
  "direct-to-reverberant-difference": directToReverberantDifference,
  "reverberation-difference": reverberationDifference,
  "added-contrast": addedContrast,
  "added-width": addedWidth,
  "balance-drift": balanceDrift,
  "bass-width": bassWidth,
  "integrated-loudness": wholeLufs,
  "loudness-difference": loudnessDifference,
  "mono-fold-loss": monoFoldLoss,
  "part-evenness": partEvenness,
  "softest-part": softestPart,
  "part-lag": partLag,
  "part-loudness-difference": partLoudnessDifference,
  "part-tone-error": partToneError,
  "parts-unlike": partsUnlike,
  "peak-to-loudness": peakToLoudness,
  "third-octave-error": thirdOctaveError,
  "voice-over-band": voiceOverBand,
  width,
  "colour-change": colourChange,
  "largest-colour-change": largestColourChange,
  "masking-change": maskingChange,
  "depth-gap": depthGap,
  "direct-to-room": directToRoom,
  "gap-rise": gapRise,
  "most-reduction": mostReduction,
  "part-level-change": partLevelChange,
  "room-in-all": roomInAll,
  "usual-reduction": usualReduction,
  "vocal-evenness": vocalEvenness,
  "true-peak": truePeak,
  "tone-slope-shift": toneSlopeShift,
  "tone-change": toneChange,
  "section-step-change": sectionStepChange,
  "loss-on-laptop": lossOn("laptop"),
  "loss-on-club": lossOn("club"),
  "loss-on-mono": lossOn("mono"),
  "part-loudness-change": partLoudnessChange,
  "clean-lines": cleanLines,
  "cut-click": cutClick,
  "hits-heard": hitsHeard,
  "level-step": levelStep,
  "shortest-fade": shortestFade,
  "sung-once": sungOnce,
  "swing-share": swingShare,
  "timing-lag": timingLag,
  "timing-spread": timingSpread,
};
