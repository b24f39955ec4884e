import { newClip, newSession, newTrack } from "./build";
import { clipsOfComp, type Take, wholeTake } from "./comp";
import type { AssetRef, Session } from "./schema";

export const COMP_TRACK_ID = "comp";
export const GUIDE_TRACK_ID = "guide";
/** The guide band was recorded softer than it is mixed. */
const GUIDE_FADER_DB = 4;

export interface TakesSetup {
  readonly id: string;
  readonly title: string;
  readonly engineVersion: number;
  /** Of every take and of the guide. */
  readonly frames: number;
  readonly tempoBpm: number;
  readonly takes: readonly Take[];
  readonly guide: AssetRef;
}

/** Takes as muted lanes, the guide band, and a comp that is all first take. */
export function takesSession({ takes, guide, frames, ...about }: TakesSetup): Session {
  const [first] = takes;
  if (first === undefined) throw new RangeError("A comp needs a take.");
  const whole = (id: string, asset: AssetRef) => ({
    kind: "clips" as const,
    clips: [newClip({ id, asset, frames })],
  });
  return newSession({
    ...about,
    lengthFrames: frames,
    tracks: [
      newTrack({
        id: COMP_TRACK_ID,
        name: "Comp",
        input: { kind: "clips", clips: clipsOfComp(wholeTake(first.name, frames), takes) },
      }),
      newTrack({
        id: GUIDE_TRACK_ID,
        name: "Guide band",
        faderDb: GUIDE_FADER_DB,
        input: whole("guide", guide),
      }),
      ...takes.map(({ name, asset }, i) =>
        newTrack({ id: `take-${i + 1}`, name, mute: true, input: whole("take", asset) }),
      ),
    ],
  });
}

/** The lanes of a session of takes, from top to bottom. */
export function takesOf(session: Session): Take[] {
  return session.tracks.flatMap(({ id, name, input }) => {
    if (!id.startsWith("take-") || input.kind !== "clips") return [];
    return input.clips.map(({ asset }) => ({ name, asset }));
  });
}
