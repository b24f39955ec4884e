import { newEq, newEqBand } from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import type { Goal } from "./goals";
import { MAKE_ROOM, MAKE_ROOM_COVERED_ID, MAKE_ROOM_COVERING_ID, MAKE_ROOM_EQ_ID } from "./public";

/** What somebody has already raised in the guitar, another place in every variant. */
const RAISED_HZ = [700, 2000] as const;
const RAISED_DB = [0.5, 2] as const;

const base = {
  of: `${MAKE_ROOM_COVERED_ID}:${MAKE_ROOM_COVERING_ID}`,
  during: "whole",
  tolerance: 0,
  onPurpose: true,
} as const;

const GOALS: readonly Goal[] = [
  {
    ...base,
    id: "covered",
    measure: "masking-change",
    target: { min: -15, max: -5 },
    weight: 3,
    words: {
      met: "The piano steps forward: what the guitar covers of it has changed by {value}.",
      over: "The guitar still covers the piano: it has changed by {value}, and −5 is where one hears it. Cut where the piano lives, and wide.",
      under: "The guitar has given up its place ({value}): 15 points are the most that leave a guitar.",
    },
  },
  {
    ...base,
    id: "colour",
    measure: "colour-change",
    target: { max: 3 },
    weight: 1,
    words: {
      met: "The guitar is still this guitar: its bands have moved by {value} on average.",
      over: "The guitar has become another one: its bands have moved by {value} on average, and 3 dB are the most.",
      under: "",
    },
  },
  {
    ...base,
    id: "largest",
    measure: "largest-colour-change",
    // A notch that is narrower than a third of an octave shows by less than its depth.
    target: { max: 6 },
    weight: 1,
    words: {
      met: "No band was gutted: the most is {value}.",
      over: "One band was moved by {value}: 6 dB are the most before it is missed.",
      under: "",
    },
  },
];

/** Room for the piano, by an equaliser on the guitar that covers it. Measured by what is covered, at equal loudness. */
export const makeRoom = defineExercise({
  work: "tracks",
  info: MAKE_ROOM,
  editable: [`${MAKE_ROOM_COVERING_ID}/${MAKE_ROOM_EQ_ID}`],
  hidden: ["spectrum", "meters", "waveform"],
  picture: "none",
  counting: "together",
  guards: [
    { kind: "in-range", reason: "Only your equaliser on the guitar counts here; put the rest back." },
    { kind: "audible", reason: "There is almost nothing to hear; bring the sound back up." },
    { kind: "parts-present", reason: "The guitar is gone; making room is not leaving." },
    { kind: "no-clipping", reason: "The mix clips; take back what you have raised." },
    { kind: "effort", reason: "You have not changed the guitar yet; move a band, then check again." },
  ],
  draw: (seed, attempt, { session }) => ({
    goals: GOALS,
    start: startSession(session, seededRandom(partSeed(seed, attempt))),
    reference: null,
  }),
});

function startSession(session: Session, random: Random): Session {
  const raised = newEqBand({
    id: "raised",
    frequencyHz: random.logBetween(...RAISED_HZ),
    gainDb: random.between(...RAISED_DB),
    q: 0.7,
  });
  const yours = newEq(MAKE_ROOM_EQ_ID, [
    newEqBand({ id: "low", kind: "low-shelf", frequencyHz: 150, q: 0.7 }),
    newEqBand({ id: "low-mid", frequencyHz: 500 }),
    newEqBand({ id: "high-mid", frequencyHz: 2500 }),
    newEqBand({ id: "high", kind: "high-shelf", frequencyHz: 7000, q: 0.7 }),
  ]);
  return {
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === MAKE_ROOM_COVERING_ID
        ? { ...track, inserts: [...track.inserts, newEq("tone", [raised]), yours] }
        : track,
    ),
  };
}
