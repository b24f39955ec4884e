import type { EqBandKind, EqBandSettings } from "./eq-prototype";
import { gainToDecibels } from "./math";

export type CabinetKind = "open-1x12" | "closed-4x12" | "bass-8x10" | "direct";

type Filter = readonly [kind: EqBandKind, frequencyHz: number, gainDb: number, q: number];

/**
 * Loudspeakers in their boxes as a close microphone between centre and edge typically hears them, drawn after many
 * published curves; ours, no model of any make. Resonance in front, cone break-up at 2 to 4 kHz, and almost nothing above
 * 6 kHz. A chain of such filters is minimum-phase, as a loudspeaker nearly is.
 */
const LOUDSPEAKERS: Readonly<Record<CabinetKind, readonly Filter[]>> = {
  "open-1x12": [
    ["low-cut", 95, 0, 0.8],
    ["bell", 240, 2, 1],
    ["bell", 700, -3, 0.9],
    ["bell", 2300, 5, 0.9],
    ["bell", 3800, 4, 2.5],
    ["high-cut", 5500, 0, 1.1],
    ["high-cut", 6500, 0, 0.7],
  ],
  "closed-4x12": [
    ["low-cut", 75, 0, 1.1],
    ["bell", 120, 3, 1.2],
    ["bell", 480, -4, 0.8],
    ["bell", 2600, 6, 1],
    ["bell", 4000, 3, 3],
    ["high-cut", 5000, 0, 1.3],
    ["high-cut", 5600, 0, 0.8],
  ],
  "bass-8x10": [
    ["low-cut", 50, 0, 0.9],
    ["bell", 85, 2.5, 1],
    ["bell", 400, -3, 0.7],
    ["bell", 1600, 4, 0.8],
    ["bell", 3000, 2, 2],
    ["high-cut", 4200, 0, 1],
    ["high-cut", 5500, 0, 0.7],
  ],
  direct: [],
};

/** The cone's middle beams treble, its edge does not. */
const POSITION: Filter = ["high-shelf", 2800, 0, 0.6];
const CENTRE_DB = 2;
const EDGE_DB = -10;

/**
 * Proximity of a cardioid microphone, √(1 + (f0/f)²) at 100 Hz with f0 = c/(4π·distance). A cone is no point: it sounds as
 * one 13 cm further away.
 */
const PROXIMITY: Filter = ["low-shelf", 160, 0, 0.5];
const CONE_METRES = 0.13;
/** c/(4π·100 Hz), c = 343.2 m/s. */
const PROXIMITY_METRES = 0.27311;

/** A band whose gain can be set. */
export interface CabinetBand extends EqBandSettings {
  gainDb: number;
}

/** The bands of a kind, the microphone's two last; a direct line has none. */
export function cabinetBands(kind: CabinetKind): CabinetBand[] {
  const filters = LOUDSPEAKERS[kind];
  const all = filters.length === 0 ? [] : [...filters, POSITION, PROXIMITY];
  return all.map(([bandKind, frequencyHz, gainDb, q]) => ({
    kind: bandKind,
    frequencyHz,
    gainDb,
    q,
    enabled: true,
  }));
}

/** Treble in dB at a place on the cone, 0 its centre, 1 its edge. */
export function positionGainDb(position01: number): number {
  return CENTRE_DB + position01 * (EDGE_DB - CENTRE_DB);
}

/** Bass in dB that a close microphone adds at 100 Hz. */
export function closenessGainDb(distanceMetres: number): number {
  const ratio = PROXIMITY_METRES / (distanceMetres + CONE_METRES);
  return gainToDecibels(Math.sqrt(1 + ratio * ratio));
}
