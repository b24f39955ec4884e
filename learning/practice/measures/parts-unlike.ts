import { type MeasureWay, referenceOf } from "./measure";

/** Tracks that are muted in one of subject and reference, and not in the other. */
export const partsUnlike: MeasureWay = {
  measure(goal, subject, evidence) {
    const mutes = new Map(referenceOf(evidence).session.tracks.map(({ id, mute }) => [id, mute]));
    return subject.session.tracks.filter(
      ({ id, mute }) => (goal.of === "print" || goal.of === id) && mutes.get(id) !== mute,
    ).length;
  },
};
