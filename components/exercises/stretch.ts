import type { Clip, Session } from "@/audio-engine";

/** Keeps what is cut in the middle of a sound from clicking. */
const CUT_FADE_FRAMES = 240;

/**
 * The clips of a session that sound in `frames` from `startFrame` on, moved to its beginning.
 * @throws RangeError for a session with automation or spaces, which are not cut
 */
export function stretchOf(session: Session, startFrame: number, frames: number): Session {
  if (session.automation.length > 0 || session.spaces.length > 0) {
    throw new RangeError("Only a session of clips without automation can be cut to a stretch.");
  }
  return {
    ...session,
    lengthFrames: frames,
    tracks: session.tracks.map((track) =>
      track.input.kind === "clips"
        ? {
            ...track,
            input: { ...track.input, clips: cutClips(track.input.clips, startFrame, startFrame + frames) },
          }
        : track,
    ),
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
