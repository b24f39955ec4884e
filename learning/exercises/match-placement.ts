import {
  type PlacedSource,
  type PlacementShorthand,
  placementFrom,
  placementSession,
  type StageRoom,
} from "@/audio-engine/session/placement";
import type { Session } from "@/audio-engine/session/schema";
import type { PracticeMaterial } from "@/learning/material";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise, type TrackExerciseSpec } from "./define";
import type { Goal } from "./goals";
import { MATCH_DISTANCE, MATCH_ROOM } from "./public";

/** The track of `placementSession`. */
const MICROPHONE = "microphone";
const ROOMS: readonly StageRoom[] = ["vocal-booth", "control-room", "live-room", "hall"];
/** As far as each room has space along the line that is walked from its player. */
const MOST_METRES: Readonly<Record<StageRoom, number>> = {
  "vocal-booth": 1.2,
  "control-room": 2.4,
  "live-room": 3.2,
  hall: 4,
};
const LEAST_METRES = 0.1;
/** Hidden and start lie apart by this factor at least: a doubling is 6 dB of direct sound. */
const LEAST_FACTOR = 2;

/** Window of the course. */
const ROOMINESS: Goal = {
  id: "direct-to-reverberant",
  measure: "direct-to-reverberant-difference",
  of: MICROPHONE,
  during: "whole",
  target: { min: -3, max: 3 },
  tolerance: 0,
  weight: 2,
  onPurpose: false,
  words: {
    met: "As far away as the other: direct to room differs by {value}, and 3 dB either way is the goal.",
    over: "Yours is too near: direct to room is {value} above the other, and 3 dB is the goal.",
    under: "Yours is too far away: direct to room is {value} against the other, and 3 dB is the goal.",
  },
};

const TONE: Goal = {
  id: "third-octave-error",
  measure: "third-octave-error",
  of: "print",
  during: "whole",
  target: { max: 1.5 },
  tolerance: 0,
  weight: 1,
  onPurpose: false,
  words: {
    met: "The tone is the other's: thirds of an octave differ by {value}, and 1.5 dB is the goal.",
    over: "The tone is not yet the other's: thirds of an octave differ by {value}, and 1.5 dB is the goal. Listen to the bass.",
    under: "",
  },
};

/** A tenth either way is no other room. */
const RINGING: Goal = {
  id: "reverberation",
  measure: "reverberation-difference",
  of: MICROPHONE,
  during: "whole",
  target: { min: -10, max: 10 },
  tolerance: 0,
  weight: 2,
  onPurpose: false,
  words: {
    met: "The right room.",
    over: "Not this room: yours rings longer, by {value}. Listen to the ends of the notes.",
    under: "Not this room: yours rings shorter, by {value}. Listen to the ends of the notes.",
  },
};

const GUARDS: TrackExerciseSpec["guards"] = [
  { kind: "in-range", reason: "Only the microphone and its room count here; put everything else back." },
  { kind: "audible", reason: "Your side is almost silent; turn the microphone back towards the player." },
  { kind: "effort", reason: "You have not moved the microphone yet; listen to both sides, then move it." },
];

/** The distance of a microphone in a known room, by ear. */
export const matchDistance = defineExercise({
  work: "tracks",
  info: MATCH_DISTANCE,
  editable: [`${MICROPHONE}/microphone`],
  hidden: ["spectrum", "meters", "waveform"],
  picture: "bands",
  guards: GUARDS,
  draw(seed, attempt, material) {
    const random = seededRandom(partSeed(seed, attempt));
    const room = random.next01() < 0.5 ? "live-room" : "control-room";
    const pattern = random.next01() < 0.5 ? "cardioid" : "omni";
    const hidden = { room, pattern, distanceMetres: drawMetres(random, room) } as const;
    const start = { ...hidden, distanceMetres: drawMetres(random, room) };
    if (!farApart(hidden.distanceMetres, start.distanceMetres)) return null;
    return {
      goals: [ROOMINESS, TONE],
      start: placed(material, start),
      reference: placed(material, hidden),
    };
  },
});

/** Room and distance of a microphone, by ear. */
export const matchRoom = defineExercise({
  work: "tracks",
  info: MATCH_ROOM,
  editable: ["rooms", `${MICROPHONE}/microphone`],
  hidden: ["spectrum", "meters", "waveform"],
  picture: "none",
  guards: GUARDS,
  draw(seed, attempt, material) {
    const random = seededRandom(partSeed(seed, attempt));
    const pick = (): StageRoom => ROOMS[Math.floor(random.next01() * ROOMS.length)] ?? "live-room";
    const [room, startRoom] = [pick(), pick()];
    if (room === startRoom) return null;
    const hidden = { room, pattern: "omni", distanceMetres: drawMetres(random, room) } as const;
    const start = {
      room: startRoom,
      pattern: "omni",
      distanceMetres: drawMetres(random, startRoom),
    } as const;
    return {
      goals: [RINGING, ROOMINESS],
      start: placed(material, start),
      reference: placed(material, hidden),
    };
  },
});

/** Evenly on the scale on which distances are heard. */
function drawMetres(random: Random, room: StageRoom): number {
  const metres = LEAST_METRES * (MOST_METRES[room] / LEAST_METRES) ** random.next01();
  return Math.round(metres * 100) / 100;
}

const farApart = (a: number, b: number): boolean => Math.max(a, b) / Math.min(a, b) >= LEAST_FACTOR;

/** The material's first sound in front of a microphone. */
function placed({ session }: PracticeMaterial, shorthand: PlacementShorthand): Session {
  const [track] = session.tracks;
  const clip = track?.input.kind === "clips" ? track.input.clips[0] : undefined;
  if (track === undefined || clip === undefined)
    throw new RangeError("A placement needs one sound to stand before.");
  const source: PlacedSource = {
    id: "source",
    title: track.name,
    asset: clip.asset,
    frames: clip.frames,
    sourceFrame: clip.sourceFrame,
  };
  return placementSession(source, placementFrom(shorthand));
}
