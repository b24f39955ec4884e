import type { Session } from "@/audio-engine/session/schema";

/** The session with one strip's fader at rest: its ride taken away, the fader where the ride is on average, in dB over time. */
export function withFlatFader(session: Session, trackId: string): Session {
  const target = `${trackId}/faderDb`;
  const ride = session.automation.find((lane) => lane.target === target);
  if (ride === undefined) return session;
  const faderDb = Math.round(meanValue(ride.points, session.lengthFrames) * 10) / 10;
  return {
    ...session,
    automation: session.automation.filter((lane) => lane !== ride),
    tracks: session.tracks.map((track) => (track.id === trackId ? { ...track, faderDb } : track)),
  };
}

type Points = Session["automation"][number]["points"];

/** Straight between points, held before the first and behind the last. */
function meanValue(points: Points, lengthFrames: number): number {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 0;
  const corners = [{ ...first, atFrame: 0 }, ...points, { ...last, atFrame: lengthFrames }];
  let area = 0;
  for (const [i, to] of corners.entries()) {
    const from = corners[i - 1];
    if (from !== undefined) area += ((from.value + to.value) / 2) * (to.atFrame - from.atFrame);
  }
  return area / lengthFrames;
}
