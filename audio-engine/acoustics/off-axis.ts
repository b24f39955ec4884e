import { powerToDecibels } from "../dsp/math";
import { SPEED_OF_SOUND } from "./air";
import { OCTAVE_CENTRES_HZ, OCTAVE_COUNT } from "./octave-bands";
import { cosineOfDegrees } from "./vectors";

export type MicrophoneType = "dynamic" | "condenser" | "ribbon";

/** Radius in metres of the disc that a type behaves like off axis: typical values, no model of any make. */
export const DIAPHRAGM_RADIUS_METRES: Readonly<Record<MicrophoneType, number>> = {
  dynamic: 0.015,
  condenser: 0.0125,
  ribbon: 0.009,
};

/*
 * A rigid disc hears a far tone by 2 J1(x)/x, x = ω radius/c · sin θ. The second-order low-pass
 * 1/(1 + x²/4 + x⁴/19.6) has its power for small x and at half power (x = 1.616), and lacks its nulls, which real
 * microphones do not have either.
 */
const SQUARE_TERM = 1 / 4;
const FOURTH_TERM = 1 / 19.6;

/** Power 0…1 of a tone from off axis against the same tone from the front, without the pattern's gain. */
export function offAxisPower(
  type: MicrophoneType,
  pattern01: number,
  cosine: number,
  frequencyHz: number,
): number {
  const scale = (2 * Math.PI * DIAPHRAGM_RADIUS_METRES[type] * frequencyHz) / SPEED_OF_SOUND;
  return lowPassPower(scale * scale * obliqueness(pattern01, cosine));
}

/** As `offAxisPower`, in dB (0 or less) for an angle in degrees. Typical. */
export function offAxisGainDb(
  type: MicrophoneType,
  pattern01: number,
  angleDegrees: number,
  frequencyHz: number,
): number {
  return powerToDecibels(offAxisPower(type, pattern01, cosineOfDegrees(angleDegrees), frequencyHz));
}

/** Frequency in Hz at which a sound from this angle has lost 3.01 dB of treble; Infinity on axis. */
export function offAxisCornerHz(type: MicrophoneType, pattern01: number, angleDegrees: number): number {
  const square = obliqueness(pattern01, cosineOfDegrees(angleDegrees));
  const halfPower =
    (Math.sqrt(SQUARE_TERM * SQUARE_TERM + 4 * FOURTH_TERM) - SQUARE_TERM) / (2 * FOURTH_TERM);
  const x = Math.sqrt(halfPower / square);
  return (x * SPEED_OF_SOUND) / (2 * Math.PI * DIAPHRAGM_RADIUS_METRES[type]);
}

/** Mean over all directions of pattern power times off-axis power, per octave band: the gain of a diffuse field. */
export function diffuseOctavePower(type: MicrophoneType, pattern01: number): Float64Array {
  const steps = 64;
  const powers = new Float64Array(OCTAVE_COUNT);
  for (let i = 0; i < steps; i++) {
    // Equal steps of the cosine are equal areas of the sphere.
    const cosine = (2 * i + 1) / steps - 1;
    const gain = pattern01 + (1 - pattern01) * cosine;
    for (let band = 0; band < OCTAVE_COUNT; band++) {
      const treble = offAxisPower(type, pattern01, cosine, OCTAVE_CENTRES_HZ[band]!);
      powers[band] = powers[band]! + (gain * gain * treble) / steps;
    }
  }
  return powers;
}

/**
 * Squared sine of the angle to the axis. The back of a figure-8 is as bright as its front; anything with a pressure
 * share of a cardioid or more hears past its own body from behind, and stays as dull as from the side.
 */
function obliqueness(pattern01: number, cosine: number): number {
  const square = 1 - cosine * cosine;
  return cosine >= 0 ? square : square + Math.min(1, 2 * pattern01) * (1 - square);
}

function lowPassPower(xSquared: number): number {
  return 1 / (1 + xSquared * (SQUARE_TERM + xSquared * FOURTH_TERM));
}
