import type { Goal } from "@/learning/exercises/goals";
import type { Heard } from "../evidence";
import { once, oncePerName } from "../once";
import { feedTaps, softestPartLu, voiceAndBand, voiceAndBandTaps } from "./master-feeds";
import { formOf, type MeasureWay } from "./measure";
import { balanceDriftLu, evennessLu, type VoiceAndBand, voiceOverBandLu } from "./voice-and-band";

const taps: NonNullable<MeasureWay["taps"]> = ({ of }, session) => voiceAndBandTaps(session, of);

const partsByVoice = once((heard: Heard) =>
  oncePerName((voiceId): VoiceAndBand => voiceAndBand(heard.session, voiceId, heard.tap)),
);

const partsOf = ({ of }: Goal, heard: Heard): VoiceAndBand => partsByVoice(heard)(of);

export const voiceOverBand: MeasureWay = {
  taps,
  measure: (goal, subject) => voiceOverBandLu(partsOf(goal, subject), goal.during),
};

export const balanceDrift: MeasureWay = {
  taps,
  measure: (goal, subject, evidence) => balanceDriftLu(partsOf(goal, subject), formOf(evidence)),
};

export const partEvenness: MeasureWay = {
  taps,
  measure(goal, subject) {
    const { voice, sung } = partsOf(goal, subject);
    return evennessLu(voice, sung, goal.during);
  },
};

const softestOf = once(({ session, tap }: Heard): number => softestPartLu(session, tap));

export const softestPart: MeasureWay = {
  taps: (_goal, session) => feedTaps(session),
  measure: (_goal, subject) => softestOf(subject),
};
