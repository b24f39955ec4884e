import { CLIP_PARAMETERS, type Session, stretchOf } from "@/audio-engine";
import { type Take, takeClip } from "@/components/stores/take";
import type { SongAbout } from "../shared/song-about";

/** The section that a song leaves free. */
const FREE_SECTION = "Your verse";
/** The channel that stands empty there. */
export const SINGER = "lead";
/** As high as the song's own lead peaks; the fader does the rest. */
const TAKE_PEAK_DBFS = -9;

/**
 * The free section of a song with a take in the singer's channel, whose fader is the student's.
 * @param peakDbfs of the take
 * @throws RangeError when the song leaves no section free
 */
export function songWithTake(
  mix: Session,
  { form }: Pick<SongAbout, "form">,
  take: Take,
  peakDbfs: number,
): Session {
  const section = form.find(({ name }) => name === FREE_SECTION);
  if (section === undefined) throw new RangeError("This song leaves no section free.");
  const frames = section.endFrame - section.startFrame;
  const stretch = stretchOf(mix, section.startFrame, frames);
  const { min, max } = CLIP_PARAMETERS.gainDb;
  const gainDb = Number.isFinite(peakDbfs) ? Math.min(max, Math.max(min, TAKE_PEAK_DBFS - peakDbfs)) : 0;
  const clip = { ...takeClip(take), frames: Math.min(take.frames, frames), gainDb };
  return {
    ...stretch,
    id: `with-take-${take.asset.pcmSha256.slice(0, 12)}`,
    tracks: stretch.tracks.map((track) =>
      track.id === SINGER ? { ...track, name: "Your take", input: { kind: "clips", clips: [clip] } } : track,
    ),
    // What was drawn for the singer's part is not for this one.
    automation: stretch.automation.filter(({ target }) => !target.startsWith(`${SINGER}/`)),
  };
}
