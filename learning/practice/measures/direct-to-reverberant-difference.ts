import { roomOfMicrophone } from "@/audio-engine/render/room-of-microphone";
import { type MeasureWay, referenceOf } from "./measure";

/** Of the response that the microphone track is rendered with, minus the reference's. */
export const directToReverberantDifference: MeasureWay = {
  measure({ of }, subject, evidence) {
    const reference = roomOfMicrophone(referenceOf(evidence).session, of).directToReverberantDb;
    return roomOfMicrophone(subject.session, of).directToReverberantDb - reference;
  },
};
