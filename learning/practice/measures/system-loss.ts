import type { PlaybackSystemId } from "@/audio-engine/dsp/playback-systems";
import type { RenderTap } from "@/audio-engine/render/render-session";
import { systemLossLu } from "@/audio-engine/render/system-loss";
import type { Session } from "@/audio-engine/session/schema";
import type { Goal } from "@/learning/exercises/goals";
import { tracksOfPart } from "@/learning/exercises/translation-faults";
import type { Heard } from "../evidence";
import { once } from "../once";
import type { Stereo } from "../sounds";
import { sumOfSounds } from "../sum-of-sounds";
import { wholeLoudness } from "./block-loudness";
import type { MeasureWay } from "./measure";

const tapId = (trackId: string): string => `post-fader:${trackId}`;

/** Behind the faders of the part that the goal names. */
const partTaps = ({ of }: Goal, session: Session): RenderTap[] =>
  tracksOfPart(session, of).map((id) => ({ id: tapId(id), stripId: id, point: "post-fader" }));

const soundOfPart = (heard: Heard, part: string): Stereo =>
  sumOfSounds(
    tracksOfPart(heard.session, part).map((id) => heard.tap(tapId(id))),
    heard.frames,
  );

/** Loudness in LU that the goal's part loses on a playback system; see `systemLossLu`. */
export function lossOn(system: PlaybackSystemId): MeasureWay {
  const lossOf = once(
    (part: Stereo): number => systemLossLu(part, system, wholeLoudness(part)) ?? Number.NaN,
  );
  return {
    taps: partTaps,
    measure: ({ of }, subject) => lossOf(soundOfPart(subject, of)),
  };
}

/** Loudness of the goal's part on flat loudspeakers, minus that in the sound as it was given. */
export const partLoudnessChange: MeasureWay = {
  taps: partTaps,
  measure({ of }, subject, { start }) {
    const now = wholeLoudness(soundOfPart(subject, of));
    const before = wholeLoudness(soundOfPart(start, of));
    return now === null || before === null ? Number.NaN : now - before;
  },
};
