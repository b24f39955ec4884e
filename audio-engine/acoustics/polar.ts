import { SAMPLE_RATE_HZ } from "../dsp/constants";
import { gainToDecibels } from "../dsp/math";
import { SPEED_OF_SOUND } from "./air";
import { AcousticsError } from "./errors";
import { cosineOfDegrees } from "./vectors";

export type PatternName =
  | "omnidirectional"
  | "subcardioid"
  | "cardioid"
  | "supercardioid"
  | "hypercardioid"
  | "figure-8";

/** Share of pressure in a pattern, the rest being pressure gradient. */
export const PATTERNS: Readonly<Record<PatternName, number>> = {
  omnidirectional: 1,
  subcardioid: 0.7,
  cardioid: 0.5,
  supercardioid: 0.366,
  hypercardioid: 0.25,
  "figure-8": 0,
};

/** Name of the usual pattern nearest to a value 0…1. */
export function nearestPattern(pattern01: number): PatternName {
  let nearest: PatternName = "omnidirectional";
  for (const name of Object.keys(PATTERNS) as PatternName[]) {
    if (Math.abs(PATTERNS[name] - pattern01) < Math.abs(PATTERNS[nearest] - pattern01)) nearest = name;
  }
  return nearest;
}

/** Gain −1…1 of a pattern a for a far sound: a + (1 − a) cos θ. */
export function polarGain(pattern01: number, cosine: number): number {
  return pattern01 + (1 - pattern01) * cosine;
}

/** As `polarGain`, in dB for an angle in degrees; −Infinity or below −60 dB in a null. */
export function polarGainDb(pattern01: number, angleDegrees: number): number {
  return gainToDecibels(Math.abs(polarGain(pattern01, cosineOfDegrees(angleDegrees))));
}

/** Mean over all directions of the squared gain: what a microphone hears of a diffuse field, omnidirectional 1. */
export function diffusePower(pattern01: number): number {
  const gradient = 1 - pattern01;
  return pattern01 * pattern01 + (gradient * gradient) / 3;
}

/** Nearer sources are heard as at this distance: a point has no proximity, and 1/r no end. */
export const SHORTEST_DISTANCE_METRES = 0.02;

/**
 * Squared gain of a pattern for a spherical wave, without the loss 1/r: |a + (1 − a) cos θ (1 + c/(jωr))|².
 * Distances in metres count from 0.02 on.
 */
export function proximityPower(
  pattern01: number,
  cosine: number,
  distanceMetres: number,
  frequencyHz: number,
): number {
  const far = polarGain(pattern01, cosine);
  const near = gradientRate(pattern01, cosine, distanceMetres) / (2 * Math.PI * frequencyHz);
  return far * far + near * near;
}

/**
 * How much louder in dB a frequency is than in a far wave from the same angle; 0 for an omnidirectional microphone,
 * Infinity in the null of the pattern where the gradient is heard.
 * @throws AcousticsError when the distance is not positive
 */
export function proximityGainDb(
  pattern01: number,
  angleDegrees: number,
  distanceMetres: number,
  frequencyHz: number,
): number {
  if (!(distanceMetres > 0)) {
    throw new AcousticsError("acoustics/out-of-range", "A distance is longer than 0 metres.");
  }
  return proximityGainDbTowards(pattern01, cosineOfDegrees(angleDegrees), distanceMetres, frequencyHz);
}

/** As `proximityGainDb`, for the cosine of the angle. */
export function proximityGainDbTowards(
  pattern01: number,
  cosine: number,
  distanceMetres: number,
  frequencyHz: number,
): number {
  const power = proximityPower(pattern01, cosine, distanceMetres, frequencyHz);
  const far = polarGain(pattern01, cosine);
  return power === far * far ? 0 : gainToDecibels(Math.sqrt(power) / Math.abs(far));
}

/** (1 − a) cos θ · c/r in 1/s: the gain of the integral over time that a spherical wave adds. */
function gradientRate(pattern01: number, cosine: number, distanceMetres: number): number {
  const metres = Math.max(distanceMetres, SHORTEST_DISTANCE_METRES);
  return ((1 - pattern01) * cosine * SPEED_OF_SOUND) / metres;
}

const CORNER_HZ = 5;
const CORNER = 2 * Math.PI * CORNER_HZ;
const INTEGRATOR_GAIN = 1 / (2 * SAMPLE_RATE_HZ + CORNER);
const INTEGRATOR_POLE = (2 * SAMPLE_RATE_HZ - CORNER) * INTEGRATOR_GAIN;

/**
 * Factor k of the leaky integral in g + k/(s + ω0), ω0 at 5 Hz, whose magnitude is that of the spherical wave,
 * g + rate/s, within 0.15 dB from 30 Hz up, and level below 5 Hz. Exact in magnitude would be
 * (g ω0 + k)² = rate² + g² ω0²; where the two parts oppose each other the root changes its sign, here along a line, so
 * that nothing jumps when a microphone turns.
 */
export function proximityFactor(pattern01: number, cosine: number, distanceMetres: number): number {
  const gain = polarGain(pattern01, cosine);
  const sign = gain < 0 ? -1 : 1;
  const far = Math.abs(gain) * CORNER;
  const near = sign * gradientRate(pattern01, cosine, distanceMetres);
  const root = Math.sqrt(near * near + far * far);
  if (near >= 0) return sign * (root - far);
  if (near > -far) return sign * (1 + Math.SQRT2) * near;
  return sign * (-root - far);
}

/** Adds the leaky integral over time (bilinear, corner 5 Hz) of `gradient` to `out`; both of one length. */
export function addLeakyIntegral(out: Float64Array, gradient: Float64Array): void {
  let state = 0;
  let before = 0;
  for (let i = 0; i < out.length; i++) {
    const now = gradient[i]!;
    state = INTEGRATOR_POLE * state + INTEGRATOR_GAIN * (now + before);
    before = now;
    out[i] = out[i]! + state;
  }
}
