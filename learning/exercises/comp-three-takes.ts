import { type Take, wholeTake, withComp } from "@/audio-engine/session/comp";
import type { Session } from "@/audio-engine/session/schema";
import { COMP_TRACK_ID, takesOf } from "@/audio-engine/session/takes-session";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import type { Goal } from "./goals";
import { COMP_THREE_TAKES } from "./public";

/** A cross-fade shorter than this can be heard as an edge. */
const SHORTEST_FADE_MS = 5;
/** Three decibels above what surrounds it a step begins to tick. */
const MOST_CLICK_DB = 3;
/** The good lines differ by up to 5 LU among themselves. */
const MOST_STEP_LU = 6;

const shared = { of: COMP_TRACK_ID, during: "whole", tolerance: 0, onPurpose: false } as const;

const GOALS: readonly Goal[] = [
  {
    ...shared,
    id: "clean-lines",
    measure: "clean-lines",
    target: { min: 100 },
    weight: 4,
    words: {
      met: "Every line comes from a take that got it right.",
      under: "{value} of the lines are clean; in the others something can be heard that should not be there.",
      over: "",
    },
  },
  {
    ...shared,
    id: "sung-once",
    measure: "sung-once",
    target: { min: 99 },
    weight: 2,
    words: {
      met: "Everything is there, once and in its place.",
      under:
        "Only {value} of the part is heard once, in its place and at its level: something is missing, doubled or moved.",
      over: "",
    },
  },
  {
    ...shared,
    id: "shortest-fade",
    measure: "shortest-fade",
    target: { min: SHORTEST_FADE_MS },
    weight: 1,
    words: {
      met: "Every border has its cross-fade.",
      under: "The shortest cross-fade is {value}; 5 ms is the least that hides a cut.",
      over: "",
    },
  },
  {
    ...shared,
    id: "cut-click",
    measure: "cut-click",
    target: { max: MOST_CLICK_DB },
    weight: 1,
    words: {
      met: "No border clicks.",
      over: "A border clicks: it stands {value} out of the sound around it. Move it into a rest, or fade longer.",
      under: "",
    },
  },
  {
    ...shared,
    id: "level-step",
    measure: "level-step",
    target: { max: MOST_STEP_LU },
    weight: 1,
    onPurpose: true,
    words: {
      met: "The lines follow each other evenly: {value} at most from one to the next.",
      over: "From one line to the next the level jumps by {value}; 6 LU is what the song does by itself.",
      under: "",
    },
  },
];

/** Three takes of a part with marked faults, to be made one: the lanes in another order each time. */
export const compThreeTakes = defineExercise({
  work: "tracks",
  info: COMP_THREE_TAKES,
  editable: [`${COMP_TRACK_ID}/clips`],
  hidden: ["meters"],
  picture: "none",
  guards: [
    { kind: "in-range", reason: "Only the comp counts here; put everything else back where it was." },
    { kind: "audible", reason: "The comp is almost silent; choose a take for every line." },
    { kind: "parts-present", reason: "The comp has lost most of its sound; choose a take for every line." },
    { kind: "effort", reason: "This is still one whole take; listen to the lanes and choose line by line." },
  ],
  draw(seed, attempt, { session }) {
    const takes = shuffled(takesOf(session), seededRandom(partSeed(seed, attempt)));
    return { start: startOf(session, takes), reference: null, goals: GOALS };
  },
});

/** The session with its lanes in another order, named by it, and the whole first lane as the comp. */
function startOf(session: Session, assets: readonly Take[]): Session {
  const takes = assets.map(({ asset }, i): Take => ({ name: `Take ${i + 1}`, asset }));
  const [first] = takes;
  if (first === undefined) throw new RangeError("A comp needs a take.");
  let lane = 0;
  const tracks = session.tracks.map((track) => {
    if (!track.id.startsWith("take-") || track.input.kind !== "clips") return track;
    const asset = takes[lane++]?.asset ?? first.asset;
    return {
      ...track,
      input: { ...track.input, clips: track.input.clips.map((clip) => ({ ...clip, asset })) },
    };
  });
  return withComp({ ...session, tracks }, COMP_TRACK_ID, wholeTake(first.name, session.lengthFrames), takes);
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(random.index(left.length), 1));
}
