import { descriptorAt } from "./address";
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
      points: cutPoints(lane.points, startFrame, endFrame, joinOf(session, lane)),
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
type Join = (from: number, to: number, share01: number) => number;

/** How the console goes from one point to the next: along the control's travel where that is logarithmic. */
function joinOf(session: Session, { target }: Automation): Join {
  return descriptorAt(session, target)?.curve === "log"
    ? (from, to, share01) => from * (to / from) ** share01
    : (from, to, share01) => from + (to - from) * share01;
}

/** The points between the borders, and one on each border that keeps the value there. */
function cutPoints(points: Points, fromFrame: number, toFrame: number, join: Join): Points {
  const first = pointAt(points, fromFrame, join);
  const last = pointAt(points, toFrame, join);
  if (first === null || last === null) return [];
  const inside = points.filter(({ atFrame }) => atFrame > fromFrame && atFrame < toFrame);
  return [first, ...inside, last].map((point) => ({ ...point, atFrame: point.atFrame - fromFrame }));
}

/** The lane's value at a frame as a point; null when the lane has none. */
function pointAt(points: Points, atFrame: number, join: Join): Points[number] | null {
  const [first] = points;
  if (first === undefined) return null;
  const i = points.filter((point) => point.atFrame <= atFrame).length - 1;
  const before = points[i];
  if (before === undefined) return { atFrame, value: first.value, curve: "hold" };
  const after = points[i + 1];
  if (before.curve === "hold" || after === undefined) return { ...before, atFrame };
  const share01 = (atFrame - before.atFrame) / (after.atFrame - before.atFrame);
  return { atFrame, value: join(before.value, after.value, share01), curve: before.curve };
}
