import type { Goal } from "@/learning/exercises/goals";
import type { Heard } from "../evidence";
import { maskedPercent } from "./masked-share";
import { voiceAndBand, voiceAndBandTaps } from "./master-feeds";
import { formOf, type MeasureWay } from "./measure";
import { balanceDriftLu, evennessLu, type VoiceAndBand, voiceOverBandLu } from "./voice-and-band";

const taps: NonNullable<MeasureWay["taps"]> = ({ of }, session) => voiceAndBandTaps(session, of);

const partsOf = ({ of }: Goal, { session, tap }: Heard): VoiceAndBand => voiceAndBand(session, of, tap);

export const voiceOverBand: MeasureWay = {
  taps,
  measure: (goal, subject) => voiceOverBandLu(partsOf(goal, subject), goal.during),
};

export const balanceDrift: MeasureWay = {
  taps,
  measure: (goal, subject, evidence) => balanceDriftLu(partsOf(goal, subject), formOf(evidence)),
};

export const maskedShare: MeasureWay = {
  taps,
  measure: (goal, subject) => maskedPercent(partsOf(goal, subject)),
};

export const partEvenness: MeasureWay = {
  taps,
  measure(goal, subject) {
    const { voice, sung } = partsOf(goal, subject);
    return evennessLu(voice, sung, goal.during);
  },
};
