import { sessionOfAsset } from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import { partSeed, seededRandom } from "@/learning/random";
import { defineExercise, type HeardAsset } from "./define";
import type { Goal } from "./goals";
import { MATCH_BY_EAR } from "./public";

/** Hidden differences lie between these, louder or softer: from what is just noticed in music to what nobody misses. */
const LEAST_DB = 2;
const MOST_DB = 8;
const TRACK_ID = "asset";

const GOAL: Goal = {
  id: "loudness-difference",
  measure: "loudness-difference",
  of: "print",
  during: "whole",
  target: { min: -1, max: 1 },
  tolerance: 0,
  weight: 1,
  onPurpose: false,
  words: {
    met: "Matched: yours differs from the other by {value}, and 1 LU either way is the goal.",
    over: "Yours is still louder: {value} above the other, and 1 LU is the goal.",
    under: "Yours is still softer: {value} against the other, and 1 LU is the goal.",
  },
};

/** The same sound, louder or softer by a hidden amount, to be matched with a fader and nothing else. */
export const matchByEar = defineExercise({
  work: "print",
  info: MATCH_BY_EAR,
  editable: [`${TRACK_ID}/faderDb`],
  hidden: ["spectrum", "meters", "waveform"],
  picture: "none",
  guards: [
    { kind: "in-range", reason: "Only the fader counts here; put everything else back where it was." },
    { kind: "audible", reason: "Your side is almost silent; bring the fader back up, then compare." },
    { kind: "effort", reason: "You have not moved the fader yet; listen to both sides, then move it." },
  ],
  draw(seed, attempt) {
    const random = seededRandom(partSeed(seed, attempt));
    const sizeDb = random.between(LEAST_DB, MOST_DB);
    const faderDb = random.next01() < 0.5 ? sizeDb : -sizeDb;
    return {
      goals: [GOAL],
      matched: false,
      given: (sound) => onSound("changed", sound, faderDb),
      start: (sound) => onSound("match-by-ear", sound, 0),
    };
  },
});

function onSound(id: string, { asset, frames, engineVersion }: HeardAsset, faderDb: number): Session {
  const session = sessionOfAsset(id, asset, frames, engineVersion);
  return { ...session, tracks: session.tracks.map((track) => ({ ...track, faderDb })) };
}
