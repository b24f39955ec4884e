import { listAcousticPaths } from "@/audio-engine/console/acoustic-paths";
import { type PreparedImpulse, prepareImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { Session } from "@/audio-engine/session/schema";

/** Impulse responses of every path of a session, by the path's key. */
export function acousticResponses(session: Session): Map<string, PreparedImpulse> {
  return new Map(listAcousticPaths(session).map(({ key }) => [key, prepareImpulse([1])]));
}
