import { newClip, newSession, newTrack } from "./build";
import type { Aim, AssetRef, Position, Session, Space } from "./schema";

/** One sound that is put in front of a microphone. */
export interface PlacedSource {
  readonly id: string;
  readonly title: string;
  readonly asset: AssetRef;
  readonly frames: number;
  /** Where in the asset it begins; 0 when not given. */
  readonly sourceFrame?: number;
}

/** Every room has a stage. */
export type StageRoom = Space["room"];

/** How a lesson writes a placement: in front of the source, at a distance, turned away by an angle. */
export interface PlacementShorthand {
  readonly room: StageRoom;
  readonly distanceMetres: number;
  readonly pattern: "omni" | "subcardioid" | "cardioid" | "supercardioid" | "hypercardioid" | "figure-8";
  /** 0 faces the source, 180 shows it the back. */
  readonly angleDegrees?: number;
}

/** Where a microphone stands, and how it is turned against the line to the source. */
export interface Placement {
  readonly room: StageRoom;
  readonly position: Position;
  /** 0 faces the source; the microphone keeps this angle while it is moved. */
  readonly angleDegrees: number;
  readonly pattern01: number;
}

/** Where the player sits in each room, and the way the distance is walked (azimuth, 0° along +y). */
export const STAGES: Readonly<Record<StageRoom, { source: Position; walkDegrees: number }>> = {
  "live-room": { source: { x: 1.9, y: 1.7, z: 1.1 }, walkDegrees: 55 },
  "vocal-booth": { source: { x: 0.45, y: 0.7, z: 1.1 }, walkDegrees: 75 },
  "control-room": { source: { x: 1.2, y: 1, z: 1.1 }, walkDegrees: 55 },
  hall: { source: { x: 8, y: 5, z: 1.1 }, walkDegrees: 55 },
};

export const PATTERNS01: Readonly<Record<PlacementShorthand["pattern"], number>> = {
  omni: 1,
  subcardioid: 0.7,
  cardioid: 0.5,
  supercardioid: 0.366,
  hypercardioid: 0.25,
  "figure-8": 0,
};

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

export function placementSession(source: PlacedSource, placement: Placement): Session {
  const { asset, frames, sourceFrame = 0 } = source;
  const clip = newClip({ id: "take", asset, frames, sourceFrame });
  return newSession({
    id: `${source.id}-placement`,
    title: `${source.title} in a room`,
    engineVersion: 1,
    lengthFrames: frames,
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
  if (room === undefined || input?.kind !== "microphone")
    throw new RangeError("This session places no microphone on a stage.");
  const { position, pattern01, aim } = input;
  const facing = bearingDegrees({ room, position }) + 180;
  return { room, position, pattern01, angleDegrees: roundDegrees(wrapDegrees(aim.azimuthDegrees - facing)) };
}

/** The session with its microphone, and the player if it is another room, placed anew; the sound stays. */
export function withPlacement(session: Session, placement: Placement): Session {
  const { source, walkDegrees } = STAGES[placement.room];
  const aim = { azimuthDegrees: walkDegrees, elevationDegrees: 0 };
  return {
    ...session,
    spaces: session.spaces.map((space) => ({
      ...space,
      room: placement.room,
      sources: space.sources.map((each) => ({ ...each, position: source, aim })),
    })),
    tracks: session.tracks.map((track) =>
      track.input.kind === "microphone"
        ? {
            ...track,
            input: {
              ...track.input,
              position: placement.position,
              aim: aimOf(placement),
              pattern01: placement.pattern01,
            },
          }
        : track,
    ),
  };
}

/** The place that is so far from another in a direction, at the same height. */
export function walk(from: Position, azimuthDegrees: number, metres: number): Position {
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
