import { newMaster, newTrack } from "./build";
import type { Session } from "./schema";

/**
 * What lies under a mix: its tracks as they are recorded, at 0 dB, in the middle, straight to a master that does nothing. What
 * was muted stays so.
 */
export function rawSession(session: Session): Session {
  return {
    ...session,
    tracks: session.tracks.map(({ id, name, input, mute }) => newTrack({ id, name, input, mute })),
    buses: [],
    master: newMaster({}),
    automation: [],
  };
}
