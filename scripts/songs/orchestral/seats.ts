import type { Microphone } from "@/audio-engine/acoustics/arrivals";
import { directPathSeconds } from "@/audio-engine/acoustics/impulse-response";
import { PATTERNS } from "@/audio-engine/acoustics/polar";
import { stereoPair } from "@/audio-engine/acoustics/stereo-pair";
import { aimFromTo, type Vector } from "@/audio-engine/acoustics/vectors";
import { SAMPLE_RATE_HZ } from "../synthesis/loop";
import { microphoneAt } from "../synthesis/room-recording";

export type StemName =
  | "violins-1"
  | "violins-2"
  | "violas"
  | "low-strings"
  | "woodwinds"
  | "horns"
  | "trumpet"
  | "harp"
  | "timpani"
  | "choir";

/** Some players: where their middle sits, how wide, and the gain that makes their recording as loud as they would be. */
export interface Seated {
  readonly at: readonly [x: number, y: number];
  readonly widthMetres: number;
  readonly levelDb: number;
}

/**
 * The engine's hall, 25 × 16 × 10 m: the orchestra sits at its low end and looks along +x, left is low y. Within a
 * section in the order of `soundsOf` in hall.ts.
 */
export const SEATS: Readonly<Record<StemName, readonly Seated[]>> = {
  "violins-1": [{ at: [9.3, 5.4], widthMetres: 3, levelDb: 4 }],
  "violins-2": [{ at: [7.6, 6.8], widthMetres: 2.4, levelDb: 2 }],
  violas: [{ at: [7.6, 9.2], widthMetres: 2.4, levelDb: 1 }],
  "low-strings": [
    { at: [9.2, 10.6], widthMetres: 2.4, levelDb: 4 },
    { at: [7.4, 12.6], widthMetres: 2, levelDb: 2 },
  ],
  woodwinds: [
    { at: [5.8, 7.2], widthMetres: 0, levelDb: -5 },
    { at: [5.8, 8.6], widthMetres: 0, levelDb: 2 },
    { at: [5, 7.4], widthMetres: 0, levelDb: 0 },
  ],
  horns: [{ at: [2.6, 4.6], widthMetres: 1.6, levelDb: -2 }],
  trumpet: [{ at: [3.4, 10.4], widthMetres: 0, levelDb: 3 }],
  harp: [{ at: [7.4, 3.4], widthMetres: 0, levelDb: -6 }],
  timpani: [{ at: [2.8, 8.2], widthMetres: 0.8, levelDb: -2 }],
  choir: [{ at: [1.2, 8], widthMetres: 7, levelDb: 4 }],
};

export const SEAT_HEIGHT_METRES = 1.1;
const SPOT_FORWARD_METRES = 1.1;
const SPOT_ABOVE_METRES = 1.5;

/** Over the conductor and a little behind, looking down into the orchestra. */
const PAIR_POSITION: Vector = { x: 13.6, y: 8, z: 3.5 };
export const MAIN_PAIR = stereoPair("ortf", PAIR_POSITION, { azimuthDegrees: -90, elevationDegrees: -14 });

function middleOf(name: StemName): Vector {
  const members = SEATS[name];
  const middle = (axis: 0 | 1) => members.reduce((sum, { at }) => sum + at[axis], 0) / members.length;
  return { x: middle(0), y: middle(1), z: SEAT_HEIGHT_METRES };
}

/** In front of a section's middle and above it, looking at it. */
export function spotOf(name: StemName): Microphone {
  const target = middleOf(name);
  const position = {
    x: target.x + SPOT_FORWARD_METRES,
    y: target.y,
    z: target.z + SPOT_ABOVE_METRES,
  };
  return microphoneAt(position, target, PATTERNS.cardioid);
}

/** By how many frames a section reaches the main pair later than its own spot microphone. */
export function lateFrames(name: StemName): number {
  const position = middleOf(name);
  const source = { position, aim: aimFromTo(position, PAIR_POSITION) };
  const secondsTo = (microphone: Microphone) => directPathSeconds({ source, microphone });
  const pair = { ...spotOf(name), position: PAIR_POSITION };
  return Math.round((secondsTo(pair) - secondsTo(spotOf(name))) * SAMPLE_RATE_HZ);
}
