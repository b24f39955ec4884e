import {
  bearingDegrees,
  clampToRoom,
  distanceMetres,
  type ParameterDescriptor,
  type Placement,
  ROOMS,
  STAGES,
  type StageRoom,
  walk,
} from "@/audio-engine";

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

/** The same microphone, at another distance along the line on which it stands. */
export function atDistance(placement: Placement, metres: number): Placement {
  const { source } = STAGES[placement.room];
  const position = walk(source, bearingDegrees(placement), metres);
  return { ...placement, position: clampToRoom(ROOMS[placement.room], position) };
}

/** The same microphone in another room, at the same distance and angle. */
export function inRoom(placement: Placement, room: StageRoom): Placement {
  const { source, walkDegrees } = STAGES[room];
  const position = walk(source, walkDegrees, distanceMetres(placement));
  return { ...placement, room, position: clampToRoom(ROOMS[room], position) };
}

/** The same microphone moved within the plan, kept off the walls. */
export function movedTo(placement: Placement, x: number, y: number): Placement {
  const position = clampToRoom(ROOMS[placement.room], { ...placement.position, x, y });
  return { ...placement, position };
}
