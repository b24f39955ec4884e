import type { Goal } from "@/learning/exercises/goals";
import type { Heard } from "../evidence";
import { feedTaps, softestPartLu, voiceAndBand, voiceAndBandTaps } from "./master-feeds";
import { formOf, type MeasureWay } from "./measure";
import { balanceDriftLu, evennessLu, type VoiceAndBand, voiceOverBandLu } from "./voice-and-band";

const taps: NonNullable<MeasureWay["taps"]> = ({ of }, session) => voiceAndBandTaps(session, of);

/** By rendering, then by voice: several goals take the same mix apart. */
const taken = new WeakMap<Heard, Map<string, VoiceAndBand>>();

function partsOf({ of }: Goal, heard: Heard): VoiceAndBand {
  const known = taken.get(heard) ?? new Map<string, VoiceAndBand>();
  const parts = known.get(of) ?? voiceAndBand(heard.session, of, heard.tap);
  taken.set(heard, known.set(of, parts));
  return parts;
}

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

export const softestPart: MeasureWay = {
  taps: (_goal, session) => feedTaps(session),
  measure: (_goal, { session, tap }) => softestPartLu(session, tap),
};
