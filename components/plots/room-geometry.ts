import { polarGain } from "@/audio-engine/acoustics";

/** In metres from the room's corner: x to the right, y away from the viewer. */
export interface PlanPoint {
  readonly x: number;
  readonly y: number;
}

export interface PlanRoom {
  readonly widthMetres: number;
  readonly lengthMetres: number;
}

/** A microphone's body does not go into a wall. */
export const WALL_DISTANCE_METRES = 0.1;
const RING_STEP_DEGREES = 2;

export const planDistance = (a: PlanPoint, b: PlanPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Direction of an azimuth (0° along +y, clockwise towards +x) as a vector of length 1. */
export function planDirection(azimuthDegrees: number): PlanPoint {
  const radians = (azimuthDegrees * Math.PI) / 180;
  return { x: Math.sin(radians), y: Math.cos(radians) };
}

/** Angle 0…180 between where a microphone points and the line to the source. */
export function offAxisDegrees(microphone: PlanPoint, azimuthDegrees: number, source: PlanPoint): number {
  const distance = planDistance(microphone, source);
  if (distance === 0) return 0;
  const aim = planDirection(azimuthDegrees);
  const cosine = (aim.x * (source.x - microphone.x) + aim.y * (source.y - microphone.y)) / distance;
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}

/**
 * The allowed place nearest to a wish: 10 cm inside the walls and at least `minDistanceMetres` from the source.
 * Where no place in the room is that far away, the wish inside the walls.
 */
export function allowedPlace(
  wish: PlanPoint,
  room: PlanRoom,
  source: PlanPoint,
  minDistanceMetres: number,
): PlanPoint {
  const inside = insideWalls(wish, room);
  if (planDistance(inside, source) >= minDistanceMetres) return rounded(inside);
  const bearing = (Math.atan2(inside.x - source.x, inside.y - source.y) * 180) / Math.PI;
  let best: PlanPoint | null = null;
  for (let turn = 0; turn < 360; turn += RING_STEP_DEGREES) {
    const direction = planDirection(bearing + turn);
    const place = {
      x: source.x + direction.x * minDistanceMetres,
      y: source.y + direction.y * minDistanceMetres,
    };
    if (planDistance(place, insideWalls(place, room)) > 1e-9) continue;
    if (best === null || planDistance(place, inside) < planDistance(best, inside)) best = place;
  }
  return rounded(best ?? inside);
}

function insideWalls({ x, y }: PlanPoint, { widthMetres, lengthMetres }: PlanRoom): PlanPoint {
  const inside = (value: number, size: number): number =>
    Math.min(size - WALL_DISTANCE_METRES, Math.max(WALL_DISTANCE_METRES, value));
  return { x: inside(x, widthMetres), y: inside(y, lengthMetres) };
}

/** To the tenth of a millimetre: repeated steps leave no dust. */
const rounded = ({ x, y }: PlanPoint): PlanPoint => ({
  x: Math.round(x * 10000) / 10000,
  y: Math.round(y * 10000) / 10000,
});

/** Outline of |a + (1 − a) cos θ| around the origin, y upward, as the points of an SVG path; radius 1 on the axis. */
export function polarOutline(pattern01: number, azimuthDegrees: number, radius: number): string {
  const points = Array.from({ length: 120 }, (_, i) => {
    const angle = i * 3;
    const r = radius * Math.abs(polarGain(pattern01, Math.cos((angle * Math.PI) / 180)));
    const { x, y } = planDirection(azimuthDegrees + angle);
    return `${(x * r).toFixed(2)},${(-y * r).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}
