import { cos, sin } from "../dsp/math";

/** Metres. A position counts from the room's corner: x across, y along, z up. */
export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** 0° azimuth looks along +y, positive turns towards +x (clockwise from above); positive elevation looks up. */
export interface Aim {
  readonly azimuthDegrees: number;
  readonly elevationDegrees: number;
}

const RADIANS_PER_DEGREE = Math.PI / 180;

export function difference(to: Vector, from: Vector): Vector {
  return { x: to.x - from.x, y: to.y - from.y, z: to.z - from.z };
}

export function length({ x, y, z }: Vector): number {
  return Math.sqrt(x * x + y * y + z * z);
}

/** Unit vector of an aim. */
export function direction({ azimuthDegrees, elevationDegrees }: Aim): Vector {
  const level = cosineOfDegrees(elevationDegrees);
  return {
    x: level * sineOfDegrees(azimuthDegrees),
    y: level * cosineOfDegrees(azimuthDegrees),
    z: sineOfDegrees(elevationDegrees),
  };
}

/** Where something at `from` looks to see `to`, within 1e-6°. */
export function aimFromTo(from: Vector, to: Vector): Aim {
  return aimAlong(difference(to, from));
}

/** The aim of a vector; level and ahead for one of no length, azimuth 0 for one straight up or down. */
export function aimAlong({ x, y, z }: Vector): Aim {
  const metres = length({ x, y, z });
  const level = Math.sqrt(x * x + y * y);
  if (metres === 0) return { azimuthDegrees: 0, elevationDegrees: 0 };
  const azimuth = level === 0 ? 0 : degreesOfCosine(y / level);
  return { azimuthDegrees: x < 0 ? -azimuth : azimuth, elevationDegrees: 90 - degreesOfCosine(z / metres) };
}

/** Cosine of the angle between a unit vector and any vector; 1 for a vector of no length. */
export function cosineBetween(unit: Vector, vector: Vector): number {
  const metres = length(vector);
  if (metres === 0) return 1;
  const cosine = (unit.x * vector.x + unit.y * vector.y + unit.z * vector.z) / metres;
  return Math.max(-1, Math.min(1, cosine));
}

/** Exactly 0 at quarter turns, where a figure-8 has its null. */
export function cosineOfDegrees(degrees: number): number {
  return Math.abs(degrees) === 90 ? 0 : cos(degrees * RADIANS_PER_DEGREE);
}

function sineOfDegrees(degrees: number): number {
  return Math.abs(degrees) === 180 ? 0 : sin(degrees * RADIANS_PER_DEGREE);
}

/** Angle in degrees, 0…180, whose cosine is given (−1…1), within 1e-6°. */
export function degreesOfCosine(cosine: number): number {
  if (cosine <= -1) return 180;
  // tan(θ/2), then the half-angle formula of the tangent until the series converges.
  let tangent = Math.sqrt(Math.max(0, 1 - cosine) / (1 + cosine));
  let turns = 2;
  const inverted = tangent > 1;
  if (inverted) tangent = 1 / tangent;
  for (let i = 0; i < 4; i++) {
    tangent /= 1 + Math.sqrt(1 + tangent * tangent);
    turns *= 2;
  }
  const z = tangent * tangent;
  const arc = tangent * (1 - z * (1 / 3 - z * (1 / 5 - z * (1 / 7 - z * (1 / 9 - z / 11)))));
  const degrees = (turns * arc) / RADIANS_PER_DEGREE;
  return inverted ? 180 - degrees : degrees;
}
