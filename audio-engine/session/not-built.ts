import type { SessionIssue } from "./errors";
import type { Session } from "./schema";

/** Parts of a valid session that this version of the engine cannot sound yet, each by its name and path. */
export function listNotBuilt(session: Session): SessionIssue[] {
  return session.tracks.flatMap((track, i) =>
    track.input.kind === "liveInput"
      ? [
          {
            code: "session/not-built",
            path: `tracks[${i}].input`,
            message: "Live input cannot be played by this version of Behind the Glass yet.",
          },
        ]
      : [],
  );
}
