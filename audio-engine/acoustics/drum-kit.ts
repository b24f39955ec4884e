import type { Microphone } from "./arrivals";
import { PATTERNS, polarGain } from "./polar";
import type { RoomId } from "./rooms";
import { stereoPair } from "./stereo-pair";
import { type Aim, aimFromTo, cosineBetween, difference, direction, length, type Vector } from "./vectors";

export type DrumId = "kick" | "snare" | "hat" | "rack-tom" | "floor-tom" | "crash" | "ride";
export type KitMicrophoneId = Exclude<DrumId, "crash" | "ride"> | "overhead-left" | "overhead-right";

/** Where a drum's sound comes from: the middle of its head, or of the cymbal. Metres in the live room. */
export const DRUM_POSITIONS: Readonly<Record<DrumId, Vector>> = {
  kick: { x: 3.5, y: 3.7, z: 0.32 },
  snare: { x: 3.75, y: 4.1, z: 0.66 },
  hat: { x: 4.12, y: 4.02, z: 0.92 },
  "rack-tom": { x: 3.62, y: 3.72, z: 0.88 },
  "floor-tom": { x: 3, y: 4.1, z: 0.62 },
  crash: { x: 4.15, y: 3.5, z: 1.38 },
  ride: { x: 2.85, y: 3.55, z: 1.15 },
};

/** The drummer looks towards −y, and so, loosely, do all the drums. */
const DRUMMER: Aim = { azimuthDegrees: 180, elevationDegrees: 0 };

export interface KitMicrophone {
  readonly id: KitMicrophoneId;
  readonly name: string;
  /** −1…1, as the audience sees the kit. */
  readonly pan: number;
  /** The one drum that it is meant for; null for the overheads, which are meant for all. */
  readonly drum: DrumId | null;
  readonly microphone: Microphone;
}

function close(
  id: Exclude<DrumId, "crash" | "ride">,
  name: string,
  pan: number,
  position: Vector,
  type: Microphone["type"],
): KitMicrophone {
  const aim = aimFromTo(position, DRUM_POSITIONS[id]);
  return { id, name, pan, drum: id, microphone: { position, aim, pattern01: PATTERNS.cardioid, type } };
}

const OVERHEADS = stereoPair(
  "ortf",
  { x: 3.5, y: 3.9, z: 1.95 },
  { azimuthDegrees: 0, elevationDegrees: -90 },
);

/** A usual set: five close microphones, and a pair over the drummer's head that looks down. */
export const KIT_MICROPHONES: readonly KitMicrophone[] = [
  close("kick", "Kick", 0, { x: 3.46, y: 3.46, z: 0.3 }, "dynamic"),
  close("snare", "Snare", 0, { x: 3.82, y: 3.95, z: 0.74 }, "dynamic"),
  close("hat", "Hi-hat", 0.35, { x: 4.2, y: 3.95, z: 1.12 }, "condenser"),
  close("rack-tom", "Rack tom", 0.15, { x: 3.6, y: 3.57, z: 0.98 }, "dynamic"),
  close("floor-tom", "Floor tom", -0.4, { x: 2.9, y: 3.94, z: 0.73 }, "dynamic"),
  {
    id: "overhead-left",
    name: "Overhead left",
    pan: -1,
    drum: null,
    microphone: OVERHEADS.microphones[0],
  },
  {
    id: "overhead-right",
    name: "Overhead right",
    pan: 1,
    drum: null,
    microphone: OVERHEADS.microphones[1],
  },
];

const ROOM: RoomId = "live-room";

/** As a session's `spaces` and the input of its tracks want them. */
export interface KitSpace<Feed> {
  id: string;
  room: RoomId;
  sources: { id: string; position: Vector; aim: Aim; feed: Feed | never[] }[];
}

export interface KitTrack {
  id: KitMicrophoneId;
  name: string;
  pan: number;
  input: { kind: "microphone"; space: string } & Microphone;
}

export interface KitOptions {
  /** Every microphone hears every drum; without it a close microphone hears its own drum alone. */
  readonly bleed: boolean;
}

/**
 * Spaces and microphone tracks of a drum kit. Without bleed each close microphone stands in a space of its own, with its
 * own drum and with a silent source that is as near as the nearest drum of the whole kit is to any microphone: so the
 * same delay is taken off all responses, and the switch changes nothing but the bleed.
 * @param feeds what each drum plays; a drum that is left out is not there
 */
export function drumKitTracks<Feed>(
  feeds: Readonly<Partial<Record<DrumId, Feed>>>,
  { bleed }: KitOptions,
): { spaces: KitSpace<Feed>[]; tracks: KitTrack[] } {
  const sources = (Object.keys(DRUM_POSITIONS) as DrumId[]).flatMap((id) => {
    const feed = feeds[id];
    return feed === undefined ? [] : [{ id, position: DRUM_POSITIONS[id], aim: DRUMMER, feed }];
  });
  const nearestMetres = nearestTo(sources.map(({ position }) => position));
  const spaces: KitSpace<Feed>[] = [{ id: "kit", room: ROOM, sources }];
  const tracks = KIT_MICROPHONES.map(({ id, name, pan, drum, microphone }): KitTrack => {
    const isAlone = !bleed && drum !== null;
    if (isAlone) {
      const own = sources.filter((source) => source.id === drum);
      const { x, y, z } = microphone.position;
      const position = { x, y, z: z + nearestMetres };
      const silent = { id: "nearest", position, aim: DRUMMER, feed: [] };
      spaces.push({ id: `kit-${drum}`, room: ROOM, sources: [...own, silent] });
    }
    const space = isAlone ? `kit-${drum}` : "kit";
    return { id, name, pan, input: { kind: "microphone", space, ...microphone } };
  });
  return { spaces, tracks };
}

/** Amplitude of a drum in a microphone by the direct path, against 1 m on axis: pattern over distance, far field. */
export function directBleed({ microphone }: KitMicrophone, drum: DrumId): number {
  const toDrum = difference(DRUM_POSITIONS[drum], microphone.position);
  const cosine = cosineBetween(direction(microphone.aim), toDrum);
  return Math.abs(polarGain(microphone.pattern01, cosine)) / length(toDrum);
}

function nearestTo(drums: readonly Vector[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const drum of drums) {
    for (const { microphone } of KIT_MICROPHONES) {
      nearest = Math.min(nearest, length(difference(drum, microphone.position)));
    }
  }
  return nearest;
}
