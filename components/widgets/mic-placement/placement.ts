import {
  type Aim,
  clampToRoom,
  newClip,
  newSession,
  newTrack,
  type ParameterDescriptor,
  type Position,
  ROOMS,
  type Session,
  type Space,
} from "@/audio-engine";
import type { DrySource } from "../shared/course-sounds";

/** The rooms that have a stage. */
export type RoomId = Extract<Space["room"], "live-room" | "vocal-booth">;

/** How a lesson writes a placement: in front of the source, at a distance, turned away by an angle. */
export interface PlacementShorthand {
  readonly room: RoomId;
  readonly distanceMetres: number;
  readonly pattern: "omni" | "subcardioid" | "cardioid" | "supercardioid" | "hypercardioid" | "figure-8";
  /** 0 faces the source, 180 shows it the back. */
  readonly angleDegrees?: number;
}

/** Where a microphone stands, and how it is turned against the line to the source. */
export interface Placement {
  readonly room: RoomId;
  readonly position: Position;
  /** 0 faces the source; the microphone keeps this angle while it is moved. */
  readonly angleDegrees: number;
  readonly pattern01: number;
}

/** Where the player sits in each room, and the way the distance is walked (azimuth, 0° along +y). */
export const STAGES: Readonly<Record<RoomId, { source: Position; walkDegrees: number }>> = {
  "live-room": { source: { x: 1.9, y: 1.7, z: 1.1 }, walkDegrees: 55 },
  "vocal-booth": { source: { x: 0.45, y: 0.7, z: 1.1 }, walkDegrees: 75 },
};

export const PATTERNS01: Readonly<Record<PlacementShorthand["pattern"], number>> = {
  omni: 1,
  subcardioid: 0.7,
  cardioid: 0.5,
  supercardioid: 0.366,
  hypercardioid: 0.25,
  "figure-8": 0,
};

/** The distance control: from a hand's breadth of nothing to across the room; the walls may stop it earlier. */
export const DISTANCE_PARAMETER = {
  id: "distanceMetres",
  label: "Distance",
  unit: "metre",
  min: 0.03,
  max: 4,
  defaultValue: 0.3,
  curve: "log",
  step: 1 / 60,
  fineStep: 1 / 600,
} as const satisfies ParameterDescriptor;

export function placementFrom(shorthand: PlacementShorthand): Placement {
  const { source, walkDegrees } = STAGES[shorthand.room];
  return {
    room: shorthand.room,
    position: walk(source, walkDegrees, shorthand.distanceMetres),
    angleDegrees: shorthand.angleDegrees ?? 0,
    pattern01: PATTERNS01[shorthand.pattern],
  };
}

/** Straight distance between microphone and source. */
export function distanceMetres({ room, position }: Placement): number {
  const { source } = STAGES[room];
  return Math.hypot(position.x - source.x, position.y - source.y, position.z - source.z);
}

/** The same microphone, at another distance along the line on which it stands. */
export function atDistance(placement: Placement, metres: number): Placement {
  const { source } = STAGES[placement.room];
  const position = walk(source, bearingDegrees(placement), metres);
  return { ...placement, position: clampToRoom(ROOMS[placement.room], position) };
}

/** The same microphone in another room, at the same distance and angle. */
export function inRoom(placement: Placement, room: RoomId): Placement {
  const { source, walkDegrees } = STAGES[room];
  const position = walk(source, walkDegrees, distanceMetres(placement));
  return { ...placement, room, position: clampToRoom(ROOMS[room], position) };
}

/** Azimuth of the line from the source to the microphone. */
export function bearingDegrees({ room, position }: Pick<Placement, "room" | "position">): number {
  const { source } = STAGES[room];
  const across = position.x - source.x;
  const along = position.y - source.y;
  if (across === 0 && along === 0) return STAGES[room].walkDegrees;
  return (Math.atan2(across, along) * 180) / Math.PI;
}

/** Where the microphone points: back along the line to the source, turned by its angle. */
export function aimOf(placement: Placement): Aim {
  const azimuth = bearingDegrees(placement) + 180 + placement.angleDegrees;
  return { azimuthDegrees: wrapDegrees(azimuth), elevationDegrees: 0 };
}

export function placementSession(source: DrySource, placement: Placement): Session {
  const clip = newClip({ id: "take", asset: source.asset, frames: source.frames });
  return newSession({
    id: `${source.id}-placement`,
    title: `${source.title} in a room`,
    engineVersion: 1,
    lengthFrames: source.frames,
    spaces: [
      {
        id: "room",
        room: placement.room,
        sources: [
          {
            id: source.id,
            position: STAGES[placement.room].source,
            aim: { azimuthDegrees: STAGES[placement.room].walkDegrees, elevationDegrees: 0 },
            feed: [clip],
          },
        ],
      },
    ],
    tracks: [
      newTrack({
        id: "microphone",
        name: "Microphone",
        input: {
          kind: "microphone",
          space: "room",
          position: placement.position,
          aim: aimOf(placement),
          pattern01: placement.pattern01,
          type: "condenser",
        },
      }),
    ],
  });
}

/** The placement that a session of `placementSession` holds. */
export function placementOf(session: Session): Placement {
  const room = session.spaces[0]?.room;
  const input = session.tracks[0]?.input;
  if (room === undefined || !hasStage(room) || input?.kind !== "microphone")
    throw new RangeError("This session places no microphone on a stage.");
  const { position, pattern01, aim } = input;
  const facing = bearingDegrees({ room, position }) + 180;
  return { room, position, pattern01, angleDegrees: roundDegrees(wrapDegrees(aim.azimuthDegrees - facing)) };
}

/** The session with its microphone placed anew. */
export function withPlacement(session: Session, source: DrySource, placement: Placement): Session {
  return { ...placementSession(source, placement), id: session.id, title: session.title };
}

/** The same microphone moved within the plan, kept off the walls. */
export function movedTo(placement: Placement, x: number, y: number): Placement {
  const position = clampToRoom(ROOMS[placement.room], { ...placement.position, x, y });
  return { ...placement, position };
}

function hasStage(room: Space["room"]): room is RoomId {
  return room in STAGES;
}

function walk(from: Position, azimuthDegrees: number, metres: number): Position {
  const radians = (azimuthDegrees * Math.PI) / 180;
  return { x: from.x + Math.sin(radians) * metres, y: from.y + Math.cos(radians) * metres, z: from.z };
}

function wrapDegrees(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

/** A thousandth of a degree is binary dust of the way through sine and arc tangent. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1000) / 1000 + 0;
}
