import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session/schema";
import type { Goal } from "@/learning/exercises/goals";
import type { Evidence, Heard } from "../evidence";
import type { FrameSpan } from "./block-loudness";

/** How one measure of the table is taken. */
export interface MeasureWay {
  /** Strips that must be listened to for it, in a session of the variant. */
  taps?(goal: Goal, session: Session): readonly RenderTap[];
  /**
   * The value of `subject`, which is the answer or the start, in the measure's unit. NaN where it cannot be measured.
   * Without a reference, measures that compare with it throw a RangeError: the exercise is wrong.
   */
  measure(goal: Goal, subject: Heard, evidence: Evidence): number;
  /** What the number is made of, one sentence each, for after the answer. */
  explain?(goal: Goal, subject: Heard, evidence: Evidence): readonly string[];
}

/** The reference that a measure needs. */
export function referenceOf({ reference }: Evidence): Heard {
  if (reference === null) throw new RangeError("This measure compares with a reference, and there is none.");
  return reference;
}

/** Sections of the song that a measure needs. */
export function formOf({ material }: Evidence): readonly [FrameSpan, ...FrameSpan[]] {
  const [first, ...rest] = (material.form ?? []).map(({ startFrame, endFrame }) => ({
    fromFrame: startFrame,
    toFrame: endFrame,
  }));
  if (first === undefined) throw new RangeError("This measure needs a song with sections.");
  return [first, ...rest];
}
