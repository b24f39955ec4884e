import { descriptorAt } from "./address";
import { laneValueAt } from "./lanes";
import type { Automation, Clip, Session } from "./schema";

/** Keeps what is cut in the middle of a sound from clicking. */
const CUT_FADE_FRAMES = 240;

/**
 * What sounds in `frames` from `startFrame` on, moved to the session's beginning: clips (those of a space's sources too)
 * and automation are cut, everything else stays. What rings over from before the cut is left out.
 */
export function stretchOf(session: Session, startFrame: number, frames: number): Session {
  const endFrame = startFrame + frames;
  return {
    ...session,
    lengthFrames: frames,
    tracks: session.tracks.map((track) =>
      track.input.kind === "clips"
        ? { ...track, input: { ...track.input, clips: cutClips(track.input.clips, startFrame, endFrame) } }
        : track,
    ),
    spaces: session.spaces.map((space) => ({
      ...space,
      sources: space.sources.map((source) =>
        Array.isArray(source.feed)
          ? { ...source, feed: cutClips(source.feed, startFrame, endFrame) }
          : source,
      ),
    })),
    automation: session.automation.map((lane) => ({
      ...lane,
      points: cutLane(session, lane, startFrame, endFrame),
    })),
  };
}

function cutClips(clips: readonly Clip[], fromFrame: number, toFrame: number): Clip[] {
  return clips.flatMap((clip) => {
    const start = Math.max(clip.atFrame, fromFrame);
    const end = Math.min(clip.atFrame + clip.frames, toFrame);
    if (end <= start) return [];
    const cutIn = start > clip.atFrame;
    const cutOut = end < clip.atFrame + clip.frames;
    const fade = Math.min(CUT_FADE_FRAMES, Math.floor((end - start) / 2));
    return [
      {
        ...clip,
        sourceFrame: clip.sourceFrame + start - clip.atFrame,
        frames: end - start,
        atFrame: start - fromFrame,
        fadeInFrames: cutIn ? fade : clip.fadeInFrames,
        fadeOutFrames: cutOut ? fade : clip.fadeOutFrames,
      },
    ];
  });
}

type Points = Automation["points"];

/** The points between the borders, and one on each border that keeps the value there. */
function cutLane(
  session: Session,
  { target, points }: Automation,
  fromFrame: number,
  toFrame: number,
): Points {
  const descriptor = descriptorAt(session, target);
  const pointAt = (atFrame: number): Points => {
    const value = laneValueAt(points, descriptor, atFrame);
    const [before] = points.filter((point) => point.atFrame <= atFrame).slice(-1);
    return value === null ? [] : [{ atFrame, value, curve: before?.curve ?? "hold" }];
  };
  const inside = points.filter(({ atFrame }) => atFrame > fromFrame && atFrame < toFrame);
  return [...pointAt(fromFrame), ...inside, ...pointAt(toFrame)].map((point) => ({
    ...point,
    atFrame: point.atFrame - fromFrame,
  }));
}
