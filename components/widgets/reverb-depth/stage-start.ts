import {
  type DepthCue,
  depthPlacementAt,
  depthSession,
  type Session,
  withDepthPlacement,
} from "@/audio-engine";
import { type SongAbout, sectionOf } from "../shared/song-about";
import type { SoundSetup } from "../shared/use-widget-sound";

/** The sources on a stage, each so far back; in the front where nothing is said. */
export function stagedSession(
  mix: Session,
  sources: readonly string[],
  cues: readonly DepthCue[],
  depths01: readonly number[],
): Session {
  const start = depthSession(mix, sources);
  return start.tracks.reduce(
    (session, { id, faderDb }, i) =>
      withDepthPlacement(session, id, faderDb, depthPlacementAt(depths01[i] ?? 0, cues)),
    start,
  );
}

export function depthSetup(
  ownerId: string,
  startSideId: string,
  about: SongAbout,
  section: string,
): SoundSetup {
  const { startFrame, endFrame } = sectionOf(about.form, section);
  return { ownerId, startSideId, loop: { startFrame, endFrame }, taps: [], matched: true };
}
