import type { Clip, Session } from "@/audio-engine/session/schema";
import { TAKE_SPOTS, type TakeLine, type TakeSpot } from "../take-spots";

/** Shorter than this a fault is not heard, as where a border lies a little early: 100 ms. */
const HEARD_FRAMES = 4800;
/** Softer than this a clip is as good as cut. */
const LEAST_CLIP_GAIN_DB = -6;
/** Louder than this it is no longer the take that was sung. */
const MOST_CLIP_GAIN_DB = 6;
/** Longer overlaps are two singers, not a cross-fade: the longest fade of the editor. */
const LONGEST_OVERLAP_FRAMES = 9600;
const STEP_FRAMES = 48;

/** The clips of a track, in order. */
export function clipsOf(session: Session, trackId: string): Clip[] {
  const input = session.tracks.find(({ id }) => id === trackId)?.input;
  return input?.kind === "clips" ? [...input.clips].sort((a, b) => a.atFrame - b.atFrame) : [];
}

/** Marked faults of a line that a comp plays for long enough to be heard. */
export function faultsHeard(clips: readonly Clip[], line: TakeLine): TakeSpot[] {
  return TAKE_SPOTS.filter((spot) => {
    if (spot.good || spot.line !== line.number) return false;
    const heard = clips
      .filter(({ asset }) => asset.id === spot.take)
      .map(({ sourceFrame, frames }) => {
        const to = Math.min(sourceFrame + frames, spot.endFrame, line.endFrame);
        return to - Math.max(sourceFrame, spot.startFrame, line.startFrame);
      });
    return Math.max(0, ...heard) > HEARD_FRAMES;
  });
}

/** Share of the session in which exactly one clip plays, where it was recorded and at its level; cross-fades count. */
export function sungOnce01(clips: readonly Clip[], lengthFrames: number): number {
  let once = 0;
  let steps = 0;
  for (let frame = 0; frame < lengthFrames; frame += STEP_FRAMES) {
    steps += 1;
    const here = clips.filter(({ atFrame, frames }) => frame >= atFrame && frame < atFrame + frames);
    if (isSungOnce(here)) once += 1;
  }
  return steps === 0 ? 0 : once / steps;
}

function isSungOnce(here: readonly Clip[]): boolean {
  const [first, second, third] = here;
  if (first === undefined || third !== undefined || !here.every(isPlain)) return false;
  if (second === undefined) return true;
  const [before, after] = first.atFrame <= second.atFrame ? [first, second] : [second, first];
  const overlapped = before.atFrame + before.frames - after.atFrame;
  const isFade = before.fadeOutFrames >= overlapped && after.fadeInFrames >= overlapped;
  return isFade && overlapped <= LONGEST_OVERLAP_FRAMES;
}

/** Where it was recorded, at its level, and not faded out over most of its length. */
function isPlain({ sourceFrame, atFrame, gainDb, frames, fadeInFrames, fadeOutFrames }: Clip): boolean {
  const isInPlace = sourceFrame === atFrame;
  const isAtLevel = gainDb >= LEAST_CLIP_GAIN_DB && gainDb <= MOST_CLIP_GAIN_DB;
  const areFadesShort = Math.max(fadeInFrames, fadeOutFrames) <= LONGEST_OVERLAP_FRAMES;
  return isInPlace && isAtLevel && areFadesShort && frames > 0;
}
