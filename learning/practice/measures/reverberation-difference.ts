import { roomOfMicrophone } from "@/audio-engine/render/room-of-microphone";
import { type MeasureWay, referenceOf } from "./measure";

/** By how many percent the room around the microphone rings longer than the reference's. */
export const reverberationDifference: MeasureWay = {
  measure({ of }, subject, evidence) {
    const reference = roomOfMicrophone(referenceOf(evidence).session, of).reverberationSeconds;
    return 100 * (roomOfMicrophone(subject.session, of).reverberationSeconds / reference - 1);
  },
};
