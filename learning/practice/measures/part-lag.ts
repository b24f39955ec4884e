import { stripById } from "@/audio-engine/session/address";
import type { Session } from "@/audio-engine/session/schema";
import { type MeasureWay, referenceOf } from "./measure";

const FRAMES_PER_MILLISECOND = 48;

/** How much later a strip is set to sound than the same strip of the reference. */
export const partLag: MeasureWay = {
  measure: ({ of }, subject, evidence) =>
    (delayOf(subject.session, of) - delayOf(referenceOf(evidence).session, of)) / FRAMES_PER_MILLISECOND,
};

function delayOf(session: Session, stripId: string): number {
  return stripById(session, stripId)?.delayFrames ?? Number.NaN;
}
