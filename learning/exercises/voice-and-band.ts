import { stripById, withValue } from "@/audio-engine/session/address";
import type { Session } from "@/audio-engine/session/schema";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import type { Goal } from "./goals";
import { VOICE_AND_BAND } from "./public";
import {
  BASS_WIDTH_GOAL,
  duringOf,
  MIX_GUARDS,
  MONO_GOAL,
  softestPartGoal,
  voiceOverBandGoal,
} from "./song-goals";

/** The lead of "Slow Sun". */
const VOICE_ID = "talkbox";
/** What stands on the student's mixer beside it: the drums on their bus. */
const BAND_IDS = ["drums", "bass", "rhodes-left", "rhodes", "guitar", "pads", "sax"] as const;
/** Pop and soul, from the table of windows by genre. */
const WINDOW_LU = { minLu: 0, maxLu: 4 } as const;

const WIDTH_GOAL: Goal = {
  id: "width",
  measure: "width",
  of: "print",
  during: "whole",
  target: { min: -15, max: -6 },
  tolerance: 0,
  weight: 2,
  onPurpose: true,
  words: {
    met: "The mix is as wide as records are: its sides lie {value} against the middle.",
    under: "The mix is narrow: its sides lie {value} against the middle, and −15 to −6 dB is usual.",
    over: "The mix has a hole in the middle: its sides lie {value} against it, and −15 to −6 dB is usual.",
  },
};

const DRIFT_GOAL: Goal = {
  id: "drift",
  measure: "balance-drift",
  of: VOICE_ID,
  during: "whole",
  target: { max: 2 },
  tolerance: 0.5,
  weight: 1,
  onPurpose: true,
  words: {
    met: "From verse to chorus the balance moves by {value}.",
    under: "",
    over: "From verse to chorus the balance moves by {value}; up to 2 LU it is one singer in one place.",
  },
};

const VOICE_MONO_GOAL: Goal = {
  ...MONO_GOAL,
  id: "voice-mono",
  of: VOICE_ID,
  target: { max: 0.5 },
  words: {
    met: "The voice is where everybody hears it, in mono as well: it loses {value}.",
    under: "",
    over: "Folded to mono the voice loses {value}; up to 0.5 LU keeps it in front on a phone.",
  },
};

/** Faders in wrong places and everything in the middle: the voice to be brought in front, the band around it. */
export const voiceAndBandExercise = defineExercise({
  work: "tracks",
  info: VOICE_AND_BAND,
  editable: ["*/faderDb", "*/pan", "*/mute"],
  hidden: ["meters", "spectrum"],
  picture: "none",
  counting: "together",
  guards: [
    {
      kind: "in-range",
      reason: "Only faders, pan and mutes count here; put everything else back where it was.",
    },
    MIX_GUARDS.audible,
    MIX_GUARDS.parts,
    MIX_GUARDS.clipping,
    { kind: "effort", reason: "You have not moved anything yet; listen for the voice, then move its fader." },
  ],
  draw(seed, attempt, material) {
    const random = seededRandom(partSeed(seed, attempt));
    const voice = (part: string): Goal =>
      voiceOverBandGoal({
        voiceId: VOICE_ID,
        who: "The voice",
        part,
        during: duringOf(material, part),
        ...WINDOW_LU,
      });
    return {
      start: withWrongFaders(material.session, random),
      reference: null,
      goals: [
        voice("Verse"),
        voice("Chorus"),
        DRIFT_GOAL,
        WIDTH_GOAL,
        softestPartGoal(-24),
        MONO_GOAL,
        VOICE_MONO_GOAL,
        BASS_WIDTH_GOAL,
      ],
    };
  },
});

/** The voice buried or far in front, every part of the band a little too loud or too soft. */
function withWrongFaders(session: Session, random: Random): Session {
  const buried = random.next01() < 0.5;
  const moved = (made: Session, id: string, byDb: number): Session => {
    const now = stripById(made, id)?.faderDb ?? 0;
    return withValue(made, `${id}/faderDb`, Math.round((now + byDb) * 10) / 10);
  };
  const withBand = BAND_IDS.reduce(
    (made, id) => moved(made, id, random.between(-4, 2) - (buried ? 0 : 8)),
    session,
  );
  return moved(withBand, VOICE_ID, buried ? -random.between(5, 10) : random.between(0, 2));
}
