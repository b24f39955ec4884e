import type { Microphone } from "./arrivals";
import { AcousticsError } from "./errors";
import type { MicrophoneType } from "./off-axis";
import { PATTERNS } from "./polar";
import { type Aim, aimAlong, cosineOfDegrees, degreesOfCosine, direction, type Vector } from "./vectors";

export type StereoPairKind = "xy" | "ortf" | "nos" | "ab" | "blumlein" | "ms";

/** Two equal microphones, spread evenly around the pair's aim. */
export interface StereoPairGeometry {
  readonly spacingMetres: number;
  /** Between the two axes. */
  readonly angleDegrees: number;
  readonly pattern01: number;
}

/** The usual pairs; mid/side has its own shape. */
export const STEREO_PAIRS: Readonly<Record<Exclude<StereoPairKind, "ms">, StereoPairGeometry>> = {
  xy: { spacingMetres: 0, angleDegrees: 90, pattern01: PATTERNS.cardioid },
  ortf: { spacingMetres: 0.17, angleDegrees: 110, pattern01: PATTERNS.cardioid },
  nos: { spacingMetres: 0.3, angleDegrees: 90, pattern01: PATTERNS.cardioid },
  ab: { spacingMetres: 0.5, angleDegrees: 0, pattern01: PATTERNS.omnidirectional },
  blumlein: { spacingMetres: 0, angleDegrees: 90, pattern01: PATTERNS["figure-8"] },
};

/** Two rows, left and right, of the gains of the first and the second microphone. */
export type StereoMatrix = readonly [
  left: readonly [first: number, second: number],
  right: readonly [first: number, second: number],
];

export interface StereoPair {
  /** Left and right, or mid and side. */
  readonly microphones: readonly [first: Microphone, second: Microphone];
  readonly matrix: StereoMatrix;
}

export interface StereoPairOptions {
  /** Condenser when not given. */
  readonly type?: MicrophoneType;
  /** Mid/side only: pattern of the middle one, cardioid when not given. */
  readonly midPattern01?: number;
  /** Mid/side only: gain 0…4 of the side one, the width of the picture; 1 when not given. */
  readonly sideGain?: number;
}

/**
 * Microphones and matrix of a stereo pair. Left and right lie in the plane through the aim and the level line across
 * it: a pair that looks straight down has its left where −90° of its azimuth is.
 * @param position middle between the microphones, metres
 * @param aim where the middle of the picture is
 * @throws AcousticsError when the side gain is out of range
 */
export function stereoPair(
  kind: StereoPairKind,
  position: Vector,
  aim: Aim,
  { type = "condenser", midPattern01 = PATTERNS.cardioid, sideGain = 1 }: StereoPairOptions = {},
): StereoPair {
  if (kind === "ms") {
    if (!(sideGain >= 0 && sideGain <= 4)) {
      throw new AcousticsError(
        "acoustics/out-of-range",
        "The gain of the side microphone is between 0 and 4.",
      );
    }
    const mid = { position, aim, pattern01: midPattern01, type };
    const side = { position, aim: turned(aim, -90), pattern01: PATTERNS["figure-8"], type };
    return {
      microphones: [mid, side],
      matrix: [
        [1, sideGain],
        [1, -sideGain],
      ],
    };
  }
  const { spacingMetres, angleDegrees, pattern01 } = STEREO_PAIRS[kind];
  const across = direction({ azimuthDegrees: wrapped(aim.azimuthDegrees + 90), elevationDegrees: 0 });
  const placed = (side: number) => ({
    position: shifted(position, across, (side * spacingMetres) / 2),
    aim: turned(aim, (side * angleDegrees) / 2),
    pattern01,
    type,
  });
  return {
    microphones: [placed(-1), placed(1)],
    matrix: [
      [1, 0],
      [0, 1],
    ],
  };
}

/** One microphone on one strip of a console. A mid/side pair takes three: the side one twice. */
export interface PairStrip {
  readonly microphone: Microphone;
  readonly pan: -1 | 0 | 1;
  readonly polarity: "normal" | "inverted";
  /** Fader gain as an amplitude, under an equal-power pan law. */
  readonly gain: number;
}

/** The strips that make the matrix of a pair: hard left, hard right, and √2 in the centre for a mid. */
export function stereoPairStrips({ microphones: [first, second], matrix }: StereoPair): PairStrip[] {
  const [[ownLeft, otherLeft]] = matrix;
  if (otherLeft === 0) {
    return [
      { microphone: first, pan: -1, polarity: "normal", gain: ownLeft },
      { microphone: second, pan: 1, polarity: "normal", gain: matrix[1][1] },
    ];
  }
  return [
    { microphone: first, pan: 0, polarity: "normal", gain: Math.SQRT2 * ownLeft },
    { microphone: second, pan: -1, polarity: "normal", gain: otherLeft },
    { microphone: second, pan: 1, polarity: "inverted", gain: otherLeft },
  ];
}

/** The coincident pair that a mid/side pair is equal to, for sounds from the level. */
export interface XyEquivalent {
  readonly pattern01: number;
  /** From the middle to each axis. */
  readonly halfAngleDegrees: number;
  /** Gain of each virtual microphone on its axis. */
  readonly gain: number;
}

/** a + (1 − a) cos θ ± s sin θ = a + √((1 − a)² + s²) cos(θ ∓ φ). */
export function xyEquivalent(midPattern01: number, sideGain: number): XyEquivalent {
  const forward = 1 - midPattern01;
  const gradient = Math.sqrt(forward * forward + sideGain * sideGain);
  const gain = midPattern01 + gradient;
  return {
    pattern01: midPattern01 / gain,
    halfAngleDegrees: gradient === 0 ? 0 : degreesOfCosine(forward / gradient),
    gain,
  };
}

/** An aim turned within its own plane, positive to the right. */
function turned(aim: Aim, degrees: number): Aim {
  if (degrees === 0) return aim;
  if (aim.elevationDegrees === 0) return { ...aim, azimuthDegrees: wrapped(aim.azimuthDegrees + degrees) };
  const ahead = direction(aim);
  const across = direction({ azimuthDegrees: wrapped(aim.azimuthDegrees + 90), elevationDegrees: 0 });
  // The sine by the cosine of the complement: exact at quarter turns.
  const along = cosineOfDegrees(degrees);
  const aside = cosineOfDegrees(90 - degrees);
  const x = ahead.x * along + across.x * aside;
  const y = ahead.y * along + across.y * aside;
  const z = ahead.z * along + across.z * aside;
  return aimAlong({ x, y, z });
}

function shifted({ x, y, z }: Vector, along: Vector, metres: number): Vector {
  return { x: x + along.x * metres, y: y + along.y * metres, z: z + along.z * metres };
}

function wrapped(degrees: number): number {
  if (degrees > 180) return degrees - 360;
  return degrees < -180 ? degrees + 360 : degrees;
}
