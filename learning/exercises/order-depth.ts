import {
  DEPTH_REVERB_ID,
  DEPTH_TREBLE_ID,
  type DepthCue,
  depthPlacementAt,
  depthSession,
  spaceIdOf,
  withDepthPlacement,
} from "@/audio-engine/session/depth-stage";
import type { Session } from "@/audio-engine/session/schema";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import type { Goal } from "./goals";
import { ORDER_DEPTH, ORDER_DEPTH_CUES, ORDER_DEPTH_SOURCES } from "./public";

/** The change of the direct-to-reverberant ratio that is just heard: Zahorik, JASA 112(5) 2002, 5 to 6 dB. */
const LEAST_GAP_DB = 6;
const START_DEPTH01 = [0.35, 0.5] as const;
const START_LEVEL_DB = [-3, 3] as const;

const base = { during: "whole", tolerance: 0, onPurpose: true } as const;

/** Three sources to be put one behind the other in an order that is told. Measured on their sound and on their rooms'. */
export const orderDepth = defineExercise({
  work: "tracks",
  info: ORDER_DEPTH,
  editable: ORDER_DEPTH_SOURCES.flatMap((id) => [
    `${id}/faderDb`,
    `${id}/pan`,
    `${id}/${DEPTH_TREBLE_ID}`,
    `${spaceIdOf(id)}/${DEPTH_REVERB_ID}`,
  ]),
  hidden: ["meters", "waveform"],
  picture: "none",
  counting: "together",
  guards: [
    { kind: "in-range", reason: "Only the stage and its numbers count here; put the rest back." },
    { kind: "audible", reason: "There is almost nothing to hear; bring the sources back up." },
    { kind: "parts-present", reason: "One source can no longer be heard; far away is not gone." },
    { kind: "no-clipping", reason: "The mix clips; turn the loudest source down." },
    { kind: "effort", reason: "Nobody has moved yet; choose a source and pull it." },
  ],
  draw(seed, attempt, { session }) {
    const random = seededRandom(partSeed(seed, attempt));
    const order = shuffled(ORDER_DEPTH_SOURCES, random);
    const name = (id: string): string =>
      (session.tracks.find((track) => track.id === id)?.name ?? id).replace(/^Lead: /, "").toLowerCase();
    const [near = "", middle = "", far = ""] = order;
    return {
      goals: goalsOf([near, middle, far], name),
      brief: `This time: ${name(near)} in front, ${name(middle)} in the middle, ${name(far)} at the back.`,
      start: startSession(session, random),
      reference: null,
    };
  },
});

function goalsOf(
  [near, middle, far]: readonly [string, string, string],
  name: (id: string) => string,
): readonly Goal[] {
  const gap = (id: string, nearer: string, farther: string): Goal => ({
    ...base,
    id,
    measure: "depth-gap",
    of: `${nearer}:${farther}`,
    target: { min: LEAST_GAP_DB },
    weight: 2,
    words: {
      met: `The ${name(nearer)} stands {value} of direct to room in front of the ${name(farther)}: that is heard.`,
      under: `From the ${name(nearer)} to the ${name(farther)} it is {value} of direct to room, and 6 dB are needed: give the nearer one less room, or the farther one more.`,
      over: "",
    },
  });
  return [
    gap("front-to-middle", near, middle),
    gap("middle-to-back", middle, far),
    {
      ...base,
      id: "front-is-dry",
      measure: "direct-to-room",
      of: near,
      target: { min: 10 },
      weight: 1,
      words: {
        met: `The ${name(near)} is near: direct to room {value}.`,
        under: `Nobody stands in front: the ${name(near)} has a direct to room of {value}, and near begins at 10 dB.`,
        over: "",
      },
    },
    {
      ...base,
      id: "back-is-there",
      measure: "direct-to-room",
      of: far,
      target: { min: -3 },
      weight: 1,
      words: {
        met: `The ${name(far)} is far and still there: direct to room {value}.`,
        under: `The ${name(far)} has drowned: direct to room {value}; below −3 dB its room covers it.`,
        over: "",
      },
    },
    {
      ...base,
      id: "room-in-all",
      measure: "room-in-all",
      of: "print",
      target: { max: -2 },
      weight: 1,
      words: {
        met: "All rooms together stay {value} against the dry sound: there is depth, and no fog.",
        over: "All rooms together are at {value} against the dry sound: a fog. Take room off somebody, or turn the farthest down.",
        under: "",
      },
    },
  ];
}

/** All in one row, not too far, with faders that nobody has set. */
function startSession(song: Session, random: Random): Session {
  const cues: readonly DepthCue[] = ORDER_DEPTH_CUES;
  const start = depthSession(song, ORDER_DEPTH_SOURCES);
  const depth01 = random.between(...START_DEPTH01);
  return start.tracks.reduce((session, { id, faderDb }) => {
    const baseDb = faderDb + random.between(...START_LEVEL_DB);
    return withDepthPlacement(session, id, baseDb, depthPlacementAt(depth01, cues));
  }, start);
}

function shuffled(ids: readonly string[], random: Random): readonly string[] {
  const left = [...ids];
  return ids.map(() => left.splice(random.index(left.length), 1)[0] ?? "");
}
