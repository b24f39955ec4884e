import { STRIP_PARAMETERS } from "@/audio-engine/params";
import { withValue } from "@/audio-engine/session/address";
import type { Session } from "@/audio-engine/session/schema";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import { withFlatFader } from "./flat-fader";
import type { Goal } from "./goals";
import { SET_THE_LEAD } from "./public";

const LEAD = "lead";
/** By how much the fader is left too low or too high: from what is plainly wrong to what nobody would leave. */
const TOO_LOW_DB = [6, 14] as const;
const TOO_HIGH_DB = [5, 9] as const;

/** How near to another engineer's balance a good ear comes; beyond it the choice is taste's. */
export const LEAD_GOAL: Goal = {
  id: "lead",
  measure: "part-loudness-difference",
  of: LEAD,
  during: "whole",
  target: { min: -2, max: 2 },
  tolerance: 0,
  weight: 1,
  onPurpose: true,
  words: {
    met: "Your lead stands {value} from where our mix has it; within 2 LU we call it the same balance.",
    over: "Your lead is {value} louder than in our mix: the band becomes its backdrop.",
    under: "Your lead stands at {value} against our mix: the band is in front of it.",
  },
};

/** One fader is in the wrong place; what it is compared with is heard afterwards. */
export const setTheLead = defineExercise({
  work: "tracks",
  info: SET_THE_LEAD,
  editable: [`${LEAD}/faderDb`],
  hidden: ["spectrum", "meters", "waveform"],
  picture: "none",
  guards: [
    { kind: "in-range", reason: "Only the lead's fader counts here; put everything else back where it was." },
    { kind: "effort", reason: "You have not moved the fader yet; listen, then move it." },
  ],
  draw(seed, attempt, { session }) {
    const reference = withFlatFader(session, LEAD);
    const faderDb = reference.tracks.find(({ id }) => id === LEAD)?.faderDb;
    if (faderDb === undefined) return null;
    const start = withMisplacedLead(reference, faderDb, seededRandom(partSeed(seed, attempt)));
    return start === null ? null : { goals: [LEAD_GOAL], start, reference };
  },
});

/** Null where the draw would leave the fader's travel. */
export function withMisplacedLead(reference: Session, faderDb: number, random: Random): Session | null {
  const isLow = random.next01() < 0.5;
  const offsetDb = isLow ? -random.between(...TOO_LOW_DB) : random.between(...TOO_HIGH_DB);
  const misplacedDb = Math.round((faderDb + offsetDb) * 10) / 10;
  if (misplacedDb > STRIP_PARAMETERS.faderDb.max) return null;
  return withValue(reference, `${LEAD}/faderDb`, misplacedDb);
}
