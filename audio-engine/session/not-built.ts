import { isBuilt } from "./built";
import type { SessionIssue } from "./errors";
import { eachStrip } from "./references";
import type { Session } from "./schema";

/** Parts of a valid session that this version of the engine cannot sound yet, each by its name and path. */
export function listNotBuilt(session: Session): SessionIssue[] {
  const notBuilt = (path: string, what: string): SessionIssue => ({
    code: "session/not-built",
    path,
    message: `${what} cannot be played by this version of Behind the Glass yet.`,
  });
  const issues: SessionIssue[] = [];
  for (const [path, strip] of eachStrip(session)) {
    strip.inserts.forEach((insert, i) => {
      if (!isBuilt(insert)) issues.push(notBuilt(`${path}.inserts[${i}].unit`, `The unit "${insert.unit}"`));
    });
  }
  session.tracks.forEach((track, i) => {
    if (track.input.kind === "liveInput") issues.push(notBuilt(`tracks[${i}].input`, "Live input"));
  });
  return issues;
}
