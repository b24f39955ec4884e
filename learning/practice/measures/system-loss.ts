import type { PlaybackSystemId } from "@/audio-engine/dsp/playback-systems";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import type { RenderTap } from "@/audio-engine/render/render-session";
import { systemLossLu } from "@/audio-engine/render/system-loss";
import { sumOf } from "@/audio-engine/render/translation";
import type { Session } from "@/audio-engine/session/schema";
import type { Goal } from "@/learning/exercises/goals";
import { tracksOfPart } from "@/learning/exercises/translation-faults";
import type { Heard } from "../evidence";
import type { Stereo } from "../sounds";
import type { MeasureWay } from "./measure";

const tapId = (trackId: string): string => `post-fader:${trackId}`;

/** Behind the faders of the part that the goal names. */
const partTaps = ({ of }: Goal, session: Session): RenderTap[] =>
  tracksOfPart(session, of).map((id) => ({ id: tapId(id), stripId: id, point: "post-fader" }));

function soundOfPart({ of }: Goal, heard: Heard): Stereo {
  const sounds = tracksOfPart(heard.session, of).map((id) => heard.tap(tapId(id)));
  return [
    sumOf(
      sounds.map(([left]) => left),
      heard.frames,
    ),
    sumOf(
      sounds.map(([, right]) => right),
      heard.frames,
    ),
  ];
}

/** Loudness in LU that the goal's part loses on a playback system; see `systemLossLu`. */
export function lossOn(system: PlaybackSystemId): MeasureWay {
  return {
    taps: partTaps,
    measure: (goal, subject) => systemLossLu(soundOfPart(goal, subject), system) ?? Number.NaN,
  };
}

/** Loudness of the goal's part on flat loudspeakers, minus that in the sound as it was given. */
export const partLoudnessChange: MeasureWay = {
  taps: partTaps,
  measure(goal, subject, { start }) {
    const now = integratedLoudness(soundOfPart(goal, subject));
    const before = integratedLoudness(soundOfPart(goal, start));
    return now === null || before === null ? Number.NaN : now - before;
  },
};
