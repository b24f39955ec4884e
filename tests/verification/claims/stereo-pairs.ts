import { listArrivals } from "@/audio-engine/acoustics/arrivals";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { type StereoPairKind, stereoPair } from "@/audio-engine/acoustics/stereo-pair";
import { type Claim, Deviations, type Finding } from "../claim";

interface Definition {
  readonly spacingMetres: number;
  readonly angleDegrees: number;
  readonly pattern01: number;
}

/** As the textbooks define the pairs. */
const DEFINED: Readonly<Record<Exclude<StereoPairKind, "ms">, Definition>> = {
  xy: { spacingMetres: 0, angleDegrees: 90, pattern01: 0.5 },
  ortf: { spacingMetres: 0.17, angleDegrees: 110, pattern01: 0.5 },
  nos: { spacingMetres: 0.3, angleDegrees: 90, pattern01: 0.5 },
  ab: { spacingMetres: 0.5, angleDegrees: 0, pattern01: 1 },
  blumlein: { spacingMetres: 0, angleDegrees: 90, pattern01: 0 },
};
const KINDS = Object.keys(DEFINED) as (keyof typeof DEFINED)[];
const DRAWN = "ortf";

/** As wide as a hangar: the pair at its middle, a source 25 m away in any direction. */
const HANGAR = { ...ROOMS.hall, size: { x: 60, y: 60, z: 60 } };
const MIDDLE = { x: 30, y: 30, z: 30 };
const METRES = 25;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

interface Difference {
  readonly levelDb: number;
  /** Right before left. */
  readonly samples: number;
}

/** Level and time of the right microphone against the left one, of a source so many degrees to the right. */
function expectedAt({ spacingMetres, angleDegrees, pattern01 }: Definition, degrees: number): Difference {
  const [x, y] = [METRES * Math.sin(radians(degrees)), METRES * Math.cos(radians(degrees))];
  const [left, right] = [-1, 1].map((side) => {
    const [dx, metres] = [x - (side * spacingMetres) / 2, Math.hypot(x - (side * spacingMetres) / 2, y)];
    const axis = radians((side * angleDegrees) / 2);
    const cosine = (dx * Math.sin(axis) + y * Math.cos(axis)) / metres;
    return { gain: Math.abs(pattern01 + (1 - pattern01) * cosine) / metres, metres };
  });
  return {
    levelDb: 20 * Math.log10(right!.gain / left!.gain),
    samples: ((left!.metres - right!.metres) / 343.2) * 48000,
  };
}

function measuredAt(kind: keyof typeof DEFINED, degrees: number): Difference {
  const aim = { azimuthDegrees: 0, elevationDegrees: 0 };
  const source = {
    position: {
      x: MIDDLE.x + METRES * Math.sin(radians(degrees)),
      y: MIDDLE.y + METRES * Math.cos(radians(degrees)),
      z: MIDDLE.z,
    },
    aim,
  };
  const [left, right] = stereoPair(kind, MIDDLE, aim).microphones.map(
    (microphone) => listArrivals({ room: HANGAR, source, microphone }, 0)[0]!,
  );
  return {
    levelDb: 20 * Math.log10(Math.abs(right!.pressureGain / left!.pressureGain)),
    samples: (left!.delaySeconds - right!.delaySeconds) * 48000,
  };
}

function compared(value: (difference: Difference) => number, yLabel: string): Finding {
  const deviations = new Deviations();
  const angles = Array.from({ length: 181 }, (_, i) => i - 90);
  for (const kind of KINDS) {
    for (const degrees of angles) {
      const expected = expectedAt(DEFINED[kind], degrees);
      // Where one microphone has its null there is nothing to compare.
      if (Math.abs(expected.levelDb) < 40) {
        deviations.add(value(measuredAt(kind, degrees)), value(expected));
      }
    }
  }
  return {
    worst: deviations.worst,
    values: deviations.values,
    plot: {
      kind: "curve",
      xLabel: "degrees to the right; ORTF",
      xScale: "linear",
      yLabel,
      x: angles,
      y: angles.map((degrees) => value(measuredAt(DRAWN, degrees))),
      expected: angles.map((degrees) => value(expectedAt(DEFINED[DRAWN], degrees))),
    },
  };
}

const GEOMETRY =
  "closed form from the definition of each pair: spacing, angle, pattern; every whole degree of the front half";

export const stereoPairLevel: Claim = {
  id: "stereo-pair-level",
  title: "Stereo pairs: how much louder on one side",
  promise: "XY, ORTF, NOS, AB and Blumlein place a source by level as their geometry says.",
  reference: GEOMETRY,
  tolerance: 0.1,
  unit: "dB",
  measure: () => compared(({ levelDb }) => levelDb, "level difference in decibels"),
};

export const stereoPairTime: Claim = {
  id: "stereo-pair-time",
  title: "Stereo pairs: how much earlier on one side",
  promise: "… and by time: to two millionths of a second, a tenth of a sample.",
  reference: GEOMETRY,
  tolerance: 0.096,
  unit: "samples",
  measure: () => compared(({ samples }) => samples, "time difference in samples"),
};
