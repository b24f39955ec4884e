import { type Session, stripById, withStrip } from "@/audio-engine";
import { GUITAR_IN_TIME_FRAMES, LATE_TAKES_FRAMES } from "@/learning/exercises/public";

export type GuitarChoice = "as-recorded" | "in-time" | "near";

export const GUITARS = [
  { value: "as-recorded", label: "Both, as they came" },
  { value: "in-time", label: "Both, moved in time" },
  { value: "near", label: "The near one alone" },
] as const satisfies readonly { value: GuitarChoice; label: string }[];

/** Delays of the lead's takes in frames: the one that was left, then the others, the latest last. */
export function leadTakes(start: Session): readonly number[] {
  const left = stripById(start, "lead")?.delayFrames ?? 0;
  return [left, ...[0, ...LATE_TAKES_FRAMES].filter((frames) => frames !== left)];
}

export function guitarOf(session: Session): GuitarChoice {
  if (stripById(session, "guitar-far")?.mute === true) return "near";
  return stripById(session, "guitar-near")?.delayFrames === GUITAR_IN_TIME_FRAMES ? "in-time" : "as-recorded";
}

export function withGuitar(session: Session, choice: GuitarChoice): Session {
  const timed = withStrip(session, "guitar-near", (strip) => ({
    ...strip,
    delayFrames: choice === "in-time" ? GUITAR_IN_TIME_FRAMES : 0,
  }));
  return withStrip(timed, "guitar-far", (strip) => ({ ...strip, mute: choice === "near" }));
}
