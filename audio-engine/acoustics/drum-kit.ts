import type { Microphone } from "./arrivals";
import { PATTERNS } from "./polar";
import type { RoomId } from "./rooms";
import { stereoPair } from "./stereo-pair";
import { type Aim, aimFromTo, difference, length, type Vector } from "./vectors";

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

export interface KitSource<Feed> {
  id: string;
  position: Vector;
  aim: Aim;
  feed: Feed | never[];
}

/** As a session's `spaces` and the input of its tracks want them. */
export interface KitSpace<Feed> {
  id: string;
  room: RoomId;
  sources: KitSource<Feed>[];
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
 * Spaces and microphone tracks of a drum kit. Without bleed each close microphone stands in a space of its own with its
 * own drum, and in every space a silent source is as near as the nearest drum of the whole kit is to any microphone: so
 * the same delay is taken off all responses, and the switch changes nothing but the bleed.
 * @param feeds what each drum plays; a drum that is left out is not there
 */
export function drumKitTracks<Feed>(
  feeds: Readonly<Partial<Record<DrumId, Feed>>>,
  { bleed }: KitOptions,
): { spaces: KitSpace<Feed>[]; tracks: KitTrack[] } {
  const sources: KitSource<Feed>[] = (Object.keys(DRUM_POSITIONS) as DrumId[]).flatMap((id) => {
    const feed = feeds[id];
    return feed === undefined ? [] : [{ id, position: DRUM_POSITIONS[id], aim: DRUMMER, feed }];
  });
  const spaces = new Map<string, KitSpace<Feed>>();
  const tracks = KIT_MICROPHONES.map(({ id, name, pan, drum, microphone }): KitTrack => {
    const space = bleed || drum === null ? "kit" : `kit-${drum}`;
    if (!spaces.has(space)) {
      const heard = space === "kit" ? sources : sources.filter((source) => source.id === drum);
      const silent = bleed || sources.length === 0 ? [] : [silentNear(microphone, sources)];
      spaces.set(space, { id: space, room: ROOM, sources: [...heard, ...silent] });
    }
    return { id, name, pan, input: { kind: "microphone", space, ...microphone } };
  });
  return { spaces: [...spaces.values()], tracks };
}

/** Straight above a microphone, as far away as the nearest source is from any microphone. */
function silentNear<Feed>({ position }: Microphone, sources: readonly KitSource<Feed>[]): KitSource<Feed> {
  const nearest = sources.reduce(
    (metres, source) =>
      KIT_MICROPHONES.reduce(
        (least, { microphone }) => Math.min(least, length(difference(source.position, microphone.position))),
        metres,
      ),
    Number.POSITIVE_INFINITY,
  );
  return { id: "nearest", position: { ...position, z: position.z + nearest }, aim: DRUMMER, feed: [] };
}
