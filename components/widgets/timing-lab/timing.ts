import {
  gridOf,
  hitFramesOf,
  PART_TRACK_ID,
  type PlayedHits,
  playedFrames,
  type Retiming,
  retimedFrames,
  retimingOf,
  type Session,
  timingOf,
  withHits,
} from "@/audio-engine";
import { hitsOf } from "@/learning/material-takes";

const SAMPLE_RATE_HZ = 48000;

/** The measured hits of the part that a session holds. @throws RangeError for a session without one */
export function partOf(session: Session): PlayedHits {
  const input = session.tracks.find(({ id }) => id === PART_TRACK_ID)?.input;
  const asset = input?.kind === "clips" ? input.clips[0]?.asset : undefined;
  if (asset === undefined) throw new RangeError("The session has no part to move.");
  return hitsOf(asset);
}

/** Where the hits of a session lie; where they were recorded for one that is missing. */
export function framesOf(session: Session, part: PlayedHits): number[] {
  const recorded = playedFrames(part);
  return hitFramesOf(session, part).map((frame, i) => frame ?? recorded[i] ?? 0);
}

/** What a hand has done to a session, against how it began. */
export function handOf(session: Session, start: Session): Retiming {
  const part = partOf(start);
  return retimingOf(hitFramesOf(session, part), framesOf(start, part), part);
}

/** The session with one of the hand's settings changed; the others stay as they are. */
export function withHand(session: Session, start: Session, change: Partial<Retiming>): Session {
  const part = partOf(start);
  const hand = { ...handOf(session, start), ...change };
  return withHits(session, part, retimedFrames(framesOf(start, part), part, hand));
}

/** Every hit on the straight grid: what a quantise button does that knows no groove. */
export function withStraightGrid(session: Session): Session {
  const part = partOf(session);
  return withHits(session, part, gridOf(part));
}

/** Each hit's distance to the grid in milliseconds; positive is late. */
export function distancesMs(session: Session): number[] {
  const part = partOf(session);
  const grid = gridOf(part);
  return framesOf(session, part).map((frame, i) => ((frame - (grid[i] ?? 0)) * 1000) / SAMPLE_RATE_HZ);
}

/** Mean, spread and swing in one sentence. */
export function timingWords(session: Session): string {
  const part = partOf(session);
  const { lagSeconds, spreadSeconds, swingRatio } = timingOf(hitFramesOf(session, part), part);
  const lagMs = Math.round(1000 * lagSeconds);
  const side =
    lagMs === 0 ? "on the beat" : `${Math.abs(lagMs)} ms ${lagMs > 0 ? "behind" : "ahead of"} the beat`;
  const swing =
    Math.abs(swingRatio - 1) < 0.04 ? "straight eighths" : `eighths of ${swingRatio.toFixed(2)} to 1`;
  return `On average ${side}, with a standard deviation of ${(1000 * spreadSeconds).toFixed(0)} ms; ${swing}.`;
}
