import {
  COMP_TRACK_ID,
  type Comp,
  compOfClips,
  type Session,
  type Side,
  type Take,
  takesIn,
  takesOf,
  wholeTake,
  withComp,
} from "@/audio-engine";
import lanes from "@/content/takes/lanes.json";

/** What each line of the song says; the guitar's have only their number. */
const LYRICS = [
  "Hold the light a little longer",
  "Leave the engine running low",
  "Say the word and I'll be home",
  "Slow the night and let it go",
] as const;

/** Where one line gives way to the next in every take. */
export const CUT_FRAMES: readonly number[] = lanes.parts[0]?.cutFrames ?? [];

/** The lines of a part, in order. */
export function lineNames(session: Session): readonly string[] {
  const isSung = takesOf(session).some(({ asset }) => asset.id.includes("vocal"));
  return LYRICS.map((lyric, i) => (isSung ? `Line ${i + 1}: ${lyric}` : `Line ${i + 1}`));
}

/** The comp as the session has it. */
export function compOf(session: Session): Comp {
  const input = session.tracks.find(({ id }) => id === COMP_TRACK_ID)?.input;
  return compOfClips(input?.kind === "clips" ? input.clips : [], session.lengthFrames);
}

/** The session with another comp. */
export function editComp(session: Session, change: (comp: Comp) => Comp): Session {
  return withComp(session, COMP_TRACK_ID, change(compOf(session)), takesOf(session));
}

/** Each lane on its own, whole, beside the same guide. */
export function laneSides(session: Session): Side[] {
  const takes = takesOf(session);
  return takes.map(({ name }, i) => ({
    id: `take-${i + 1}`,
    label: name,
    kind: "session",
    session: withComp(session, COMP_TRACK_ID, wholeTake(name, session.lengthFrames), takes),
  }));
}

/** One lane alone, to be drawn. */
export function laneAlone(session: Session, take: Take): Session {
  const takes = takesOf(session);
  const whole = withComp(session, COMP_TRACK_ID, wholeTake(take.name, session.lengthFrames), takes);
  return { ...whole, tracks: whole.tracks.filter(({ id }) => id === COMP_TRACK_ID) };
}

/** What a screen reader is told of a stretch: "Take 3", "Take 1, then Take 3". */
export function takeWords(comp: Comp, startFrame: number, endFrame: number): string {
  return takesIn(comp, startFrame, endFrame).join(", then ");
}
