import { expect } from "vitest";
import {
  type LanePoint,
  newEq,
  newEqBand,
  type Session,
  withLanePoints,
  withStrip,
} from "@/audio-engine/session";
import type { ExerciseResult } from "@/learning/exercises/public";
import { gain01 } from "@/tests/helpers/answers";
import { resultWords } from "@/tests/helpers/open-exercise";

export const SECOND = 48000;

/** The goals that an answer misses. */
export function missed(result: ExerciseResult): string[] {
  if (result.outcome !== "scored") throw new Error(`refused: ${result.reason}`);
  expect(result.met).toBe(result.score01 === 1);
  return result.goals.filter(({ met }) => !met).map(({ id }) => id);
}

/** The goals that a cheat misses, which gains nothing. */
export function missedByCheat(result: ExerciseResult): string[] {
  expect(gain01(result), resultWords(result)).toBeLessThanOrEqual(0);
  return missed(result);
}

/** A lane drawn through points in seconds. */
export const lane = (target: string, at: readonly (readonly [seconds: number, value: number])[]) => {
  const points = at.map(
    ([seconds, value]): LanePoint => ({ atFrame: Math.round(seconds * SECOND), value, curve: "linear" }),
  );
  return (session: Session): Session => withLanePoints(session, target, points);
};

/** A strip with a shelf that nobody gave it, to be moved. */
export const withEqualiser = (session: Session, stripId: string): Session =>
  withStrip(session, stripId, (strip) => ({
    ...strip,
    inserts: [
      ...strip.inserts,
      newEq("lift", [newEqBand({ id: "high", kind: "high-shelf", frequencyHz: 3000 })]),
    ],
  }));
