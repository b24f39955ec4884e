import { microphoneImpulseResponse } from "@/audio-engine/acoustics/impulse-response";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { type PreparedImpulse, prepareImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { Session } from "@/audio-engine/session/schema";
import { type AcousticPath, listAcousticPaths } from "./acoustic-paths";

/**
 * The response of one path, ready for the console. Tens of milliseconds: not on the audio thread.
 * @throws AcousticsError when source or microphone stand outside the room
 */
export function computeAcousticPath(path: AcousticPath): PreparedImpulse {
  const { room, source, microphone, subtractSeconds } = path;
  return prepareImpulse(
    microphoneImpulseResponse({ room: ROOMS[room], source, microphone, subtractSeconds }),
  );
}

/**
 * The responses of every path of a session by the path's key, equal ones computed once.
 * @throws AcousticsError when a source or microphone stands outside its room
 */
export function computeAcousticPaths(session: Session): Map<string, PreparedImpulse> {
  const responses = new Map<string, PreparedImpulse>();
  for (const path of listAcousticPaths(session)) {
    if (!responses.has(path.key)) responses.set(path.key, computeAcousticPath(path));
  }
  return responses;
}
