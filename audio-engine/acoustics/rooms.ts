import { SAMPLE_RATE_HZ } from "../dsp/constants";
import { MAX_IMPULSE_FRAMES } from "../dsp/convolver-layout";
import { log } from "../dsp/math";
import { airLossDbPerMetre, SPEED_OF_SOUND } from "./air";
import { AcousticsError } from "./errors";
import { MATERIALS, type Material } from "./materials";
import { type OctaveValues, perOctave } from "./octave-bands";
import type { Vector } from "./vectors";

/** Low and high end of each axis. */
export const SURFACES = ["x0", "x1", "y0", "y1", "floor", "ceiling"] as const;
export type SurfaceName = (typeof SURFACES)[number];

/** Materials that share a surface by area; the shares sum to 1. */
export type Surface = readonly { readonly material: Material; readonly share01: number }[];

/** A box. */
export interface Room {
  readonly name: string;
  /** Inner dimensions in metres. */
  readonly size: Vector;
  readonly surfaces: Readonly<Record<SurfaceName, Surface>>;
  /** Of the noise in the reverberant tail; of the first sixteen, one whose every octave decays within 4 % of Eyring. */
  readonly seed: number;
}

export type RoomId = "live-room" | "vocal-booth" | "control-room" | "hall";

const { brick, plasterboard, glass, carpet } = MATERIALS;
const woodFloor = MATERIALS["wood-floor"];
const velour = MATERIALS["heavy-velour"];
const glassWool = MATERIALS["glass-wool-50-mm"];

export const ROOMS: Readonly<Record<RoomId, Room>> = {
  "live-room": {
    name: "Live room",
    size: { x: 7, y: 5.5, z: 3.2 },
    surfaces: {
      x0: mix([plasterboard, 0.76], [glassWool, 0.24]),
      x1: mix([plasterboard, 0.5], [brick, 0.28], [velour, 0.22]),
      y0: mix([plasterboard, 0.72], [glass, 0.1], [glassWool, 0.18]),
      y1: mix([plasterboard, 0.78], [velour, 0.22]),
      floor: mix([woodFloor, 0.8], [carpet, 0.2]),
      ceiling: mix([plasterboard, 0.79], [glassWool, 0.21]),
    },
    seed: 1,
  },
  "vocal-booth": {
    name: "Vocal booth",
    size: { x: 2, y: 1.8, z: 2.3 },
    surfaces: {
      x0: mix([glassWool, 0.7], [plasterboard, 0.3]),
      x1: mix([glassWool, 0.6], [plasterboard, 0.4]),
      y0: mix([glassWool, 0.42], [glass, 0.32], [plasterboard, 0.26]),
      y1: mix([velour, 0.6], [glassWool, 0.4]),
      floor: mix([carpet, 1]),
      ceiling: mix([glassWool, 0.77], [plasterboard, 0.23]),
    },
    seed: 10,
  },
  "control-room": {
    name: "Control room",
    size: { x: 4.6, y: 3.7, z: 2.7 },
    surfaces: {
      x0: mix([glassWool, 0.4], [plasterboard, 0.6]),
      x1: mix([glassWool, 0.4], [plasterboard, 0.6]),
      y0: mix([glass, 0.4], [plasterboard, 0.35], [velour, 0.25]),
      y1: mix([glassWool, 0.3], [velour, 0.2], [plasterboard, 0.5]),
      floor: mix([woodFloor, 0.5], [carpet, 0.5]),
      ceiling: mix([glassWool, 0.45], [plasterboard, 0.55]),
    },
    seed: 11,
  },
  hall: {
    name: "Hall",
    size: { x: 25, y: 16, z: 10 },
    surfaces: {
      x0: mix([plasterboard, 0.9], [velour, 0.1]),
      x1: mix([plasterboard, 0.77], [glassWool, 0.23]),
      y0: mix([plasterboard, 0.8], [glassWool, 0.2]),
      y1: mix([plasterboard, 0.8], [glassWool, 0.2]),
      floor: mix([woodFloor, 0.95], [carpet, 0.05]),
      ceiling: mix([plasterboard, 0.6], [glassWool, 0.4]),
    },
    seed: 15,
  },
};

export function volumeCubicMetres({ size: { x, y, z } }: Room): number {
  return x * y * z;
}

/** Of all six sides. */
export function surfaceSquareMetres({ size: { x, y, z } }: Room): number {
  return 2 * (x * y + x * z + y * z);
}

/** Energy that a surface swallows, 0…1 per octave band: the mean of its materials by area. */
export function surfaceAbsorption(surface: Surface): OctaveValues {
  return perOctave((_, band) =>
    surface.reduce((sum, { material, share01 }) => sum + share01 * (material.absorption01[band] ?? 0), 0),
  );
}

/** Mean absorption 0…1 of the whole room by area, per octave band. */
export function meanAbsorption(room: Room): OctaveValues {
  const { x, y, z } = room.size;
  const areas: Readonly<Record<SurfaceName, number>> = {
    x0: y * z,
    x1: y * z,
    y0: x * z,
    y1: x * z,
    floor: x * y,
    ceiling: x * y,
  };
  const total = surfaceSquareMetres(room);
  const mean = perOctave(() => 0);
  for (const name of SURFACES) {
    const absorption = surfaceAbsorption(room.surfaces[name]);
    for (let band = 0; band < mean.length; band++) {
      mean[band] = mean[band]! + (absorption[band]! * areas[name]) / total;
    }
  }
  return mean;
}

const NEPERS_OF_60_DB = 13.815510557964274;

/** Decay of the energy of a diffuse field in 1/s, per octave band: c (−S ln(1 − α) + 4mV) / 4V (Eyring 1930). */
export function eyringDecayRates(room: Room): OctaveValues {
  const perMetre = surfaceSquareMetres(room) / (4 * volumeCubicMetres(room));
  const absorption = meanAbsorption(room);
  return perOctave((centreHz, band) => {
    const air = airLossDbPerMetre(centreHz) * (NEPERS_OF_60_DB / 60);
    return SPEED_OF_SOUND * (air - perMetre * log(1 - absorption[band]!));
  });
}

/** Reverberation time in seconds per octave band, air loss included. */
export function eyringT60Seconds(room: Room): OctaveValues {
  return eyringDecayRates(room).map((rate) => NEPERS_OF_60_DB / rate);
}

const LONGEST_PATH_DIFFERENCE_SECONDS = 0.03;

/** Length of every response of a room in frames: its longest octave-band reverberation time, at most 1.5 s. */
export function impulseResponseFrames(room: Room): number {
  const decay = eyringT60Seconds(room).reduce((longest, seconds) => Math.max(longest, seconds), 0);
  return Math.min(Math.floor(SAMPLE_RATE_HZ * (decay + LONGEST_PATH_DIFFERENCE_SECONDS)), MAX_IMPULSE_FRAMES);
}

/** The least distance in metres that the interface keeps from every surface. */
export const WALL_CLEARANCE_METRES = 0.05;

/** Nearest place inside the room, 5 cm or more from every surface. */
export function clampToRoom(room: Room, position: Vector): Vector {
  const clamp = (value: number, size: number) =>
    Math.min(Math.max(value, WALL_CLEARANCE_METRES), size - WALL_CLEARANCE_METRES);
  const { size } = room;
  return { x: clamp(position.x, size.x), y: clamp(position.y, size.y), z: clamp(position.z, size.z) };
}

/** @throws AcousticsError when a position is not strictly inside the room; `what` names it in the sentence */
export function requireInside(room: Room, position: Vector, what: string): void {
  for (const axis of ["x", "y", "z"] as const) {
    if (position[axis] > 0 && position[axis] < room.size[axis]) continue;
    throw new AcousticsError(
      "acoustics/outside-room",
      `The ${what} is outside the ${room.name.toLowerCase()}: ${axis} is ${position[axis]} m, the room ends at 0 and ${room.size[axis]} m.`,
    );
  }
}

function mix(...parts: readonly (readonly [material: Material, share01: number])[]): Surface {
  return parts.map(([material, share01]) => ({ material, share01 }));
}
